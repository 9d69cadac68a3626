"""KITH and e-helse dialog messages, versions 1.0 and 1.1: `Dialogmelding`, at any depth of an envelope."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from typing import BinaryIO
from xml.sax.saxutils import escape

from dialogvakt.draft import MAX_CHARACTERS, Draft, refuse_too_long
from dialogvakt.files.document import Document, Origin
from dialogvakt.files.envelope import context_of
from dialogvakt.files.excerpt import Excerpt, Width
from dialogvakt.files.source import Source
from dialogvakt.files.xmltext import Bytes, text_of
from dialogvakt.files.xmltree import Element, Tree, XmlProblem, read_tree

NAMESPACES = ("http://www.kith.no/xmlstds/dialog/2006-10-11", "http://www.kith.no/xmlstds/dialog/2013-01-23")
_HEAD = "MsgHead"
_MESSAGE = "Dialogmelding"
# Where a request and a note hold what is written to the reader.
_TEXTS = {"Foresporsel": "Sporsmal", "Notat": "TekstNotatInnhold"}
_ATTACHMENTS = frozenset({"Base64Container"})
# Markup takes room, too, but a stretch of the file as long as this holds no message that may be checked.
_LONGEST = 20 * MAX_CHARACTERS
_PIECE = 65_536
_BYTE_ORDER_MARK = "\ufeff"


def read_dialog_xml(source: Source) -> Iterator[Document]:
    """Read the dialog messages of a file, most often one; raises `InputError`."""
    try:
        tree = read_tree(source.stream, _ATTACHMENTS)
        messages = list(_messages(tree.root, None))
        for number, (message, head) in enumerate(messages, 1):
            yield _document(source, tree, message, head, number if len(messages) > 1 else None)
    except XmlProblem as problem:
        source.refuse(str(problem))
    if not messages:
        source.refuse("holds no dialog message", allowed=("Dialogmelding 1.0 or 1.1",))


def _messages(element: Element, head: Element | None) -> Iterator[tuple[Element, Element | None]]:
    """Yield each message with the envelope nearest to it."""
    if element.name == _MESSAGE and element.namespace in NAMESPACES:
        yield element, head
        return
    for child in element.children:
        yield from _messages(child, element if element.name == _HEAD else head)


def _document(source: Source, tree: Tree, message: Element, head: Element | None, number: int | None) -> Document:
    name = source.shown if number is None else f"{source.shown} ({number})"
    parts = [part.find(_TEXTS[part.name]) for part in message.children if part.name in _TEXTS]
    elements = [part for part in parts if part is not None]
    if not elements:
        raise XmlProblem(f"holds a dialog message without text ({' or '.join(_TEXTS.values())})")
    start, end = elements[0].at, elements[-1].end
    if end - start > _LONGEST:
        raise XmlProblem(f"holds a message of {end - start} bytes, more than can be checked")
    stream = source.stream
    line, before = _line_of(stream, start, tree.encoding)
    data = Bytes(_bytes(stream, start, end), tree.encoding, start)
    text, places = text_of(elements, data)
    refuse_too_long(text, name)
    excerpt = Excerpt(data.raw, tree.encoding, start, line, before)
    origin = Origin(source.shown, excerpt, places, escape, "xmlcharrefreplace", source.stamp)
    return Document(name, Draft(text, context_of(head, message), source.id), origin=origin)


def _bytes(stream: BinaryIO, start: int, end: int) -> bytes:
    stream.seek(start)
    return stream.read(end - start)


def _line_of(stream: BinaryIO, at: int, encoding: str) -> tuple[int, Width]:
    """Return the number of the line on which a byte stands, and how wide what stands in front of it there is."""
    decoder = codecs.getincrementaldecoder(encoding)()
    line, before = 1, Width()
    stream.seek(0)
    while at > 0:
        text = decoder.decode(stream.read(min(_PIECE, at))).removeprefix(_BYTE_ORDER_MARK)
        at -= _PIECE
        breaks = text.count("\n")
        line, before = line + breaks, Width() if breaks else before
        before += Width.of(text.rpartition("\n")[2])
    return line, before
