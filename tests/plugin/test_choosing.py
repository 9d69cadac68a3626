"""The guideline follows from the receiver, the sender, the name given or the default, and the report says which."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dialogvakt import Checker, Context, Draft, Organisation
from dialogvakt_rules import GuidelineErrors

NORDVIK = Path(__file__).parent.parent / "data" / "nordvik"
BERGEN = "helse-bergen-d81023"
RECEIVER = Context(recipient_organisation=Organisation(organisation_number="983974724"))
TEXT = "Pas. har kalium 6,5."


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with the small guideline, whose hospital is Nordvik sykehus."""
    shutil.copytree(NORDVIK, tmp_path / "nordvik")
    return tmp_path


def chosen(checker: Checker, context: Context) -> tuple[str, str]:
    guideline = checker.check(Draft(TEXT, context)).guideline
    return guideline.id, guideline.chosen


def test_without_any_sign_it_is_the_default() -> None:
    assert chosen(Checker(), Context()) == (BERGEN, "default")


def test_a_name_comes_before_the_default(place: Path) -> None:
    assert chosen(Checker("nordvik", guidelines=[place]), Context()) == ("nordvik", "named")


@pytest.mark.parametrize(
    "context",
    [
        Context(recipient_organisation=Organisation(name="Haukeland universitetssjukehus, HF")),
        Context(recipients=("Haukeland, Ortopedi",)),
        RECEIVER,
    ],
)
def test_the_receiver_comes_before_a_name(place: Path, context: Context) -> None:
    assert chosen(Checker("nordvik", guidelines=[place]), context) == (BERGEN, "recipient")


def test_the_sender_comes_before_a_name(place: Path) -> None:
    context = Context(sender_organisation=Organisation(name="Helse Bergen"), recipients=("Sykepleiertjeneste",))
    assert chosen(Checker("nordvik", guidelines=[place]), context) == (BERGEN, "sender")


def test_a_folder_or_a_loaded_guideline_is_the_only_one_asked(checker: Checker) -> None:
    assert chosen(Checker(NORDVIK), RECEIVER) == chosen(checker, RECEIVER) == ("nordvik", "named")


def test_between_two_the_receivers_counts_and_the_senders_demands_are_named(place: Path) -> None:
    guideline = place / "nordvik" / "guideline.yaml"
    text = guideline.read_text(encoding="utf-8")
    assert "Nordvik sykehus" in text
    context = Context(
        recipient_organisation=Organisation(name="Helse Bergen"),
        sender_organisation=Organisation(name="Nordvik sykehus"),
    )
    report = Checker(guidelines=[place]).check(Draft(TEXT, context))
    assert (report.guideline.id, report.guideline.chosen) == (BERGEN, "recipient")
    assert report.other_guideline is not None
    demands = {(demand.code, demand.kind) for demand in report.other_guideline.demands}
    assert ("critical-value", "more") in demands
    assert ("sender-identity", "less") in demands
    data = report.to_dict(TEXT)["other_guideline"]
    assert data["id"] == "nordvik" and all(demand["text"] for demand in data["demands"])


def test_a_guideline_changed_on_disk_is_read_again_on_demand(place: Path) -> None:
    checker = Checker("nordvik", guidelines=[place])
    rule = place / "nordvik" / "rules" / "critical-value.yaml"
    before = rule.read_text(encoding="utf-8")
    codes = [finding.code for finding in checker.check(Draft(TEXT)).findings]
    assert "critical-value" in codes and checker.reload() == ()
    rule.write_text(before.replace("6.2", "6.9"), encoding="utf-8")
    assert checker.reload() == ("nordvik",)
    assert "critical-value" not in [finding.code for finding in checker.check(Draft(TEXT)).findings]


@pytest.mark.parametrize("named", [True, False], ids=["by its id", "by its folder"])
def test_a_guideline_that_breaks_leaves_the_last_good_one_at_work(place: Path, named: bool) -> None:
    checker = Checker("nordvik", guidelines=[place]) if named else Checker(place / "nordvik")
    rule = place / "nordvik" / "rules" / "critical-value.yaml"
    rule.write_text(rule.read_text(encoding="utf-8") + "unheard: of\n", encoding="utf-8")
    with pytest.raises(GuidelineErrors, match="unheard: unknown key"):
        checker.reload()
    assert "critical-value" in [finding.code for finding in checker.check(Draft(TEXT)).findings]


def test_a_report_leads_to_its_guideline(place: Path) -> None:
    checker = Checker("nordvik", guidelines=[place])
    report = checker.check(Draft(TEXT, RECEIVER))
    assert checker.guideline_of(report).id == BERGEN
    assert checker.guideline.id == "nordvik"
