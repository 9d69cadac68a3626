"""Runs jobs away from the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Concatenate, ParamSpec, TypeVar

from dialogvakt.server.checkers import Checkers, load_guidelines

P = ParamSpec("P")
R = TypeVar("R")


class Workers:
    """Loads the guidelines, and runs jobs on them one after the other."""

    def __init__(self, guidelines: tuple[str, ...]) -> None:
        self._guidelines = guidelines
        self._thread = ThreadPoolExecutor(1)
        self._checkers: Checkers | None = None

    @property
    def ready(self) -> bool:
        """Whether jobs are answered at once."""
        return self._checkers is not None

    async def start(self) -> None:
        """Return when jobs can be run."""
        self._checkers = await asyncio.get_running_loop().run_in_executor(self._thread, self._load)

    def _load(self) -> Checkers:
        return Checkers(load_guidelines(self._guidelines).values())

    async def run(self, job: Callable[Concatenate[Checkers, P], R], *arguments: P.args, **named: P.kwargs) -> R:
        """Return what a job returns; it is a function of a module."""
        assert self._checkers is not None
        checkers = self._checkers
        return await asyncio.get_running_loop().run_in_executor(
            self._thread, lambda: job(checkers, *arguments, **named)
        )

    async def stop(self) -> None:
        """End."""
        self._thread.shutdown()
