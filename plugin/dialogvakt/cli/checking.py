"""Checks many drafts one after the other; what goes wrong with one is told, and the others are still checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import tee
from typing import NamedTuple

from dialogvakt.cli.console import say
from dialogvakt.cli.exitcodes import COULD_NOT_RUN, FINDINGS, NOTHING_FOUND
from dialogvakt.cli.workers import Outcome, Workers
from dialogvakt.config.configfile import Threshold
from dialogvakt.config.dismissal import Dismissals, Dismissed, without_dismissed
from dialogvakt.draft import Draft
from dialogvakt.files.document import Document
from dialogvakt.formats.checked import Problem
from dialogvakt.report import Report


class Result(NamedTuple):
    """A draft that was checked: where it came from, the whole report, and what dismisses each finding."""

    document: Document
    draft: Draft
    report: Report
    dismissed: Dismissed

    @property
    def left(self) -> Report:
        """The report without the dismissed findings."""
        return without_dismissed(self.report, self.dismissed)


@dataclass(slots=True)
class Tally:
    """What a run has come to so far."""

    fail_on: Threshold
    findings: bool = False
    problems: list[Problem] = field(default_factory=list)

    def count(self, report: Report) -> None:
        """Take one report into account."""
        self.findings = self.findings or reaches(report, self.fail_on)

    def fail(self, source: str, message: str) -> None:
        """Tell what could not be done, and remember it."""
        self.problems.append(Problem(source, message))
        say(message)

    @property
    def exit_code(self) -> int:
        """What the command ends with; a draft that could not be checked outweighs findings."""
        if self.problems:
            return COULD_NOT_RUN
        return FINDINGS if self.findings else NOTHING_FOUND


def reaches(report: Report, threshold: Threshold) -> bool:
    """Tell whether a report holds something as heavy as the threshold."""
    match threshold:
        case "redirect":
            return any(finding.channel for finding in report.findings)
        case "warning":
            return any(finding.severity != "info" for finding in report.findings)
        case "info":
            return bool(report.findings)


def check_all(
    workers: Workers, documents: Iterable[Document], tally: Tally, dismissals: Dismissals
) -> Iterator[Result]:
    """Yield the report on each draft that can be checked, and tell of those that cannot."""
    for document, outcome in _outcomes(workers, documents):
        if isinstance(outcome, str):
            tally.fail(document.name, outcome)
        elif document.draft is not None:
            yield _result(document, document.draft, outcome, dismissals)


def check_quietly(workers: Workers, documents: Iterable[Document], dismissals: Dismissals) -> Iterator[Result]:
    """Yield the report on each draft that can be checked; the others will be told of when they are checked again."""
    for document, outcome in _outcomes(workers, documents):
        if document.draft is not None and not isinstance(outcome, str):
            yield _result(document, document.draft, outcome, dismissals)


def _result(document: Document, draft: Draft, report: Report, dismissals: Dismissals) -> Result:
    return Result(document, draft, report, dismissals.of(document.file, draft.text, report))


def _outcomes(workers: Workers, documents: Iterable[Document]) -> Iterator[tuple[Document, Outcome]]:
    """Yield each document with what came of it, in order."""
    told, asked = tee(documents)
    outcomes = workers.outcomes((document.name, document.draft) for document in asked if document.draft is not None)
    for document in told:
        yield document, str(document.error) if document.draft is None else next(outcomes)
