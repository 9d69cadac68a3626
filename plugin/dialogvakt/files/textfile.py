"""Plain text: the file is the draft, below front matter where it has some."""

from __future__ import annotations

from pathlib import Path

from dialogvakt.draft import Context, Draft, refuse_too_long
from dialogvakt.errors import InputError
from dialogvakt.files.document import Document, Origin
from dialogvakt.files.excerpt import Excerpt
from dialogvakt.files.frontmatter import read_front_matter
from dialogvakt.files.jsontext import parse_json
from dialogvakt.files.offsetmap import OffsetMap
from dialogvakt.files.opening import SIDECAR, STDIN, decoded, read_bytes
from dialogvakt.files.source import Source


def read_text(source: Source, context: Context | None) -> Document:
    """Read a file that holds one draft as it is; its context may stand on top of it or lie beside it.

    Raises `InputError`.
    """
    data = source.stream.read()
    text = decoded(data, source.shown)
    if source.name == STDIN and not text:
        source.refuse("is empty")
    header = read_front_matter(text)
    if header and header.problem:
        raise InputError(f"{source.shown}:{header.problem.line}", None, header.problem.message)
    text_at = header.text_at if header else 0
    refuse_too_long(text[text_at:], source.shown)
    if header:
        context = header.context
    elif context is None and source.name != STDIN:
        sidecar = Path(source.name).with_suffix(SIDECAR)
        context = read_context(str(sidecar)) if sidecar.is_file() else None
    excerpt = Excerpt(text, offset=len(data) - len(text.encode()))
    places = OffsetMap.identity(len(text) - text_at, text_at)
    origin = Origin(source.shown, excerpt, places, stamp=source.stamp, is_verbatim=header is None)
    return Document(source.shown, Draft(text[text_at:], context or Context(), source.id), origin=origin)


def read_context(path: str) -> Context:
    """Return the context that a JSON file holds; raises `InputError`."""
    return Context.from_mapping(parse_json(decoded(read_bytes(path), path), path), source=path)
