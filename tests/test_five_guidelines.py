"""Where the bundled guidelines differ: one draft, and the channel that each of them recommends."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from dialogvakt import Checker, Context, Draft, Organisation
from dialogvakt_rules import bundled_guidelines, load_guideline

_FILE = Path(__file__).parent / "data" / "five-guidelines.yaml"
_DRAFTS: list[dict[str, Any]] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))["drafts"]
_OWN_CHANNEL = "dialog-message"


@cache
def checker_of(name: str) -> Checker:
    return Checker(load_guideline(name))


def test_there_are_enough_drafts_in_both_standards() -> None:
    assert len(_DRAFTS) >= 40
    languages = [draft["language"] for draft in _DRAFTS]
    assert languages.count("nb") == languages.count("nn")


@pytest.mark.parametrize("draft", _DRAFTS, ids=lambda draft: f"{draft['name']} ({draft['language']})")
def test_each_guideline_sends_a_draft_its_own_way(draft: dict[str, Any]) -> None:
    context = Context.from_mapping(draft.get("context"))
    reports = {name: checker_of(name).check(Draft(draft["text"], context)) for name in bundled_guidelines()}
    assert {name: report.channel for name, report in reports.items()} == {
        name: draft["channels"].get(name, _OWN_CHANNEL) for name in reports
    }
    for name, report in reports.items():
        codes = {finding.code for finding in report.findings}
        assert codes >= set(draft.get("asks", {}).get(name, ())), name
        assert codes.isdisjoint(draft.get("passes", {}).get(name, ())), name


@pytest.mark.parametrize("name", bundled_guidelines())
def test_a_guideline_follows_from_its_hospitals_names_and_number(name: str) -> None:
    scope = load_guideline(name).scope
    checker = Checker()
    organisations = [Organisation(name=called) for called in scope.names]
    organisations += [Organisation(organisation_number=number) for number in scope.organisation_numbers]
    assert len(organisations) >= 3
    for organisation in organisations:
        report = checker.check(Draft("Hei", Context(recipient_organisation=organisation)))
        assert (report.guideline.id, report.guideline.chosen) == (name, "recipient")
