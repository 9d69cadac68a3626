"""Messages between the service and its workers: pickles with their length in front, over a socket of our own.

That socket is one of a pair without a name, which only the service and the worker that it started hold.
"""

from __future__ import annotations

import pickle
import socket
import struct
from collections.abc import Iterator
from typing import Any

_LENGTH = struct.Struct("!I")


def pack(message: Any) -> bytes:
    """Return a message as it goes over the socket."""
    data = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(data)) + data


def receive(connection: socket.socket) -> Any:
    """Wait for the next message; raises `EOFError` when the other side is gone."""
    (length,) = _LENGTH.unpack(_exactly(connection, _LENGTH.size))
    return pickle.loads(_exactly(connection, length))  # noqa: S301  # nosec B301


class Unpacker:
    """Puts messages together again from the pieces in which they come."""

    def __init__(self) -> None:
        self._pieces = bytearray()

    def feed(self, data: bytes) -> Iterator[Any]:
        """Yield each message that is whole."""
        self._pieces += data
        while len(self._pieces) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._pieces)
            end = _LENGTH.size + length
            if len(self._pieces) < end:
                return
            message = pickle.loads(self._pieces[_LENGTH.size : end])  # noqa: S301  # nosec B301
            del self._pieces[:end]
            yield message


def _exactly(connection: socket.socket, length: int) -> bytearray:
    parts = bytearray()
    while len(parts) < length:
        part = connection.recv(length - len(parts))
        if not part:
            raise EOFError
        parts += part
    return parts
