"""What the routes of one application share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import Depends, Request

from dialogvakt.server.guidelines import KnownGuidelines
from dialogvakt.server.metrics import Metrics
from dialogvakt.server.problems import GUIDELINE_NOT_HERE, Problem
from dialogvakt.server.settings import Settings
from dialogvakt.server.workers import Workers


@dataclass(frozen=True, slots=True)
class State:
    """Settings, guidelines by id (the first one is that of drafts that nothing else decides on), workers, metrics.

    `base_url` is the service's address as others see it, where that is told.
    """

    settings: Settings
    guidelines: KnownGuidelines
    workers: Workers
    metrics: Metrics
    base_url: str = ""

    def __post_init__(self) -> None:
        """Let the metrics show the workers."""
        workers = self.workers
        self.metrics.watch("workers_ready", "Workers that can work.", lambda: workers.ready)
        self.metrics.watch("jobs_waiting", "Jobs that wait for a worker.", lambda: workers.waiting)
        for reason, says in (("died", "that died"), ("time-limit", "killed at the time limit")):
            self.metrics.watch_count(
                f"workers_{reason}", f"Workers {says}.", partial(workers.ended.__getitem__, reason)
            )

    def refuse_unknown(self, guideline: str | None) -> None:
        """Raise a `Problem` if a body names a guideline that is not known here."""
        if guideline is not None and guideline not in self.guidelines:
            error = {"pointer": "#/guideline", "detail": "is not known here", "allowed": list(self.guidelines)}
            raise Problem(GUIDELINE_NOT_HERE, errors=[error])


async def _state(request: Request) -> State:
    state: State = request.app.state.service
    return state


Service = Annotated[State, Depends(_state)]
