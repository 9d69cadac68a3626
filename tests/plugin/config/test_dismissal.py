"""Dismissed findings: what they cover, and what is left of a report."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt import Checker, Draft, Finding
from dialogvakt.config.dismissal import Dismissal, Dismissals, relative_path, without_dismissed
from dialogvakt.fingerprint import fingerprints

TEXT = "Pas. har kalium 6,8."
MARK = "0" * 32


def dismissal(**changes: Any) -> Dismissal:
    data = {"code": "abbreviation", "reason": "Standardfrase", "date": date(2026, 11, 25), "by": "Kari Moe"}
    return Dismissal.model_validate(data | changes)


def finding(severity: Any = "info", code: str = "abbreviation") -> Finding:
    return Finding(code, "4.4", severity, "")


@pytest.mark.parametrize(
    ("changes", "covered"),
    [
        ({}, True),
        ({"code": "sender"}, False),
        ({"fingerprint": MARK}, True),
        ({"fingerprint": "1" * 32}, False),
        ({"file": "a.txt"}, True),
        ({"file": "b.txt"}, False),
        ({"draft": "7"}, True),
        ({"draft": "8"}, False),
    ],
)
def test_each_part_that_is_given_narrows_it_down(changes: dict[str, str], covered: bool) -> None:
    assert dismissal(**changes).covers(finding(), MARK, "a.txt", "7") is covered


@pytest.mark.parametrize(
    ("parts", "covered"),
    [
        ([], False),
        (["fingerprint"], False),
        (["file", "draft"], False),
        (["fingerprint", "draft"], False),
        (["fingerprint", "file"], False),
        (["fingerprint", "file", "draft"], True),
    ],
)
def test_what_is_critical_is_dismissed_only_one_by_one(parts: list[str], covered: bool) -> None:
    known = {"fingerprint": MARK, "file": "a.txt", "draft": "7"}
    made = dismissal(**{part: known[part] for part in parts})
    assert made.covers(finding("critical"), MARK, "a.txt", "7") is covered


def test_findings_about_form_count_again_when_no_other_way_is_left(checker: Checker) -> None:
    report = checker.check(Draft(TEXT))
    moving = {one.code for one in report.findings if one.channel}
    dismissed = tuple(dismissal() if one.code in moving else None for one in report.findings)
    left = without_dismissed(report, dismissed)
    assert {one.code for one in left.findings} == {one.code for one in report.findings} - moving
    assert not any(one.shadowed for one in left.findings)
    assert (left.verdict, left.channel) == (report.verdict, report.channel)
    assert without_dismissed(report, (None,) * len(report.findings)) is report


def test_what_matches_nothing_is_told_as_far_as_it_can_be(
    checker: Checker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).touch()
    files = ("a.txt", "b.txt", "gone.txt")
    wrong = [dismissal(code="sender", fingerprint="1" * 32, file=name) for name in files]
    all_of = [dismissal(), dismissal(code="too-long")]
    dismissals = Dismissals([*wrong, *all_of], str(tmp_path))
    report = checker.check(Draft(TEXT, id="a.txt"))
    found = dismissals.of("a.txt", TEXT, report)
    assert {one.code for one, by in zip(report.findings, found, strict=True) if by} == {"abbreviation"}
    assert [number for number, _ in dismissals.unused(everything=False)] == [0, 2]
    assert [number for number, _ in dismissals.unused(everything=True)] == [0, 2, 4]


def test_paths_have_slashes_and_are_seen_from_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    assert relative_path("x.txt", str(tmp_path)) == "a/x.txt"
    assert relative_path("../x.txt", str(tmp_path)) == "x.txt"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_a_dismissal_holds_whatever_is_written_elsewhere(checker: Checker, before: str) -> None:
    """What was dismissed stays dismissed as long as it is found, and nothing else is with it."""
    one = checker.check(Draft("Pas. sover."))
    (mark,) = (
        known
        for found, known in zip(one.findings, fingerprints(one.findings, "Pas. sover."), strict=True)
        if found.code == "abbreviation"
    )
    text = f"{before}\n\nPas. sover."
    report = checker.check(Draft(text))
    dismissed = Dismissals([dismissal(fingerprint=mark)]).of(None, text, report)
    covered = [found for found, by in zip(report.findings, dismissed, strict=True) if by]
    assert all(found.code == "abbreviation" for found in covered)
    assert len(covered) == len({found.text.casefold() for found in covered if found.text})
    expected = any(found.code == "abbreviation" and found.text == "Pas." for found in report.findings)
    assert bool(covered) >= expected
