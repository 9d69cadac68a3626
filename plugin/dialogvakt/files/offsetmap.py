"""From places in a draft's text to places in the file that holds it, with its escapes and markup."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple


class Segment(NamedTuple):
    """A piece of a draft and the piece of the file that it comes from, both half-open.

    Pieces of equal length correspond character by character; any other is an escape, taken whole. One that stands for
    `markup` (a line break for a tag) holds no words of the file; one that is `literal` knows no escapes.
    """

    start: int
    end: int
    file_start: int
    file_end: int
    markup: bool = False
    literal: bool = False

    @property
    def is_linear(self) -> bool:
        """Whether the characters of both pieces correspond one to one."""
        return self.end - self.start == self.file_end - self.file_start and not self.markup


class Span(NamedTuple):
    """A half-open range of the file; `literal` if escapes are not known there."""

    start: int
    end: int
    literal: bool = False


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each piece of a draft stands in its file; the pieces follow each other in both, without gaps in the draft.

    A draft without text has no pieces; `empty_at` is where its text would stand.
    """

    segments: tuple[Segment, ...]
    empty_at: int = 0

    @classmethod
    def identity(cls, length: int, shift: int = 0) -> OffsetMap:
        """Return the map of a draft that stands in its file as it is, `shift` characters from the beginning."""
        return cls((Segment(0, length, shift, shift + length),) if length else (), shift)

    def span(self, start: int, end: int) -> Span:
        """Return where in the file a range of the draft stands, with all escapes and markup inside it."""
        if not self.segments:
            return Span(self.empty_at, self.empty_at)
        if start == end:
            at = self._first(start) if start < self.segments[-1].end else self.segments[-1].file_end
            return Span(at, at)
        return Span(self._first(start), self._last(end))

    def editable(self, start: int, end: int) -> Span | None:
        """Return where in the file a range of the draft may be replaced; None where markup runs through it."""
        touched = self._touching(start, end)
        if not touched or any(segment.markup for segment in touched):
            return None
        if any(one.file_end != following.file_start for one, following in pairwise(touched)):
            return None
        span = self.span(start, end)
        return Span(span.start, span.end, any(segment.literal for segment in touched))

    def _touching(self, start: int, end: int) -> tuple[Segment, ...]:
        """Return the pieces that a range takes from, or in front of which it lies if it is empty."""
        first = max(bisect_right(self.segments, start, key=lambda segment: segment.start) - 1, 0)
        last = bisect_left(self.segments, end, first, key=lambda segment: segment.end)
        return self.segments[first : last + 1]

    def _first(self, start: int) -> int:
        segment = self.segments[bisect_right(self.segments, start, key=lambda segment: segment.start) - 1]
        return segment.file_start + (start - segment.start if segment.is_linear else 0)

    def _last(self, end: int) -> int:
        segment = self.segments[bisect_left(self.segments, end, key=lambda segment: segment.end)]
        return segment.file_start + (end - segment.start) if segment.is_linear else segment.file_end


def joined(segments: Iterable[Segment]) -> tuple[Segment, ...]:
    """Return the same pieces with neighbours made one where both correspond character by character."""
    found: list[Segment] = []
    for segment in segments:
        last = found[-1] if found else None
        if (
            last is not None
            and last.is_linear
            and segment.is_linear
            and (last.end, last.file_end, last.literal) == (segment.start, segment.file_start, segment.literal)
        ):
            found[-1] = last._replace(end=segment.end, file_end=segment.file_end)
        else:
            found.append(segment)
    return tuple(found)
