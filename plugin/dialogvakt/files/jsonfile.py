"""Drafts as JSON, our own or FHIR `Communication`: one in a file, or one on each line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dialogvakt.draft import Context, Draft, refuse_too_long
from dialogvakt.errors import InputError
from dialogvakt.files.document import Document, Origin
from dialogvakt.files.excerpt import Excerpt
from dialogvakt.files.jsontext import escape_json, parse_json, string_map
from dialogvakt.files.offsetmap import OffsetMap, Segment
from dialogvakt.files.opening import decoded, open_bytes, telling_trouble
from dialogvakt.files.source import Source
from dialogvakt.formats.fhir import Part, read_communication

_BYTE_ORDER_MARK = "\ufeff".encode()


def read_json(source: Source, context: Context | None) -> Document:
    """Read a file that holds one draft; raises `InputError`."""
    raw, offset = _whole(source)
    document = _document(source, source.shown, Excerpt(raw, offset=offset), parse_json(raw, source.shown), context)
    if document.draft is not None and document.draft.id is None:
        return replace(document, draft=replace(document.draft, id=source.id))
    return document


def read_json_lines(source: Source, context: Context | None) -> Iterator[Document]:
    """Read a file that holds a draft a line; what is wrong with one line loses no other."""
    found = False
    for line in split_lines(source):
        found = True
        try:
            if isinstance(line, InputError):
                raise line
            excerpt, place = line
            yield _document(source, place, excerpt, parse_json(excerpt.raw, place), context)
        except InputError as error:
            yield Document(error.source, None, error)
    if not found:
        source.refuse("holds no drafts")


def json_lines(name: str) -> Iterator[tuple[str, Any]]:
    """Yield place and data of each line that is not blank; a line that is no JSON comes as its `InputError`.

    Raises `InputError` if the file cannot be read at all.
    """
    with open_bytes(name) as stream, telling_trouble(name):
        for line in split_lines(Source(name, stream)):
            if isinstance(line, InputError):
                yield line.source, line
                continue
            excerpt, place = line
            try:
                yield place, parse_json(excerpt.raw, place)
            except InputError as error:
                yield place, error


def split_lines(source: Source) -> Iterator[tuple[Excerpt, str] | InputError]:
    """Yield each line that is not blank with its name, or why it is no text."""
    offset = 0
    for number, line in enumerate(source.stream, 1):
        place = f"{source.shown}:{number}"
        marked = len(_BYTE_ORDER_MARK) if line.startswith(_BYTE_ORDER_MARK) else 0
        if line.strip():
            try:
                yield Excerpt(decoded(line.rstrip(b"\r\n"), place), offset=offset + marked, line=number), place
            except InputError as error:
                yield error
        offset += len(line)


def _document(source: Source, place: str, excerpt: Excerpt, data: Any, context: Context | None) -> Document:
    if isinstance(data, Mapping) and "resourceType" in data:
        communication = read_communication(data, source=place)
        draft, places = communication.draft, _places_of_parts(excerpt.raw, communication.parts)
    else:
        draft = Draft.from_mapping(data, source=place)
        places = string_map(excerpt.raw, ("text",))
        if context is not None and isinstance(data, Mapping) and data.get("context") is None:
            draft = replace(draft, context=context)
    refuse_too_long(draft.text, place)
    return Document(place, draft, origin=Origin(source.shown, excerpt, places, escape=escape_json, stamp=source.stamp))


def _places_of_parts(raw: str, parts: Sequence[Part]) -> OffsetMap:
    """Return where the payloads that a draft is made of stand; what is put between them stands nowhere."""
    segments: list[Segment] = []
    done = 0
    for part in parts:
        inside = string_map(raw, ("payload", part.payload, "contentString"))
        if done < part.start:
            segments.append(Segment(done, part.start, inside.empty_at, inside.empty_at, markup=True))
        segments += (one._replace(start=one.start + part.start, end=one.end + part.start) for one in inside.segments)
        done = part.end
    return OffsetMap(tuple(segments))


def _whole(source: Source) -> tuple[str, int]:
    data = source.stream.read()
    raw = decoded(data, source.shown)
    return raw, len(data) - len(raw.encode())
