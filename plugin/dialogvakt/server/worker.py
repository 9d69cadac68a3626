"""A worker process: it takes one job at a time, and ends when the service does."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Callable
from functools import partial
from typing import Any

from dialogvakt.errors import DialogvaktError, place_of
from dialogvakt.server import frames
from dialogvakt.server.checkers import Checkers
from dialogvakt.server.messages import Begun, Failed, Ready


def work(connection: socket.socket, checkers: Checkers) -> None:
    """Answer jobs until the other side is gone; each is `(function, arguments, named arguments, seconds)`."""
    checkers.warm_up()
    try:
        connection.sendall(frames.pack(Ready(os.getpid())))
        while True:
            function, arguments, named, seconds = frames.receive(connection)
            connection.sendall(frames.pack(Begun()))
            # The kernel ends a job that hangs even when the service is gone and cannot.
            signal.setitimer(signal.ITIMER_REAL, seconds)
            answer = _answer(partial(function, checkers, *arguments, **named))
            signal.setitimer(signal.ITIMER_REAL, 0)
            connection.sendall(answer)
    except (EOFError, ConnectionError):
        return


def _answer(job: Callable[[], Any]) -> bytes:
    try:
        return frames.pack(job())
    except DialogvaktError as error:
        return frames.pack(error)
    except Exception as error:
        return frames.pack(Failed(place_of(error)))
