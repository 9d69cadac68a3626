"""The text of XML elements as a writer sees it, plain or XHTML, and where each character of it stands in the file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dialogvakt.files.offsetmap import OffsetMap, Segment, joined
from dialogvakt.files.xmltree import Element, Run, XmlProblem

_SPACES = " \t\r\n"
# The indentation of a file that somebody has made pretty is no part of the message.
_INDENTATION = re.compile(r"\A\s+|(?<=\n)[ \t]+|\s+\Z")
# Elements of XHTML that stand on lines of their own, and how many line breaks set them apart.
_PARAGRAPHS = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "blockquote", "pre")
_LINES = ("div", "li", "tr", "dt", "dd", "section", "article", "header", "footer", "hr", "caption")
_BREAKS = dict.fromkeys(_LINES, 1) | dict.fromkeys(_PARAGRAPHS, 2)
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"head", "style", "script", "title"})


class Char(NamedTuple):
    """A character, and the range of the excerpt that it stands for."""

    char: str
    start: int
    end: int
    markup: bool = False
    literal: bool = False


class Break(NamedTuple):
    """One line break more, or at least so many between what stands in front and what follows."""

    at_least: int = 0


class Bytes:
    """An excerpt's bytes, and which character begins at which byte; it is to be asked from the beginning to the end."""

    def __init__(self, data: bytes, encoding: str, offset: int) -> None:
        self._data = data
        self._encoding = encoding
        self._offset = offset
        self._index = 0
        self._byte = 0
        self.raw = data.decode(encoding)

    def chars(self, run: Run) -> Iterator[Char]:
        """Yield the characters of a run with their places."""
        start = self._index_of(run.at - self._offset)
        is_reference = self.raw[start] == "&" and not run.literal
        if self.raw.startswith(run.text, start) and not is_reference:
            for at, char in enumerate(run.text, start):
                yield Char(char, at, at + 1, literal=run.literal)
        else:
            yield Char(run.text, start, self._end_of_escape(start), literal=run.literal)

    def _index_of(self, byte: int) -> int:
        self._index += len(self._data[self._byte : byte].decode(self._encoding))
        self._byte = byte
        return self._index

    def _end_of_escape(self, start: int) -> int:
        """Return the end of a character reference, or of a line break of two characters."""
        end = (
            self.raw.find(";", start) + 1 if self.raw[start] == "&" else start + 1 + self.raw.startswith("\r\n", start)
        )
        if not end:
            raise XmlProblem("is XML whose characters cannot be placed")
        return end


def text_of(elements: Sequence[Element], data: Bytes) -> tuple[str, OffsetMap]:
    """Return the text of elements, with a blank line between them, and where it stands in the excerpt."""
    chars: list[Char] = []
    for element in elements:
        is_plain = not any(True for _ in element.children)
        found = _unindented(element, data) if is_plain else _flowing(_walk(element, data))
        if chars and found:
            chars += _line_breaks(2, found[0].start)
        chars += found
    segments = (Segment(at, at + 1, *char[1:]) for at, char in enumerate(chars))
    return "".join(char.char for char in chars), OffsetMap(joined(segments))


def _unindented(element: Element, data: Bytes) -> list[Char]:
    """Return the characters of an element that holds no others, without the file's indentation."""
    chars = [char for run in element.content if isinstance(run, Run) for char in data.chars(run)]
    left_out: set[int] = set()
    for found in _INDENTATION.finditer("".join(char.char for char in chars)):
        left_out.update(range(*found.span()))
    return [char for at, char in enumerate(chars) if at not in left_out]


def _walk(element: Element, data: Bytes, *, preformatted: bool = False) -> Iterator[Char | Break]:
    """Yield what XHTML shows: characters, and breaks where a new line begins."""
    cells = 0
    for part in element.content:
        if isinstance(part, Run):
            yield from _broken(data.chars(part)) if preformatted else data.chars(part)
        elif part.name == "br":
            yield Break()
        elif part.name not in _UNSEEN:
            at_least = _BREAKS.get(part.name)
            if at_least:
                yield Break(at_least)
            inside = list(_walk(part, data, preformatted=preformatted or part.name == "pre"))
            if part.name in _CELLS:
                cells += 1
                if cells > 1:
                    yield from _tab(inside)
            yield from inside
            if at_least:
                yield Break(at_least)


def _broken(chars: Iterator[Char]) -> Iterator[Char | Break]:
    return (Break() if char.char == "\n" else char for char in chars)


def _tab(cell: Sequence[Char | Break]) -> Iterator[Char]:
    """Yield the tab in front of a cell, if the cell is not empty."""
    first = next((char for char in cell if isinstance(char, Char)), None)
    if first:
        yield Char("\t", first.start, first.start, markup=True)


def _flowing(parts: Iterator[Char | Break]) -> list[Char]:
    """Return characters with their spaces as a browser shows them, and line breaks where there are breaks."""
    chars: list[Char] = []
    breaks, space = 0, None
    for part in parts:
        if isinstance(part, Break):
            breaks, space = (max(breaks, part.at_least) if part.at_least else breaks + 1), None
        elif part.char in _SPACES and not part.markup:
            space = space._replace(end=part.end) if space else part._replace(char=" ")
        else:
            if breaks and chars:
                chars += _line_breaks(breaks, part.start)
            elif space and chars and not part.markup:
                chars.append(space)
            breaks, space = 0, None
            chars.append(part)
    return chars


def _line_breaks(count: int, at: int) -> list[Char]:
    return [Char("\n", at, at, markup=True)] * count
