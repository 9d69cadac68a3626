"""Cuts a stream of bytes into lines."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass

from starlette.exceptions import HTTPException

from dialogvakt.server.problems import BODY_TOO_LARGE, Problem


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, or why it could not be read; numbers begin at 1 and count blank lines, too."""

    number: int
    content: bytes | HTTPException


async def lines_of(pieces: AsyncIterator[bytes], most: int) -> AsyncIterator[Line]:
    """Yield the lines of a stream; of one longer than `most` bytes no more is kept, and the others are still read.

    If the stream itself ends with a problem, the last line says so.
    """
    number, line = 1, bytearray()
    try:
        async for piece in pieces:
            first, *others = piece.split(b"\n")
            if len(line) <= most:
                line += first
            for other in others:
                if found := _line(number, line, most):
                    yield found
                number, line = number + 1, bytearray(other)
    except HTTPException as problem:
        yield Line(number, problem)
        return
    if found := _line(number, line, most):
        yield found


def _line(number: int, content: bytearray, most: int) -> Line | None:
    if len(content) > most:
        return Line(number, Problem(BODY_TOO_LARGE, f"a line has at most {most} bytes"))
    return Line(number, bytes(content)) if content.strip() else None
