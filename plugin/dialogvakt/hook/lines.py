"""Requests as lines of bytes."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedIOBase
from typing import BinaryIO

# A draft of the longest length with every character escaped, and a thread beside it.
MAX_LINE_BYTES = 1_048_576
_PIECE = 65_536


def read_lines(stream: BinaryIO | BufferedIOBase, most: int = MAX_LINE_BYTES) -> Iterator[bytes | None]:
    """Yield each line that is not blank, without its end; None for one that is too long, of which nothing is kept."""
    while line := stream.readline(most + 1):
        if len(line) > most and not line.endswith(b"\n"):
            while (piece := stream.readline(_PIECE)) and not piece.endswith(b"\n"):
                pass
            yield None
        elif stripped := line.strip():
            yield stripped
