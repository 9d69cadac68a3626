"""The draft with its places marked: coloured underlines on a terminal, a line of marks below when plain."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from rich.text import Text

from dialogvakt.cli.cells import Cell, cells_of
from dialogvakt.finding import Finding, Severity

GUTTER = "│ "
MARKS: dict[Severity, str] = {"critical": "^", "warning": "~", "info": "-"}
STYLES: dict[Severity, str] = {
    "critical": "bold red underline",
    "warning": "yellow underline",
    "info": "cyan underline",
}
_WEIGHT: dict[Severity, int] = {"info": 1, "warning": 2, "critical": 3}
_LINE_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NO_MARK = " "

Marks = Sequence[Severity | None]


def marked_draft(text: str, findings: Iterable[Finding], width: int, *, styled: bool) -> Iterator[Text]:
    """Yield the lines to print; where places overlap, the heaviest finding's mark is seen."""
    marks = _marks(text, findings)
    width = max(width - len(GUTTER), 1)
    for start, end in _lines(text.rstrip()):
        for row in _rows(list(cells_of(text[start:end], start)), width):
            yield _styled(row, marks) if styled else Text(f"{GUTTER}{_plain(row)}".rstrip())
            below = "" if styled else _marks_below(row, marks)
            if below:
                yield Text(f"{GUTTER}{below}")


def _marks(text: str, findings: Iterable[Finding]) -> Marks:
    marks: list[Severity | None] = [None] * len(text)
    for finding in sorted(findings, key=lambda finding: _WEIGHT[finding.severity]):
        for place in finding.places:
            marks[place.start : place.end] = [finding.severity] * (place.end - place.start)
    return marks


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _LINE_BREAK.finditer(text):
        yield start, found.start()
        start = found.end()
    yield start, len(text)


def _rows(cells: Sequence[Cell], width: int) -> Iterator[Sequence[Cell]]:
    """Break a line into rows behind a space where there is one, else wherever the row is full."""
    first = 0
    while first < len(cells):
        used, last, after_space = 0, first, first
        while last < len(cells) and used + cells[last].width <= width:
            used += cells[last].width
            last += 1
            if cells[last - 1].shown.isspace():
                after_space = last
        if last < len(cells):
            hangs_over = cells[last].shown.isspace()
            last = last + 1 if hangs_over else after_space if after_space > first else max(last, first + 1)
        yield cells[first:last]
        first = last
    if not cells:
        yield cells


def _plain(row: Sequence[Cell]) -> str:
    return "".join(cell.shown for cell in row).rstrip()


def _marks_below(row: Sequence[Cell], marks: Marks) -> str:
    found = ((_mark_of(cell, marks), cell.width) for cell in row)
    return "".join((MARKS[mark] if mark else _NO_MARK) * width for mark, width in found).rstrip()


def _styled(row: Sequence[Cell], marks: Marks) -> Text:
    line = Text(GUTTER, style="dim")
    for cell in row:
        mark = _mark_of(cell, marks)
        line.append(cell.shown, STYLES[mark] if mark else "not dim")
    return line


def _mark_of(cell: Cell, marks: Marks) -> Severity | None:
    found = [mark for mark in marks[cell.start : cell.end] if mark]
    return max(found, key=_WEIGHT.__getitem__, default=None)
