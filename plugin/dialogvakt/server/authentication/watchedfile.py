"""A file that is read again when it changes, so that a key can be added or taken away while the service runs."""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from dialogvakt.errors import InputError

T = TypeVar("T")
# When it was changed, its size and its number on disk; nothing for a file that is not there.
Stamp = tuple[int, ...]
_UNREAD: Stamp = (-1,)

OTHERS_WRITE = 0o002
OTHERS = 0o007

log = logging.getLogger(__name__)


class WatchedFile(Generic[T]):
    """What a file says now; `read` makes a value of its text and its name, or raises `InputError`.

    `forbidden` are the permissions that the file must not give. A file counts as it stands: once it cannot be read or
    is wrong, nothing that it said before holds.
    """

    def __init__(self, path: Path, read: Callable[[str, str], T], forbidden: int) -> None:
        self.path = path
        self._read = read
        self._forbidden = forbidden
        self._stamp = _UNREAD
        self._content: T | InputError

    def content(self) -> T:
        """Return what the file says; raises `InputError` for one that is wrong, open to others, or not readable."""
        stamp = _stamp(self.path)
        if stamp != self._stamp:
            changed, self._stamp = self._stamp != _UNREAD, stamp
            self._content = self._attempt()
            if changed and isinstance(self._content, InputError):
                log.warning("%s", self._content)
        if isinstance(self._content, InputError):
            raise self._content
        return self._content

    def _attempt(self) -> T | InputError:
        try:
            return self._read(read_closed(self.path, self._forbidden), str(self.path))
        except InputError as error:
            return error


def read_closed(path: Path, forbidden: int) -> str:
    """Return the text of a file that gives none of the permissions `forbidden`; raises `InputError`."""
    try:
        with path.open(encoding="utf-8") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            if mode & forbidden:
                problem = f"is open to everybody on this machine (permissions {mode:03o})"
                raise InputError(str(path), None, problem, allowed=(f"{mode & ~forbidden:03o} (chmod)",))
            return file.read()
    except UnicodeDecodeError:
        raise InputError(str(path), None, "is no UTF-8 text") from None
    except OSError as error:
        raise InputError(str(path), None, f"cannot be read: {error.strerror}") from None


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return ()
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
