"""Runs the cases of a guideline under pytest, for those who keep one in a repository of their own.

from dialogvakt.testing import GuidelineCase, guideline_cases

@pytest.mark.parametrize("case", guideline_cases("nordvik-sykehus"), ids=str)
def test_case(case: GuidelineCase) -> None:
case.check()
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from dialogvakt.checker import Checker
from dialogvakt.workbench.casetests import all_cases, run_case
from dialogvakt.workbench.validation import open_valid
from dialogvakt_rules import Case

__all__ = ["GuidelineCase", "guideline_cases"]


@dataclass(frozen=True, slots=True)
class GuidelineCase:
    """A case with the checker that it is held against; as a text, the rule, the side and the name."""

    case: Case
    checker: Checker

    def __str__(self) -> str:
        return str(self.case)

    def check(self) -> None:
        """Raise `AssertionError`, with the draft and the words found, if the case does not go as it says."""
        result = run_case(self.checker, self.case)
        if result.failure:
            expected = "flagged" if self.case.flagged else "let pass"
            words = f", at {list(self.case.expect)}" if self.case.expect else ""
            raise AssertionError(
                f"{self.case}: must be {expected}{words}; found: {list(result.found) or 'nothing'}; "
                f"draft: {self.case.text!r}"
            )


def guideline_cases(guideline: str | Path) -> list[GuidelineCase]:
    """Return all cases that hold for a guideline, given by its id or its folder.

    Raises `GuidelineErrors` for whatever is wrong in the guideline or its cases, all of it at once.
    """
    opened = open_valid(str(guideline))
    checker = Checker(opened)
    return [GuidelineCase(case, checker) for case in all_cases(opened)]
