"""Laws that hold for a draft of every kind of file: places lead to the words, and changes change nothing else."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from hypothesis import strategies as st

from dialogvakt.files.document import Document
from dialogvakt.finding import Edit

Read = Callable[[BytesIO], Document]


def places(text: str) -> st.SearchStrategy[tuple[int, int]]:
    """Return ranges of a text that are not empty."""
    return (
        st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
        .map(sorted)
        .filter(lambda ends: ends[0] < ends[1])
        .map(lambda ends: (ends[0], ends[1]))
    )


def slice_of(document: Document, data: bytes, start: int, end: int) -> str:
    """Return what stands in the file where a range of the draft is said to stand."""
    assert document.origin
    span, excerpt = document.origin.places.span(start, end), document.origin.excerpt
    found = data[excerpt.byte(span.start) : excerpt.byte(span.end)].decode(excerpt.encoding)
    assert found == excerpt.raw[span.start : span.end]
    return found


def changed(document: Document, data: bytes, edit: Edit) -> bytes | None:
    """Return the file with an edit made, or None if it cannot be; all other bytes are as they were."""
    assert document.origin
    splice = document.origin.splice(edit)
    return None if splice is None else data[: splice.start] + splice.data + data[splice.end :]
