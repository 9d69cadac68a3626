"""Ending when somebody says so."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from types import FrameType


class Stopped(BaseException):
    """Somebody asked the process to end; like the end of Python itself, it is no error that anything may catch."""


class Stopping:
    """Ends the process when it is told to, but not in the midst of an answer."""

    def __init__(self) -> None:
        self._busy = False
        self._wanted = False

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Take a signal."""
        self._wanted = True
        if not self._busy:
            raise Stopped

    def now(self) -> None:
        """Raise `Stopped` if the process is to end: Python drops what is raised while it frees an object."""
        if self._wanted:
            raise Stopped

    @contextlib.contextmanager
    def finishing(self) -> Iterator[None]:
        """Let what is begun be finished; raises `Stopped` afterwards if the process is to end."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False
        self.now()
