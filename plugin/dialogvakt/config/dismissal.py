"""Findings that somebody looked at and decided to leave: which, why, when and who."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Annotated, TypeAlias

from pydantic import BaseModel, ConfigDict, StringConstraints

from dialogvakt.draft import Day
from dialogvakt.finding import Finding
from dialogvakt.fingerprint import fingerprints
from dialogvakt.report import Report

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Fingerprint = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]


class Dismissal(BaseModel):
    """One dismissed finding, or all of a code if neither fingerprint, file nor draft narrows it down.

    `file` is relative to the folder of the configuration; `draft` is the id of one among several in a file.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: Words
    reason: Words
    date: Day
    by: Words
    fingerprint: Fingerprint | None = None
    file: Words | None = None
    draft: Words | None = None

    def covers(self, finding: Finding, fingerprint: str, file: str | None, draft: str | None) -> bool:
        """Tell whether this is about a finding; what weighs heaviest must be named by fingerprint, file and draft."""
        if self.code != finding.code or self.fingerprint not in (None, fingerprint):
            return False
        if self.file not in (None, file) or self.draft not in (None, draft):
            return False
        return finding.severity != "critical" or (self.names_one and self.draft == draft)

    @property
    def names_one(self) -> bool:
        """Whether it is about one finding in one file."""
        return self.fingerprint is not None and self.file is not None


# For each finding of a report, in their order, what dismissed it.
Dismissed: TypeAlias = tuple[Dismissal | None, ...]


class Dismissals:
    """The dismissed findings of one configuration, which remember what they were needed for."""

    def __init__(self, dismissals: Sequence[Dismissal] = (), folder: str = "") -> None:
        self._dismissals = tuple(dismissals)
        self._folder = folder
        self._used: set[int] = set()
        self._seen: set[str] = set()

    def of(self, name: str | None, text: str, report: Report) -> Dismissed:
        """Return what dismisses each finding of the report on a draft; `name` is its file, None for stdin."""
        if not self._dismissals:
            return (None,) * len(report.findings)
        file = None if name is None else self.path_of(name)
        draft = draft_in(name, report)
        if file is not None:
            self._seen.add(file)
        known_by = fingerprints(report.findings, text)
        return tuple(
            self._first(finding, fingerprint, file, draft)
            for finding, fingerprint in zip(report.findings, known_by, strict=True)
        )

    def _first(self, finding: Finding, fingerprint: str, file: str | None, draft: str | None) -> Dismissal | None:
        found = None
        for number, dismissal in enumerate(self._dismissals):
            if dismissal.covers(finding, fingerprint, file, draft):
                self._used.add(number)
                found = found or dismissal
        return found

    def path_of(self, name: str) -> str:
        """Return a file as the configuration names it."""
        return relative_path(name, self._folder)

    def unused(self, *, everything: bool) -> list[tuple[int, Dismissal]]:
        """Return the dismissals that matched nothing with their numbers from 0, as far as that can be told.

        One for a file is told if the file was checked or is gone; another only if `everything` was checked.
        """
        return [
            (number, dismissal)
            for number, dismissal in enumerate(self._dismissals)
            if number not in self._used and (everything if dismissal.file is None else self._is_settled(dismissal.file))
        ]

    def _is_settled(self, file: str) -> bool:
        return file in self._seen or not os.path.exists(os.path.join(self._folder, file))


def draft_in(name: str | None, report: Report) -> str | None:
    """Return the id by which a draft is told from others in its file, if it has one."""
    return None if report.id == name else report.id


def relative_path(name: str, folder: str) -> str:
    """Return a file's path from a folder, with slashes on every system."""
    path = os.path.abspath(name)
    try:
        return PurePath(os.path.relpath(path, folder or os.curdir)).as_posix()
    except ValueError:  # another drive
        return PurePath(path).as_posix()


def without_dismissed(report: Report, dismissed: Dismissed) -> Report:
    """Return a report with the findings that are left; if none sends the message away, those about form count again."""
    if not any(dismissed):
        return report
    left = [finding for finding, by in zip(report.findings, dismissed, strict=True) if by is None]
    if not any(finding.channel for finding in left):
        left = [replace(finding, shadowed=False) for finding in left]
    return replace(report, findings=tuple(left))
