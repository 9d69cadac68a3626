"""Ending when somebody says so."""

from __future__ import annotations

import contextlib
import signal
import sys
from collections.abc import Iterator
from types import FrameType

# How long what is begun may take to be finished; a check takes a hundredth of a second.
GRACE_SECONDS = 5


class Stopped(BaseException):
    """Somebody asked the process to end; like the end of Python itself, it is no error that anything may catch."""


class Stopping:
    """Ends the process when it is told to, but not in the midst of an answer unless that takes too long."""

    def __init__(self) -> None:
        self._busy = False
        self._wanted = False

    def listen(self) -> None:
        """Take the signal to end from now on; to be called in the main thread."""
        signal.signal(signal.SIGTERM, self)
        if sys.platform != "win32":
            signal.signal(signal.SIGALRM, self)

    def __call__(self, number: int, frame: FrameType | None) -> None:
        """Take a signal; a second one, which may be our own reminder, waits for nothing."""
        again, self._wanted = self._wanted, True
        if again or not self._busy:
            raise Stopped
        if sys.platform != "win32":
            # An answer that nobody reads would be written for ever.
            signal.alarm(GRACE_SECONDS)

    @property
    def wanted(self) -> bool:
        """Whether the process is to end."""
        return self._wanted

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
