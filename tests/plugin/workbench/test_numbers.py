"""A guideline that extends the base changes one number of a rule, and the rule with its condition stays the base's."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogvakt import Checker, Draft
from dialogvakt.workbench.differences import differences
from dialogvakt.workbench.starter import Beginning, write_starter
from dialogvakt_rules import load_guideline
from tests.plugin.workbench.conftest import change

ONE_NUMBER = [
    ("acute-care", "most-pulse: 120", "Pulsen er 125.", "den øvre grensen for puls er 120, før 130"),
    ("serious-finding", "most-potassium: 6.0", "Kalium er 6,1 i dag.", "den øvre grensen for kalium er 6, før 6,2"),
    (
        "reply-deadline",
        "least-workdays: 6",
        "Kan dere svare innen fem virkedager?",
        "grensen «least-workdays» er 6, før 3",
    ),
    ("outside-period", "most-months: 6", None, "den øvre grensen for måneder siden siste kontakt er 6, før 12"),
]


@pytest.fixture
def nordvik(tmp_path: Path) -> Path:
    """A new guideline on the common base."""
    beginning = Beginning(id="nordvik", title="Regler", publisher="Nordvik", document="N1", source="Nordvik, N1")
    return write_starter(beginning, tmp_path)


@pytest.mark.parametrize(("code", "number", "text", "told"), ONE_NUMBER)
def test_one_number_changes_without_a_copy_of_the_rule(
    nordvik: Path, code: str, number: str, text: str | None, told: str
) -> None:
    path = nordvik / "guideline.yaml"
    left_out = f'  {code}: {{off: "Ikke holdt opp mot kilden ennå."}}'
    change(path, left_out, f'  {code}: {{clause: "1"}}')
    path.write_text(f"{path.read_text('utf-8')}precedence: [{code}]\n", "utf-8")
    before = load_guideline(nordvik)
    change(path, f'  {code}: {{clause: "1"}}', f'  {code}: {{clause: "1", numbers: {{{number}}}}}')
    after = load_guideline(nordvik)
    rule = after.rule(code)
    assert rule is not None
    assert (rule.origin, rule.changed) == ("norwegian-base", ("numbers",))
    if text is not None:
        found = [{one.code for one in Checker(guideline).check(Draft(text)).findings} for guideline in (before, after)]
        assert [code in codes for codes in found] == [False, True]
    assert any(told in said for said in differences(before, after, "nb"))
