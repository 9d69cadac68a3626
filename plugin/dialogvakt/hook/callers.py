"""The open connections, so that they can be ended without cutting an answer off."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Iterator


class Callers:
    """Knows who is connected; may be used from several threads."""

    def __init__(self) -> None:
        self._connections: set[socket.socket] = set()
        self._gone = threading.Condition()

    @contextlib.contextmanager
    def served(self, connection: socket.socket) -> Iterator[None]:
        """Count a connection while it is served."""
        with self._gone:
            self._connections.add(connection)
        try:
            yield
        finally:
            with self._gone:
                self._connections.remove(connection)
                self._gone.notify_all()

    def end(self, seconds: float) -> None:
        """Let nobody ask any more, wait for the answers that are under way, and cut off those that nobody takes.

        Python ends no thread well that is still at work, so this returns when all are done, or after twice the time.
        """
        for how in (socket.SHUT_RD, socket.SHUT_RDWR):
            with self._gone:
                for connection in self._connections:
                    with contextlib.suppress(OSError):  # the caller is gone
                        connection.shutdown(how)
                if self._gone.wait_for(lambda: not self._connections, seconds):
                    return
