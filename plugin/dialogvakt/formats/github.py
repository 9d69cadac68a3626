"""Annotations of GitHub Actions: one workflow command a line, for each finding at its first place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from dialogvakt.files.excerpt import Region
from dialogvakt.finding import Severity
from dialogvakt.formats.checked import TOOL, Run, told_once

_COMMANDS: Mapping[Severity, str] = {"critical": "error", "warning": "warning", "info": "notice"}
_IN_MESSAGES = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTIES = _IN_MESSAGES | str.maketrans({":": "%3A", ",": "%2C"})


def github(run: Run) -> str:
    """Return the workflow commands."""
    return "".join(f"{line}\n" for line in _lines(run))


def _lines(run: Run) -> Iterator[str]:
    for checked in run.checked:
        for finding in checked.live():
            region = checked.regions(finding, "utf-16")[0]
            place = {"file": PurePath(checked.file).as_posix(), **_place(region)}
            title = f"{finding.code} ({finding.clause})"
            yield _command(_COMMANDS[finding.severity], place | {"title": title}, finding.message)
    for checked, notice in told_once(run.checked):
        yield _command("notice", {"file": PurePath(checked.file).as_posix(), "title": TOOL}, notice)
    for problem in run.problems:
        file, line = problem.place
        place = {"file": PurePath(file).as_posix()} | ({"line": line} if line else {})
        yield _command("error", place | {"title": TOOL}, problem.message)


def _place(region: Region) -> dict[str, object]:
    """Return lines, and columns where they are allowed: within one line."""
    start, end = region
    lines: dict[str, object] = {"line": start.line, "endLine": end.line}
    return lines if start.line != end.line else lines | {"col": start.column, "endColumn": end.column}


def _command(name: str, properties: Mapping[str, object], message: str) -> str:
    written = ",".join(f"{key}={str(value).translate(_IN_PROPERTIES)}" for key, value in properties.items())
    return f"::{name} {written}::{message.translate(_IN_MESSAGES)}"
