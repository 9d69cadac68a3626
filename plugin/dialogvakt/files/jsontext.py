"""JSON: parsed, and where a string stands in it with its escapes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from dialogvakt.errors import InputError
from dialogvakt.files.offsetmap import OffsetMap, Segment, joined

_SPACE = re.compile(r"[ \t\n\r]*")
_PIECE = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+", re.DOTALL
)
_decode = json.JSONDecoder().raw_decode


def parse_json(text: str, source: str) -> Any:
    """Return JSON data; raises `InputError` that names line and column, never what stands there."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        problem = f"is no JSON: {error.msg[:1].lower()}{error.msg[1:]} (line {error.lineno}, column {error.colno})"
        raise InputError(source, None, problem) from None
    except (RecursionError, ValueError):
        raise InputError(source, None, "is no JSON that can be read: too deep, or a number too long") from None


def escape_json(text: str) -> str:
    """Return text as it stands between the quotes of a JSON string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def string_map(source: str, path: Sequence[str | int]) -> OffsetMap:
    """Return where the characters of the string at a path of keys and indices stand in JSON text.

    The text must be valid, and there must be a string. Of keys that stand twice the last one counts, as for `json`.
    """
    start = _after_space(source, 0)
    for step in path:
        start = _member(source, start, step) if isinstance(step, str) else _item(source, start, step)
    _, end = _decode(source, start)
    return OffsetMap(joined(_segments(source[start + 1 : end - 1], start + 1)), start + 1)


def _member(source: str, at: int, key: str) -> int:
    """Return where the value of a key of the object at `at` begins."""
    found = -1
    at = _after_space(source, at + 1)
    while source[at] != "}":
        name, at = _decode(source, at)
        value = _after_space(source, _after_space(source, at) + 1)
        found = value if name == key else found
        at = _next(source, value)
    return found


def _item(source: str, at: int, index: int) -> int:
    """Return where an item of the array at `at` begins."""
    at = _after_space(source, at + 1)
    for _ in range(index):
        at = _next(source, at)
    return at


def _next(source: str, value: int) -> int:
    """Return where the next member or item begins, or the bracket that closes."""
    _, at = _decode(source, value)
    at = _after_space(source, at)
    return _after_space(source, at + 1) if source[at] == "," else at


def _after_space(source: str, at: int) -> int:
    found = _SPACE.match(source, at)
    return found.end() if found else at


def _segments(inside: str, shift: int) -> Iterator[Segment]:
    done = 0
    for piece in _PIECE.finditer(inside):
        start, end = piece.span()
        length = 1 if inside[start] == "\\" else end - start
        yield Segment(done, done + length, shift + start, shift + end)
        done += length
