"""Plain text: the file is the draft."""

from __future__ import annotations

from pathlib import Path

from dialogvakt.draft import Context, Draft, refuse_too_long
from dialogvakt.files.document import Document, Origin
from dialogvakt.files.excerpt import Excerpt
from dialogvakt.files.jsontext import parse_json
from dialogvakt.files.offsetmap import OffsetMap
from dialogvakt.files.opening import STDIN, decoded, read_bytes
from dialogvakt.files.source import Source

SIDECAR = ".context.json"


def read_text(source: Source, context: Context | None) -> Document:
    """Read a file that holds one draft as it is; its context may lie beside it. Raises `InputError`."""
    data = source.stream.read()
    text = decoded(data, source.shown)
    if source.name == STDIN and not text:
        source.refuse("is empty")
    refuse_too_long(text, source.shown)
    if context is None and source.name != STDIN:
        sidecar = Path(source.name).with_suffix(SIDECAR)
        context = read_context(str(sidecar)) if sidecar.is_file() else None
    excerpt = Excerpt(text, offset=len(data) - len(text.encode()))
    places = OffsetMap.identity(len(text))
    origin = Origin(source.shown, excerpt, places, stamp=source.stamp, is_verbatim=True)
    return Document(source.shown, Draft(text, context or Context(), source.id), origin=origin)


def read_context(path: str) -> Context:
    """Return the context that a JSON file holds; raises `InputError`."""
    return Context.from_mapping(parse_json(decoded(read_bytes(path), path), path), source=path)
