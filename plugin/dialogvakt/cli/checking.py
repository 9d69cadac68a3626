"""Checks many drafts one after the other; what goes wrong with one is told, and the others are still checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, get_args

from dialogvakt.checker import Checker
from dialogvakt.cli.console import own_mistake, say
from dialogvakt.cli.exitcodes import COULD_NOT_RUN, FINDINGS, NOTHING_FOUND
from dialogvakt.cli.inputs import Source
from dialogvakt.draft import Draft
from dialogvakt.errors import InputError
from dialogvakt.report import Report

Threshold = Literal["redirect", "warning", "info"]
THRESHOLDS: tuple[Threshold, ...] = get_args(Threshold)


@dataclass(slots=True)
class Tally:
    """What a run has come to so far."""

    fail_on: Threshold
    findings: bool = False
    failed: bool = field(default=False)

    def count(self, report: Report) -> None:
        """Take one report into account."""
        self.findings = self.findings or reaches(report, self.fail_on)

    @property
    def exit_code(self) -> int:
        """What the command ends with; a draft that could not be checked outweighs findings."""
        if self.failed:
            return COULD_NOT_RUN
        return FINDINGS if self.findings else NOTHING_FOUND


def reaches(report: Report, threshold: Threshold) -> bool:
    """Tell whether a report holds something as heavy as the threshold."""
    match threshold:
        case "redirect":
            return report.verdict == "redirect"
        case "warning":
            return any(finding.severity != "info" for finding in report.findings)
        case "info":
            return bool(report.findings)


def check_all(checker: Checker, sources: Iterable[Source], tally: Tally) -> Iterator[tuple[Source, Draft, Report]]:
    """Yield the report on each draft that can be checked, and tell of those that cannot."""
    for source in sources:
        if source.draft is None:
            tally.failed = True
            say(source.error)
            continue
        try:
            report = checker.check(source.draft)
        except InputError as error:
            tally.failed = True
            say(error.at(source.name))
        except Exception as error:
            # The outermost border: whatever one draft brings to light must not keep the others from being checked.
            tally.failed = True
            say(f"{source.name}: {own_mistake(error)}")
        else:
            yield source, source.draft, report
