"""A draft together with where it stands in its file."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from dialogvakt.draft import Draft
from dialogvakt.errors import InputError
from dialogvakt.files.excerpt import Excerpt, Region, Unit
from dialogvakt.files.offsetmap import OffsetMap
from dialogvakt.finding import Edit


class Splice(NamedTuple):
    """Bytes to put in place of a half-open range of a file's bytes."""

    start: int
    end: int
    data: bytes


def unescaped(text: str) -> str:
    """Return text as it is: what a file without escapes holds."""
    return text


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a draft stands: the file, the stretch of it, and how the two correspond.

    `escape` writes text as the file would hold it; `unencodable` is how a codec is to treat characters that the file's
    encoding lacks (see `codecs.register_error`). `stamp` is the state of the file when it was read, None for stdin.
    `is_verbatim` says that the file holds the draft and nothing else.
    """

    file: str
    excerpt: Excerpt
    places: OffsetMap
    escape: Callable[[str], str] = unescaped
    unencodable: str = "strict"
    stamp: os.stat_result | None = None
    is_verbatim: bool = False

    def region(self, start: int, end: int, unit: Unit) -> Region:
        """Return where a range of the draft's text stands in the file."""
        span = self.places.span(start, end)
        return Region(self.excerpt.position(span.start, unit), self.excerpt.position(span.end, unit))

    def written(self, edit: Edit) -> str | None:
        """Return what stands in the file in place of an edit's range; None where markup runs through it."""
        span = self.places.editable(edit.start, edit.end)
        if span is None:
            return None
        text = self.escape(edit.text)
        return None if span.literal and text != edit.text else text

    def splice(self, edit: Edit) -> Splice | None:
        """Return an edit as a change of the file's bytes; None where it cannot be made without touching more."""
        span, text = self.places.editable(edit.start, edit.end), self.written(edit)
        if span is None or text is None:
            return None
        try:
            data = text.encode(self.excerpt.encoding, "strict" if span.literal else self.unencodable)
        except UnicodeEncodeError:
            return None
        return Splice(self.excerpt.byte(span.start), self.excerpt.byte(span.end), data)


@dataclass(frozen=True, slots=True)
class Document:
    """One draft, or why there is none, and where it came from; `name` is what people call it (file, or file:line)."""

    name: str
    draft: Draft | None
    error: InputError | None = None
    origin: Origin | None = None

    @property
    def file(self) -> str | None:
        """The file that it came from, None for stdin."""
        return self.origin.file if self.origin and self.origin.stamp else None
