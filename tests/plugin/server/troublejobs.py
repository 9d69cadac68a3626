"""Jobs that make trouble in a worker."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from dialogvakt import InputError
from dialogvakt.server.checkers import Checkers


def echo(checkers: Checkers, value: object, *, twice: bool = False) -> object:
    """Give back what was given."""
    return (value, value) if twice else value


def process(checkers: Checkers) -> int:
    """Tell which process this is."""
    return os.getpid()


def wait_for(checkers: Checkers, path: Path) -> int:
    """Wait until a file is there."""
    while not path.exists():
        time.sleep(0.005)
    return os.getpid()


def spin(checkers: Checkers) -> None:
    """Never come to an end, and hold on to the interpreter."""
    while True:
        pass


def die(checkers: Checkers) -> None:
    """End this process as the system does when it is out of memory."""
    os.kill(os.getpid(), signal.SIGKILL)


def refuse(checkers: Checkers) -> None:
    """Refuse the input."""
    raise InputError("draft", "text", "is not good", allowed=("better text",))


def fail(checkers: Checkers) -> None:
    """Make a mistake, and tell the draft."""
    raise ValueError("Ringvold har feber")


def return_what_cannot_be_sent(checkers: Checkers) -> object:
    """Return what cannot be pickled."""
    return lambda: None
