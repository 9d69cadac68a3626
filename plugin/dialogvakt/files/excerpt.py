"""A stretch of a file as it stands there, and lines and columns in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Unit = Literal["code-points", "utf-16", "utf-8"]


class Position(NamedTuple):
    """A place between two characters of a file; both count from 1."""

    line: int
    column: int


class Region(NamedTuple):
    """A half-open range of a file."""

    start: Position
    end: Position


class Width(NamedTuple):
    """How wide a text is, in each unit that columns are counted in."""

    code_points: int = 0
    utf_16: int = 0
    utf_8: int = 0

    @classmethod
    def of(cls, text: str) -> Width:
        """Measure a text; half characters count as one UTF-16 unit."""
        length = len(text)
        if text.isascii():
            return cls(length, length, length)
        utf_16 = len(text.encode("utf-16-le", "surrogatepass")) // 2
        return cls(length, utf_16, len(text.encode("utf-8", "surrogatepass")))

    def __add__(self, other: object) -> Width:
        if not isinstance(other, Width):
            return NotImplemented
        return Width(self.code_points + other.code_points, self.utf_16 + other.utf_16, self.utf_8 + other.utf_8)

    def count(self, unit: Unit) -> int:
        """Return the width in one unit."""
        return {"code-points": self.code_points, "utf-16": self.utf_16, "utf-8": self.utf_8}[unit]


@dataclass(frozen=True, slots=True)
class Excerpt:
    r"""A stretch of a file, with all escapes and markup.

    `offset` is the byte at which it begins, `line` the number of its first line, and `before` what stands in front of
    it on that line. Lines end with "\n", as editors and SARIF count them.
    """

    raw: str
    encoding: str = "utf-8"
    offset: int = 0
    line: int = 1
    before: Width = field(default_factory=Width)

    def position(self, index: int, unit: Unit) -> Position:
        """Return the line and column of a character of `raw`."""
        above = self.raw.count("\n", 0, index)
        first = self.raw.rfind("\n", 0, index) + 1
        width = Width.of(self.raw[first:index])
        return Position(self.line + above, (width if above else self.before + width).count(unit) + 1)

    def byte(self, index: int) -> int:
        """Return where in the file a character of `raw` begins."""
        return self.offset + len(self.raw[:index].encode(self.encoding))
