"""Opens what a user names; what cannot be read is told in one line that says why."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import BinaryIO

from dialogvakt.errors import InputError

STDIN = "-"
# What is known beside the text of NAME.txt lies in NAME.context.json.
SIDECAR = ".context.json"
_PROBLEMS = {
    errno.EISDIR: "is a directory",
    errno.ENOENT: "does not exist",
    errno.EACCES: "may not be read",
    errno.EPERM: "may not be read",
    errno.ELOOP: "is a link that leads back to itself",
}
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_LOOKED_AT = 8_192


def shown_name(name: str) -> str:
    """Return what a person calls an input."""
    return "stdin" if name == STDIN else name


@contextmanager
def telling_trouble(name: str) -> Iterator[None]:
    """Turn what the system says about a file into an `InputError` that names it."""
    try:
        yield
    except OSError as error:
        raise InputError(shown_name(name), None, _PROBLEMS.get(error.errno or 0, "cannot be read")) from None
    except ValueError:  # a name that no file can have
        raise InputError(name, None, "cannot be read") from None


def open_bytes(name: str) -> BinaryIO:
    """Open an input for reading; what stdin brings is read whole, so that it can be read again."""
    with telling_trouble(name):
        return BytesIO(sys.stdin.buffer.read()) if name == STDIN else open(name, "rb")


def read_bytes(name: str) -> bytes:
    """Return all that an input holds; raises `InputError`."""
    with telling_trouble(name), open_bytes(name) as stream:
        return stream.read()


def stamp_of(stream: BinaryIO) -> os.stat_result | None:
    """Return the state of the file behind a stream, None where there is none."""
    return None if isinstance(stream, BytesIO) else os.fstat(stream.fileno())


def decoded(data: bytes, source: str) -> str:
    """Return UTF-8 as text, without a byte order mark; raises `InputError` that says what it may be instead."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8 (byte {error.start + 1})"
    if data.startswith(_UTF_16):
        problem += ", but UTF-16; save it as UTF-8"
    elif b"\0" in data[:_LOOKED_AT]:
        problem += ", but a binary file"
    raise InputError(source, None, problem)
