"""The workers: jobs wait in one line, and each worker takes one at a time.

A pool of our own, since those of the library and of `pebble` let all workers write to one pipe: one that is killed
while it writes takes the answers of all others with it.
"""

from __future__ import annotations

import asyncio
import socket
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from dialogvakt.errors import DialogvaktError
from dialogvakt.server import frames
from dialogvakt.server.guidelines import Shelf
from dialogvakt.server.job import Job, Overloaded, WorkerDied
from dialogvakt.server.nurserylink import Nursery
from dialogvakt.server.settings import Settings
from dialogvakt.server.workerlink import WorkerLink

if TYPE_CHECKING:
    # The pipeline is the workers' affair; the service itself does without.
    from dialogvakt.server.checkers import Checkers

P = ParamSpec("P")
R = TypeVar("R")

# After this many workers that ended before they were ready, with none in between that was, the service cannot start.
_TRIES = 3
_FIRST_PAUSE, _LONGEST_PAUSE = 0.1, 5.0
# How much longer than the service a worker waits before it has itself ended.
_GRACE = 1.0


class StartError(DialogvaktError):
    """No worker comes up."""

    def __str__(self) -> str:
        """The problem in one line."""
        return "serve: the workers end before they are ready; what they wrote above says why"


class Workers:
    """Worker processes, and the line of jobs before them; to be used on one event loop."""

    def __init__(self, shelf: Shelf, settings: Settings) -> None:
        self._settings = settings
        self._nursery = Nursery(shelf)
        self._links: set[WorkerLink] = set()
        self._idle: list[WorkerLink] = []
        self._line: deque[Job] = deque()
        self._raising: set[asyncio.Task[None]] = set()
        self._misfortunes = 0
        self._warm: asyncio.Future[None] | None = None
        self._stopped = False
        self.ended: dict[str, int] = {"died": 0, "time-limit": 0}

    async def start(self) -> None:
        """Begin to raise workers; `warm` tells when they can work."""
        self._warm = asyncio.get_running_loop().create_future()
        for _ in range(self._settings.workers):
            self._raise_one()

    async def warm(self) -> None:
        """Return when all workers can work; raises `StartError` if none comes up."""
        assert self._warm is not None
        await asyncio.shield(self._warm)

    @property
    def ready(self) -> int:
        """How many workers can work."""
        return sum(link.ready for link in self._links)

    @property
    def waiting(self) -> int:
        """How many jobs wait for a worker."""
        return sum(not job.answer.done() for job in self._line)

    async def run(self, function: Callable[Concatenate[Checkers, P], R], *arguments: P.args, **named: P.kwargs) -> R:
        """Return what a module's function returns in a worker; what goes in and out is pickled.

        Raises `WorkersError`, and every `DialogvaktError` that the function raises.
        """
        loop = asyncio.get_running_loop()
        seconds = self._settings.check_seconds + _GRACE
        job = Job(frames.pack((function, arguments, named, seconds)), loop.create_future())
        self._line.append(job)
        self._hand_out()
        patience = loop.call_later(self._settings.wait_seconds, self._give_up, job)
        try:
            return await job.answer  # type: ignore[no-any-return]
        finally:
            patience.cancel()

    async def stop(self) -> None:
        """End all workers."""
        self._stopped = True
        for task in self._raising:
            task.cancel()
        await asyncio.gather(*self._raising, return_exceptions=True)
        for link in self._links:
            link.close()
        for job in self._line:
            job.fail(Overloaded())
        await self._nursery.stop()

    def _give_up(self, job: Job) -> None:
        if not job.given:
            job.fail(Overloaded())

    def _hand_out(self) -> None:
        while self._line and self._idle:
            job = self._line.popleft()
            if not job.answer.done():
                self._idle.pop().take(job)

    # What the links tell.

    def on_free(self, link: WorkerLink) -> None:
        """A worker can take a job."""
        self._misfortunes = 0
        self._idle.append(link)
        self._hand_out()
        if self._warm is not None and not self._warm.done() and self.ready == self._settings.workers:
            self._warm.set_result(None)

    def on_lost(self, link: WorkerLink, job: Job | None) -> None:
        """A worker has ended, with a job or without."""
        self._links.discard(link)
        if link in self._idle:
            self._idle.remove(link)
        if self._stopped:
            if job is not None:
                job.fail(Overloaded())
            return
        if not link.ready:
            self._misfortune()
        else:
            self.ended["time-limit" if link.slow else "died"] += 1
        if job is not None and not job.begun and job.tries < _TRIES:
            # It was not this job that ended the worker.
            job.given = False
            self._line.appendleft(job)
        elif job is not None:
            job.fail(WorkerDied())
        self._raise_one()

    def _misfortune(self) -> None:
        self._misfortunes += 1
        if self._misfortunes >= _TRIES and self._warm is not None and not self._warm.done():
            self._warm.set_exception(StartError())

    def _raise_one(self) -> None:
        task = asyncio.create_task(self._raised())
        self._raising.add(task)
        task.add_done_callback(self._raising.discard)

    async def _raised(self) -> None:
        link = WorkerLink(self, self._settings.check_seconds)
        self._links.add(link)
        connection = await self._connected()
        await asyncio.get_running_loop().create_unix_connection(lambda: link, sock=connection)

    async def _connected(self) -> socket.socket:
        """Return the connection to a new worker; what hinders it is tried again, with longer and longer pauses."""
        while True:
            if self._misfortunes:
                await asyncio.sleep(min(_FIRST_PAUSE * 2**self._misfortunes, _LONGEST_PAUSE))
            try:
                return await self._nursery.worker()
            except OSError:
                self._misfortune()
