"""A connection to a client that may not keep us waiting for ever."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from dialogvakt.server.problems import MEDIA_TYPE, NO_HTTP, Problem


class Connection(H11Protocol):
    """Breaks off when a client does not go on within `seconds`; uvicorn alone waits.

    It may be slow with a request's head, with a body that nobody wants any more, and with taking the answer. The time
    for a body that is wanted is kept where it is read.
    """

    seconds: ClassVar[float] = 10.0

    @classmethod
    def patient_for(cls, seconds: float) -> type[Connection]:
        """Return the class for connections with another time limit."""
        return type(cls.__name__, (cls,), {"seconds": seconds})

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has connected."""
        super().connection_made(transport)
        self._reading = Deadline(self.loop, self.seconds, transport.abort)
        self._writing = Deadline(self.loop, self.seconds, transport.abort)
        self._reading.start()

    def data_received(self, data: bytes) -> None:
        """The client sends something."""
        super().data_received(data)
        # One that still sends may take the answer afterwards.
        self._writing.postpone()
        if self.cycle is not None and not self.cycle.response_complete:
            self._reading.stop()
        else:
            self._reading.start()

    def on_response_complete(self) -> None:
        """An answer is on its way."""
        super().on_response_complete()
        if self.conn.their_state is h11.SEND_BODY:
            self._reading.start()
        if self.transport.get_write_buffer_size():
            self._writing.start()

    def pause_writing(self) -> None:
        """The client does not take what is sent."""
        super().pause_writing()
        self._writing.start()

    def resume_writing(self) -> None:
        """The client has taken most of it."""
        super().resume_writing()
        self._writing.stop()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        self._reading.stop()
        self._writing.stop()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Answer what is no HTTP."""
        body = json.dumps(Problem(NO_HTTP).to_dict()).encode()
        headers = [("content-type", MEDIA_TYPE), ("content-length", str(len(body))), ("connection", "close")]
        for event in (h11.Response(status_code=400, headers=headers), h11.Data(body), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()


class Deadline:
    """Does something unless it is stopped in time."""

    def __init__(self, loop: asyncio.AbstractEventLoop, seconds: float, action: Callable[[], None]) -> None:
        self._loop = loop
        self._seconds = seconds
        self._action = action
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Let the time run, from now or from when it was started."""
        self._timer = self._timer or self._loop.call_later(self._seconds, self._action)

    def postpone(self) -> None:
        """Let the time run from now, if it runs."""
        if self._timer is not None:
            self.stop()
            self.start()

    def stop(self) -> None:
        """Let the time not run."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
