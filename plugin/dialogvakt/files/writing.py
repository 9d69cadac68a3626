"""Changes files in place: written aside and put in their place at once, so that a file is always whole."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Collection, Iterator, Sequence
from typing import BinaryIO

from dialogvakt.errors import InputError
from dialogvakt.files.document import Splice

_PIECE = 1_048_576
_PROBLEMS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk's quota is used up",
    errno.EFBIG: "it would be larger than a file may be",
    errno.EACCES: "its folder may not be written to",
    errno.EPERM: "its folder may not be written to",
    errno.EROFS: "its folder may not be written to",
    errno.ENOENT: "it is gone",
}


def rewrite(file: str, splices: Collection[Splice], stamp: os.stat_result) -> None:
    """Replace ranges of a file's bytes; they must not overlap. Mode and, where allowed, owner stay; links are followed.

    `stamp` is the file's state when it was read. Raises `InputError` if it has changed since, or cannot be changed;
    then it is as it was.
    """
    path = os.path.realpath(file)
    try:
        with open(path, "rb") as source:
            state = os.fstat(source.fileno())
            if _identity(state) != _identity(stamp):
                raise InputError(file, None, "was changed by somebody else meanwhile; nothing was written")
            _replace(path, state, _spliced(source, sorted(splices)))
    except OSError as error:
        reason = _PROBLEMS.get(error.errno or 0, "the system refuses")
        raise InputError(file, None, f"could not be changed: {reason}; it is as it was") from None


def _identity(state: os.stat_result) -> tuple[int, int, int, int]:
    return state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns


def _replace(path: str, state: os.stat_result, pieces: Iterator[bytes]) -> None:
    # It begins readable for its owner alone, since it holds what the file holds.
    handle, aside = tempfile.mkstemp(prefix=".dialogvakt-", dir=os.path.dirname(path))
    try:
        with os.fdopen(handle, "wb") as target:
            target.writelines(pieces)
            target.flush()
            with contextlib.suppress(PermissionError):
                os.fchown(target.fileno(), state.st_uid, state.st_gid)
            os.fchmod(target.fileno(), stat.S_IMODE(state.st_mode))
            os.fsync(target.fileno())
        os.replace(aside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(aside)
        raise


def _spliced(source: BinaryIO, splices: Sequence[Splice]) -> Iterator[bytes]:
    at = 0
    for start, end, data in splices:
        yield from _copied(source, start - at)
        yield data
        source.seek(end)
        at = end
    while piece := source.read(_PIECE):
        yield piece


def _copied(source: BinaryIO, count: int) -> Iterator[bytes]:
    while count > 0:
        piece = source.read(min(count, _PIECE))
        if not piece:
            return
        yield piece
        count -= len(piece)
