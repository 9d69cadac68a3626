"""Reads drafts from files and stdin; each is a draft or the error that kept it from being one, and none is lost."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dialogvakt.draft import Context, Draft, refuse_too_long
from dialogvakt.errors import InputError

STDIN = "-"
MANY_DRAFTS = ".jsonl"
_SIDECAR = ".context.json"


@dataclass(frozen=True, slots=True)
class Source:
    """One draft, or why there is none, and where it came from (file, or file and line)."""

    name: str
    draft: Draft | None
    error: InputError | None = None


def read_sources(names: Sequence[str], context: Context | None, *, lines: bool = False) -> Iterator[Source]:
    """Yield the drafts of all files in order.

    `context` is for those that bring none of their own; `lines` says that stdin holds a draft a line.
    """
    for name in names:
        if is_many(name, lines=lines):
            yield from _lines(name, context)
        else:
            yield _whole(name, context)


def is_many(name: str, *, lines: bool = False) -> bool:
    """Tell whether a file holds a draft a line; `lines` says so of stdin."""
    return lines if name == STDIN else Path(name).suffix.lower() == MANY_DRAFTS


def count_lines(names: Sequence[str]) -> int:
    """Return how many drafts there are about to be, for a progress bar."""
    total = 0
    for name in names:
        try:
            total += Path(name).read_bytes().count(b"\n") if is_many(name) else 1
        except OSError:
            total += 1
    return total


def read_context(path: str) -> Context:
    """Return the context that a JSON file holds; raises `InputError`."""
    return Context.from_mapping(parse_json(_decoded(_bytes_of(path), path), path), source=path)


def parse_json(text: str, source: str) -> Any:
    """Return JSON data; raises `InputError` that names line and column, never what stands there."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        problem = f"is no JSON: {error.msg[:1].lower()}{error.msg[1:]} (line {error.lineno}, column {error.colno})"
        raise InputError(source, None, problem) from None
    except (RecursionError, ValueError):
        raise InputError(source, None, "is no JSON that can be read: too deep, or a number too long") from None


def json_lines(name: str) -> Iterator[tuple[str, Any]]:
    """Yield place and data of each line that is not blank; a line that is no JSON comes as its `InputError`.

    Raises `InputError` if the file cannot be read at all.
    """
    for number, line in enumerate(_bytes_of(name).split(b"\n"), 1):
        place = f"{name}:{number}"
        if not line.strip():
            continue
        try:
            yield place, parse_json(_decoded(line, place), place)
        except InputError as error:
            yield place, error


def _lines(name: str, context: Context | None) -> Iterator[Source]:
    found = False
    try:
        for place, data in json_lines(name):
            found = True
            yield _from_data(place, data, context)
    except InputError as error:
        yield Source(name, None, error)
        return
    if not found:
        yield Source(name, None, InputError(name, None, "holds no drafts"))


def _from_data(place: str, data: Any, context: Context | None) -> Source:
    if isinstance(data, InputError):
        return Source(place, None, data)
    try:
        draft = Draft.from_mapping(data, source=place)
        refuse_too_long(draft.text, place)
    except InputError as error:
        return Source(place, None, error)
    if context is not None and data.get("context") is None:
        draft = Draft(draft.text, context, draft.id)
    return Source(place, draft)


def _whole(name: str, context: Context | None) -> Source:
    shown = "stdin" if name == STDIN else name
    try:
        text = _decoded(_bytes_of(name), shown)
        if name == STDIN and not text:
            raise InputError(shown, None, "is empty")
        refuse_too_long(text, shown)
        if context is None and name != STDIN:
            sidecar = Path(name).with_suffix(_SIDECAR)
            context = read_context(str(sidecar)) if sidecar.is_file() else None
    except InputError as error:
        return Source(shown, None, error)
    return Source(shown, Draft(text, context or Context(), None if name == STDIN else name))


def _bytes_of(name: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if name == STDIN else Path(name).read_bytes()
    except IsADirectoryError:
        problem = "is a directory"
    except FileNotFoundError:
        problem = "does not exist"
    except PermissionError:
        problem = "may not be read"
    except (OSError, ValueError):
        problem = "cannot be read"
    raise InputError(name, None, problem)


def _decoded(data: bytes, source: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(source, None, f"is not UTF-8 (byte {error.start + 1})") from None
