"""What a form of output is made from: reports, where their drafts stand, and what there is to know about the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from dialogvakt.config.dismissal import Dismissal, Dismissed, without_dismissed
from dialogvakt.files.document import Origin
from dialogvakt.files.excerpt import Excerpt, Region, Unit
from dialogvakt.files.offsetmap import OffsetMap
from dialogvakt.finding import Edit, Finding
from dialogvakt.fingerprint import fingerprints
from dialogvakt.notices import notices
from dialogvakt.report import Report
from dialogvakt.ruledescription import RuleDescription

TOOL = "dialogvakt"
# A guideline's id and version.
GuidelineKey: TypeAlias = tuple[str, str]
_FILE_AND_LINE = re.compile(r"(.+):([0-9]+)")


@dataclass(frozen=True, slots=True)
class Checked:
    """The report on one draft: its file, its text, and where that stands in the file (as it is, unless said)."""

    file: str
    text: str
    report: Report
    origin: Origin | None = None
    dismissed: Dismissed = ()

    @property
    def guideline(self) -> GuidelineKey:
        """The guideline that the draft was held against."""
        return self.report.guideline.id, self.report.guideline.version

    @property
    def stands(self) -> Origin:
        """Where the text stands in the file."""
        return self.origin or Origin(self.file, Excerpt(self.text), OffsetMap.identity(len(self.text)))

    def regions(self, finding: Finding, unit: Unit) -> tuple[Region, ...]:
        """Return where a finding stands in the file; what is missing is missing at the beginning of the text."""
        places = [(place.start, place.end) for place in finding.places] or [(0, 0)]
        return tuple(self.stands.region(*place, unit) for place in places)

    def replacement(self, edit: Edit, unit: Unit) -> tuple[Region, str] | None:
        """Return where a change is made in the file and what is to be written there; None if it cannot be made."""
        words = self.stands.written(edit)
        return None if words is None else (self.stands.region(edit.start, edit.end, unit), words)

    def fingerprinted(self) -> Iterator[tuple[Finding, str, Dismissal | None]]:
        """Yield each finding with its fingerprint and what dismisses it."""
        findings = self.report.findings
        dismissed = self.dismissed or (None,) * len(findings)
        yield from zip(findings, fingerprints(findings, self.text), dismissed, strict=True)

    def live(self) -> list[Finding]:
        """Return the findings that matter whatever way the message goes, and that nobody dismissed."""
        return [finding for finding in without_dismissed(self.report, self.dismissed).findings if not finding.shadowed]


def told_once(checked: Sequence[Checked]) -> Iterator[tuple[Checked, str]]:
    """Yield what is to be said beside the findings, each sentence with the first draft that it is said of."""
    told: set[str] = set()
    for one in checked:
        for notice in notices(one.report):
            if notice not in told:
                told.add(notice)
                yield one, notice


@dataclass(frozen=True, slots=True)
class Problem:
    """Why something could not be checked; `source` is the file, or file and line."""

    source: str
    message: str

    @property
    def place(self) -> tuple[str, int | None]:
        """The file, and the line where one is known."""
        found = _FILE_AND_LINE.fullmatch(self.source)
        return (found[1], int(found[2])) if found else (self.source, None)


@dataclass(frozen=True, slots=True)
class Run:
    """All that one call of the command came to; `rules` are those of each guideline by its id and version."""

    version: str
    language: str
    rules: Mapping[GuidelineKey, Sequence[RuleDescription]]
    checked: Sequence[Checked]
    problems: Sequence[Problem] = ()

    def by_guideline(self) -> Iterator[tuple[GuidelineKey, Sequence[RuleDescription], list[Checked]]]:
        """Yield each guideline with its rules and the drafts that were held against it."""
        for key, rules in self.rules.items():
            yield key, rules, [checked for checked in self.checked if checked.guideline == key]

    def link(self, checked: Checked, code: str) -> str | None:
        """Return the page that explains a rule of the guideline that a draft was held against."""
        return next((rule.link for rule in self.rules[checked.guideline] if rule.code == code), None)
