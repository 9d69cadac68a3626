"""The open drafts: each is checked once for each version, in one thread beside that which talks to the editor."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from dialogvakt.lsp.analysis import Analysis

Result = TypeVar("Result")
Stamp = tuple[int | None, int]


@dataclass(frozen=True, slots=True)
class _Entry:
    stamp: Stamp
    future: asyncio.Future[Analysis | None]


class Desk:
    """Keeps the newest analysis of each document.

    `prepare` is called on the event loop and returns the version of a document's text, and what checks that text in
    the other thread; None where there is no such draft.
    """

    def __init__(self, prepare: Callable[[str], tuple[int | None, Callable[[], Analysis]] | None]) -> None:
        self._prepare = prepare
        self._thread = ThreadPoolExecutor(1, "checks")
        self._entries: dict[str, _Entry] = {}
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._generation = 0

    async def analysis(self, uri: str) -> Analysis | None:
        """Return the analysis of the newest text; None for a document that is closed, or no draft."""
        while True:
            entry = self._entry(uri)
            if entry is None:
                return None
            # Whoever waits may give up; the check goes on for the others.
            found = await asyncio.shield(entry.future)
            if found is not None:
                return found

    async def do(self, work: Callable[[], Result]) -> Result:
        """Do something else in the thread of the checks."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def later(self, uri: str, seconds: float, then: Callable[[str], Awaitable[None]]) -> None:
        """Do something with a document after a pause, unless its text changes before."""
        self.forget_waiting(uri)
        self._waiting[uri] = asyncio.ensure_future(self._after(uri, seconds, then))

    def forget_waiting(self, uri: str) -> None:
        """Do not do what was to be done after a pause."""
        waiting = self._waiting.pop(uri, None)
        if waiting:
            waiting.cancel()

    def close(self, uri: str) -> None:
        """Forget a document."""
        self.forget_waiting(uri)
        self._entries.pop(uri, None)

    def outdate(self) -> None:
        """Let no analysis hold any longer: what stands beside the texts has changed."""
        self._generation += 1

    def stop(self) -> None:
        """End the thread once it has finished what it is at."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _after(self, uri: str, seconds: float, then: Callable[[str], Awaitable[None]]) -> None:
        await asyncio.sleep(seconds)
        self._waiting.pop(uri, None)
        await then(uri)

    def _entry(self, uri: str) -> _Entry | None:
        prepared = self._prepare(uri)
        if prepared is None:
            return None
        version, work = prepared
        stamp = (version, self._generation)
        entry = self._entries.get(uri)
        if entry is None or entry.stamp != stamp:
            entry = _Entry(stamp, asyncio.ensure_future(self.do(lambda: self._unless_stale(uri, stamp, work))))
            self._entries[uri] = entry
        return entry

    def _unless_stale(self, uri: str, stamp: Stamp, work: Callable[[], Analysis]) -> Analysis | None:
        """Check a text, unless there is a newer one by now."""
        entry = self._entries.get(uri)
        return work() if entry is not None and entry.stamp == stamp else None
