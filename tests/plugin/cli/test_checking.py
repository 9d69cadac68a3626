"""Many drafts: what goes wrong with one is told, and the others are checked."""

from __future__ import annotations

from typing import cast

import pytest

from dialogvakt import Checker, Draft, InputError, Report
from dialogvakt.cli.checking import Tally, check_all, reaches
from dialogvakt.cli.workers import Workers
from dialogvakt.config.configfile import Threshold
from dialogvakt.config.dismissal import Dismissals
from dialogvakt.files.document import Document


class Failing:
    """A checker with a mistake."""

    def __init__(self, checker: Checker) -> None:
        self._checker = checker

    def check(self, draft: Draft) -> Report:
        """Fail on one draft."""
        if "Ringvold" in draft.text:
            raise RuntimeError(draft.text)
        return self._checker.check(draft)


def test_one_draft_keeps_no_other_from_being_checked(checker: Checker, capsys: pytest.CaptureFixture[str]) -> None:
    sources = [
        Document("a:1", None, InputError("a:1", "text", "is missing")),
        Document("a:2", Draft("Ringvold har feber.")),
        Document("a:3", Draft("x" * 20_001)),
        Document("a:4", Draft("Pas. sover.")),
    ]
    tally = Tally("info")
    workers = Workers(cast(Checker, Failing(checker)), None, 1)
    reports = list(check_all(workers, sources, tally, Dismissals()))
    assert [result.document.name for result in reports] == ["a:4"]
    first, second, third = capsys.readouterr().err.splitlines()
    assert first == "dialogvakt: a:1: text: is missing"
    assert second.startswith("dialogvakt: a:2: could not be checked: RuntimeError at test_checking.py:")
    assert third == "dialogvakt: a:3: text: has 20001 characters; allowed: at most 20000 characters"
    assert "Ringvold" not in second
    assert [problem.source for problem in tally.problems] == ["a:1", "a:2", "a:3"]
    assert tally.exit_code == 2


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("Kalium 6,8.", {"redirect", "warning", "info"}),
        ("Hun er bedre.", {"info"}),
        ("Hun er bedre nå. Hilsen sykepleier Kari Moe, Hjertesykdommer", set[str]()),
    ],
)
def test_a_threshold_is_reached(checker: Checker, text: str, reached: set[str]) -> None:
    report = checker.check(Draft(text))
    thresholds: tuple[Threshold, ...] = ("redirect", "warning", "info")
    assert {threshold for threshold in thresholds if reaches(report, threshold)} == reached
    tally = Tally("warning")
    tally.count(report)
    assert tally.exit_code == ("warning" in reached)
