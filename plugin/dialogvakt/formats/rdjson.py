"""The Reviewdog Diagnostic Format as one JSON object; its columns count bytes of UTF-8."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any

from dialogvakt.files.excerpt import Region, Unit
from dialogvakt.finding import Edit, Finding, Severity
from dialogvakt.formats.checked import TOOL, Checked, Problem, Run, told_once

_SEVERITIES: Mapping[Severity, str] = {"critical": "ERROR", "warning": "WARNING", "info": "INFO"}
_UNIT: Unit = "utf-8"


def rdjson(run: Run) -> dict[str, Any]:
    """Return the diagnostics of a run."""
    diagnostics = [one for checked in run.checked for one in _of_draft(checked, run)]
    told = [_of_notice(checked, notice) for checked, notice in told_once(run.checked)]
    return {"source": {"name": TOOL}, "diagnostics": [*diagnostics, *told, *map(_of_problem, run.problems)]}


def _of_draft(checked: Checked, run: Run) -> Iterator[dict[str, Any]]:
    """Yield a diagnostic for each finding; one that changes text stands at each place, so that each can be changed."""
    for finding in checked.live():
        regions = checked.regions(finding, _UNIT)
        by_place = any(fix.edits for fix in finding.fixes)
        for number, region in enumerate(regions if by_place else regions[:1]):
            yield {
                "message": finding.message,
                "location": {"path": PurePath(checked.file).as_posix(), "range": _range(region)},
                "severity": _SEVERITIES[finding.severity],
                "code": _code(finding.code, run.link(checked, finding.code)),
                **_related(checked, [] if by_place else regions[1:], finding.message),
                **_suggestions(checked, finding, number),
            }


def _code(code: str, link: str | None) -> dict[str, str]:
    return {"value": code, "url": link} if link else {"value": code}


def _related(checked: Checked, regions: Sequence[Region], message: str) -> dict[str, Any]:
    path = PurePath(checked.file).as_posix()
    found = [{"message": message, "location": {"path": path, "range": _range(region)}} for region in regions]
    return {"related_locations": found} if found else {}


def _suggestions(checked: Checked, finding: Finding, number: int) -> dict[str, Any]:
    """Return what may be written at one of the places."""
    made = (checked.replacement(edit, _UNIT) for edit in _edits_at(finding, number))
    found = [{"range": _range(region), "text": words} for region, words in filter(None, made)]
    return {"suggestions": found} if found else {}


def _edits_at(finding: Finding, number: int) -> Iterator[Edit]:
    if not finding.places:
        return
    place = finding.places[number]
    for fix in finding.fixes:
        yield from (edit for edit in fix.edits if place.start <= edit.start and edit.end <= place.end)


def _of_notice(checked: Checked, notice: str) -> dict[str, Any]:
    return {"message": notice, "location": {"path": PurePath(checked.file).as_posix()}, "severity": "INFO"}


def _of_problem(problem: Problem) -> dict[str, Any]:
    file, line = problem.place
    where = {"range": {"start": {"line": line}}} if line else {}
    return {
        "message": problem.message,
        "location": {"path": PurePath(file).as_posix(), **where},
        "severity": "ERROR",
    }


def _range(region: Region) -> dict[str, Any]:
    return {name: {"line": at.line, "column": at.column} for name, at in zip(("start", "end"), region, strict=True)}
