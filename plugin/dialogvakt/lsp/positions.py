"""Offsets of a text as lines and columns, in the unit that the editor asked for."""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol.types import Position, Range
from pygls.workspace import PositionCodec

# What ends a line for an editor; Python's `splitlines` knows more, such as U+2028.
_BREAK = re.compile(r"\r\n|\n|\r")


class Lines:
    """The lines of a text; offsets are code points, columns what the codec counts."""

    def __init__(self, text: str, codec: PositionCodec) -> None:
        breaks = [found.span() for found in _BREAK.finditer(text)]
        self.text = text
        self._codec = codec
        self._starts = [0, *(end for _, end in breaks)]
        self._ends = [*(start for start, _ in breaks), len(text)]

    def position(self, offset: int) -> Position:
        """Return where an offset stands; one inside a line break stands at the end of the line."""
        line = bisect_right(self._starts, offset) - 1
        before = self.text[self._starts[line] : min(offset, self._ends[line])]
        return Position(line, self._codec.client_num_units(before))

    def range(self, start: int, end: int) -> Range:
        """Return where a half-open range of offsets stands."""
        return Range(self.position(start), self.position(end))

    def offset(self, position: Position) -> int:
        """Return the offset of a position; beyond a line it is the line's end, beyond the text the text's."""
        if position.line >= len(self._starts):
            return len(self.text)
        start, end = self._starts[position.line], self._ends[position.line]
        line = self.text[start:end]
        column = min(position.character, self._codec.client_num_units(line))
        return start + self._codec.position_from_client_units([line], Position(0, column)).character

    def line_at(self, offset: int) -> tuple[int, int]:
        """Return the half-open range of the line on which an offset stands, without its break."""
        line = bisect_right(self._starts, offset) - 1
        return self._starts[line], self._ends[line]

    def line_range(self, line: int) -> Range:
        """Return the range of a line by its number, from 0; beyond the text, of the last one."""
        line = min(line, len(self._starts) - 1)
        return self.range(self._starts[line], self._ends[line])
