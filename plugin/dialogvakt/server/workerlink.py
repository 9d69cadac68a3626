"""The service's end of the connection to one worker."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import suppress
from typing import Any, Protocol

from dialogvakt.server import frames
from dialogvakt.server.job import Job, TookTooLong
from dialogvakt.server.messages import Begun, Ready


class Pool(Protocol):
    """What a link tells of its worker."""

    def on_free(self, link: WorkerLink) -> None:
        """The worker can take a job."""

    def on_lost(self, link: WorkerLink, job: Job | None) -> None:
        """The worker has ended, with a job or without."""


class WorkerLink(asyncio.Protocol):
    """Gives one job at a time to a worker, and tells the pool what becomes of it."""

    def __init__(self, pool: Pool, seconds: float) -> None:
        self._pool = pool
        self._seconds = seconds
        self._frames = frames.Unpacker()
        self._transport: asyncio.Transport | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._process: int | None = None
        self._job: Job | None = None
        self.slow = False

    @property
    def ready(self) -> bool:
        """Whether the worker has said that it can work."""
        return self._process is not None

    def take(self, job: Job) -> None:
        """Give the worker a job; it must be free."""
        assert self._transport is not None
        job.given = True
        job.tries += 1
        self._job = job
        self._timer = asyncio.get_running_loop().call_later(self._seconds, self._end_slow)
        self._transport.write(job.message)

    def close(self) -> None:
        """Let the worker end once it has done what it does."""
        if self._transport is not None:
            self._transport.close()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The worker is being raised."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """The worker says something."""
        for message in self._frames.feed(data):
            self._hear(message)

    def connection_lost(self, error: Exception | None) -> None:
        """The worker has ended."""
        self._stop_timer()
        job, self._job = self._job, None
        self._pool.on_lost(self, job)

    def _hear(self, message: Any) -> None:
        match message:
            case Ready(process):
                self._process = process
            case Begun():
                assert self._job is not None
                self._job.begun = True
                return
            case _:
                self._stop_timer()
                job, self._job = self._job, None
                if job is not None:
                    job.finish(message)
        self._pool.on_free(self)

    def _end_slow(self) -> None:
        assert self._job is not None
        assert self._process is not None
        self.slow = True
        self._job.fail(TookTooLong())
        # Its connection is open, so the number is still its own.
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
