"""A job for a worker, and how it may end without an answer."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Any

from dialogvakt.errors import DialogvaktError
from dialogvakt.server.messages import Failed


class WorkersError(Exception):
    """A job without an answer."""


class Overloaded(WorkersError):
    """No worker was free in time."""


class TookTooLong(WorkersError):
    """The job took longer than the time limit; its worker was killed."""


class WorkerDied(WorkersError):
    """The worker ended while it did the job."""


class JobFailed(WorkersError):
    """A mistake of ours in the job; `place` is where."""

    def __init__(self, place: str) -> None:
        self.place = place
        super().__init__(place)


@dataclass(eq=False, slots=True)
class Job:
    """A function and its arguments, packed, and the answer that somebody waits for.

    `given`: a worker has it; `begun`: the worker has said so; `tries`: how many workers have had it.
    """

    message: bytes
    answer: asyncio.Future[Any]
    given: bool = False
    begun: bool = False
    tries: int = 0

    def fail(self, error: Exception) -> None:
        """Let it end with an error, if anybody still waits."""
        if not self.answer.done():
            self.answer.set_exception(error)

    def finish(self, result: Any) -> None:
        """Let it end with what the worker said, if anybody still waits."""
        if isinstance(result, Failed):
            self.fail(JobFailed(result.place))
        elif isinstance(result, DialogvaktError):
            self.fail(result)
        elif not self.answer.done():
            self.answer.set_result(result)
