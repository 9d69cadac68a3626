"""Reads drafts from files of every kind and from stdin; each is a draft or the error that kept it from being one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Literal

from dialogvakt.draft import Context
from dialogvakt.errors import InputError
from dialogvakt.files.document import Document
from dialogvakt.files.jsonfile import read_json, read_json_lines
from dialogvakt.files.opening import STDIN, open_bytes, shown_name, telling_trouble
from dialogvakt.files.source import Source
from dialogvakt.files.textfile import read_text

Kind = Literal["text", "json", "json-lines", "xml"]
_SUFFIXES: dict[str, Kind] = {".txt": "text", ".json": "json", ".jsonl": "json-lines", ".xml": "xml"}
_LOOKED_AT = 4_096
# What a file without a telling suffix begins with; everything else is text.
_XML_SIGNS = ("<?xml", "<msghead", "<dialogmelding", "<ei_fellesformat")
_JSON_SIGNS = ('"text"', '"resourcetype"')


def read_documents(names: Sequence[str], context: Context | None = None, *, lines: bool = False) -> Iterator[Document]:
    """Yield the drafts of all files in order.

    `context` is for those that bring none of their own; `lines` says that stdin holds a draft a line.
    """
    for name in names:
        try:
            with closing(_rereadable(open_bytes(name))) as stream, telling_trouble(name):
                yield from _read(Source(name, stream), context, lines=lines)
        except InputError as error:
            yield Document(shown_name(name), None, error)


def is_many(name: str, *, lines: bool = False) -> bool:
    """Tell whether a file holds a draft a line; `lines` says so of stdin."""
    return lines if name == STDIN else _SUFFIXES.get(Path(name).suffix.lower()) == "json-lines"


def count_lines(names: Sequence[str]) -> int:
    """Return how many drafts there are about to be, for a progress bar; what can be read but once is left alone."""
    return sum(_count(name) if is_many(name) and os.path.isfile(name) else 1 for name in names)


def _count(name: str) -> int:
    try:
        with open(name, "rb") as lines:
            return sum(1 for _ in lines)
    except OSError:
        return 1


def kind_of(name: str, head: bytes) -> Kind:
    """Return what a file holds, by its suffix, else by its first bytes."""
    known = _SUFFIXES.get(Path(name).suffix.lower())
    if known:
        return known
    start = head.replace(b"\0", b"").decode("ascii", "ignore").lower().lstrip()
    if start.startswith(_XML_SIGNS):
        return "xml"
    return "json" if start.startswith("{") and any(sign in start for sign in _JSON_SIGNS) else "text"


def _read(source: Source, context: Context | None, *, lines: bool) -> Iterator[Document]:
    if source.name == STDIN and lines:
        yield from read_json_lines(source, context)
        return
    head = source.stream.read(_LOOKED_AT)
    source.stream.seek(0)
    match kind_of(source.name, head):
        case "json-lines":
            yield from read_json_lines(source, context)
        case "xml":
            from dialogvakt.files.dialogxml import read_dialog_xml  # few files need it

            yield from read_dialog_xml(source)
        case "json":
            yield read_json(source, context)
        case "text":
            yield read_text(source, context)


def _rereadable(stream: BinaryIO) -> BinaryIO:
    """Return a stream that can be read again; what comes through a pipe is read whole."""
    if stream.seekable():
        return stream
    with stream:
        return BytesIO(stream.read())
