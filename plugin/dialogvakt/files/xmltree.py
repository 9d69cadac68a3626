"""XML as a small tree whose texts know at which byte of the file they begin.

Python's expat reads it, in pieces and with the byte of every event, which no tree builder tells. A DTD is refused
where it begins, so no entity can be declared, expanded or fetched; attachments are passed over as they come by.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from xml.parsers import expat

_PIECE = 65_536
# What no dialog message comes near; beyond it a file is refused, so that none can fill the memory.
MAX_ELEMENTS = 20_000
MAX_DEPTH = 200
MAX_CHARACTERS = 1_000_000
MAX_TOKEN = 1_000_000


class XmlProblem(Exception):
    """What is wrong with XML, without a word of it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of an element, and the byte at which they begin; `literal` within CDATA."""

    text: str
    at: int
    literal: bool = False


@dataclass(slots=True)
class Element:
    """An element: namespace and name, attributes, what it holds, and the bytes at which its two tags begin."""

    namespace: str
    name: str
    attributes: dict[str, str]
    at: int
    content: list[Element | Run] = field(default_factory=list)
    end: int = -1

    @property
    def children(self) -> Iterator[Element]:
        """The elements that it holds."""
        return (child for child in self.content if isinstance(child, Element))

    @property
    def text(self) -> str:
        """The characters that it holds itself, without spaces around them."""
        return "".join(run.text for run in self.content if isinstance(run, Run)).strip()

    @property
    def whole_text(self) -> str:
        """The characters that it holds at any depth, with single spaces between words."""
        parts = (part.text if isinstance(part, Run) else f" {part.whole_text} " for part in self.content)
        return " ".join("".join(parts).split())

    def find(self, *names: str) -> Element | None:
        """Return the first descendant on a path of names, whatever its namespace."""
        found: Element | None = self
        for name in names:
            found = next((child for child in found.children if child.name == name), None) if found else None
        return found

    def text_at(self, *names: str) -> str | None:
        """Return the text of the first descendant on a path of names; None where it is missing or empty."""
        found = self.find(*names)
        return (found.text or None) if found else None


@dataclass(frozen=True, slots=True)
class Tree:
    """A document's root, and the codec of its bytes."""

    root: Element
    encoding: str


def read_tree(stream: BinaryIO, skipped: frozenset[str]) -> Tree:
    """Read a document without the text of the elements whose names are `skipped`; raises `XmlProblem`."""
    return _Builder(skipped).read(stream)


class _Builder:
    def __init__(self, skipped: frozenset[str]) -> None:
        self._skipped = skipped
        self._declared: str | None = None
        self._open: list[Element] = []
        self._root: Element | None = None
        self._elements = 0
        self._characters = 0
        self._literal = False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = False
        parser.XmlDeclHandler = self._declare
        parser.StartDoctypeDeclHandler = self._refuse_dtd
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters_of
        parser.StartCdataSectionHandler = lambda: self._set_literal(True)
        parser.EndCdataSectionHandler = lambda: self._set_literal(False)
        self._parser = parser

    def read(self, stream: BinaryIO) -> Tree:
        head = stream.read(_PIECE)
        piece, fed = head, 0
        try:
            while piece:
                self._parser.Parse(piece, False)
                fed += len(piece)
                if fed - max(self._parser.CurrentByteIndex, 0) > MAX_TOKEN:
                    raise XmlProblem(f"holds a tag or comment of more than {MAX_TOKEN} bytes")
                piece = stream.read(_PIECE)
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            reason = expat.ErrorString(error.code)
            raise XmlProblem(f"is no XML: {reason} (line {error.lineno}, column {error.offset + 1})") from None
        except (LookupError, ValueError):
            raise XmlProblem("is XML in an encoding that cannot be read") from None
        if self._root is None:
            raise XmlProblem("is no XML: no element found")
        return Tree(self._root, _codec(head, self._declared))

    def _declare(self, version: str, encoding: str | None, standalone: int) -> None:
        self._declared = encoding

    def _refuse_dtd(self, *_: object) -> None:
        raise XmlProblem("holds a DTD, which no dialog message has and which is never read")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        self._count(sum(map(len, attributes.values())))
        if self._elements > MAX_ELEMENTS or len(self._open) >= MAX_DEPTH:
            raise XmlProblem(f"holds more than {MAX_ELEMENTS} elements, or elements more than {MAX_DEPTH} deep")
        namespace, _, local = name.rpartition(" ")
        element = Element(namespace, local, attributes, self._parser.CurrentByteIndex)
        if self._open:
            self._open[-1].content.append(element)
        else:
            self._root = element
        self._open.append(element)
        self._listen()

    def _end(self, name: str) -> None:
        self._open.pop().end = self._parser.CurrentByteIndex
        self._listen()

    def _listen(self) -> None:
        """Hear characters only where they are kept."""
        heard = bool(self._open) and self._open[-1].name not in self._skipped
        self._parser.CharacterDataHandler = self._characters_of if heard else None

    def _characters_of(self, text: str) -> None:
        self._count(len(text))
        self._open[-1].content.append(Run(text, self._parser.CurrentByteIndex, self._literal))

    def _count(self, characters: int) -> None:
        self._characters += characters
        if self._characters > MAX_CHARACTERS:
            raise XmlProblem(f"holds more than {MAX_CHARACTERS} characters beside its attachments")

    def _set_literal(self, is_literal: bool) -> None:
        self._literal = is_literal


def _codec(head: bytes, declared: str | None) -> str:
    """Return the codec that expat read the bytes with."""
    if head[:2] in (b"\xff\xfe", b"<\0"):
        return "utf-16-le"
    if head[:2] in (b"\xfe\xff", b"\0<"):
        return "utf-16-be"
    return codecs.lookup(declared).name if declared and not head.startswith(codecs.BOM_UTF8) else "utf-8"
