"""Checks drafts in several processes, and hands the reports back in the order of the drafts."""

from __future__ import annotations

import signal
import warnings
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from dialogvakt.checker import Checker
from dialogvakt.cli.console import own_mistake
from dialogvakt.draft import Draft
from dialogvakt.errors import InputError
from dialogvakt.report import Report, Standard

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

# A report, or in one line why there is none.
Outcome: TypeAlias = Report | str
Named: TypeAlias = tuple[str, Draft]
Item = TypeVar("Item")

# Drafts that go to a process at once, and batches of them that wait for each process.
_BATCH = 16
_AHEAD = 4
_own_checker: Checker | None = None


def outcome_of(checker: Checker, named: Named) -> Outcome:
    """Return what a check comes to, with the draft's name where something went wrong."""
    name, draft = named
    try:
        return checker.check(draft)
    except InputError as error:
        return str(error.at(name))
    except Exception as error:
        # The outermost border: whatever one draft brings to light must not keep the others from being checked.
        return f"{name}: {own_mistake(error)}"


class Workers:
    """Processes that check drafts as `checker` does; with one job everything happens in this process."""

    def __init__(self, checker: Checker, pool: ProcessPoolExecutor | None, jobs: int) -> None:
        self._checker = checker
        self._pool = pool
        self._most_waiting = jobs * _AHEAD

    def outcomes(self, drafts: Iterable[Named]) -> Iterator[Outcome]:
        """Yield what each check comes to, in the drafts' order; only a few drafts are taken in advance."""
        if self._pool is None:
            yield from (outcome_of(self._checker, draft) for draft in drafts)
            return
        waiting: deque[tuple[Sequence[Named], Future[list[Outcome]] | None]] = deque()
        for batch in _batches(drafts):
            waiting.append((batch, self._submit(batch)))
            if len(waiting) > self._most_waiting:
                yield from self._result(*waiting.popleft())
        while waiting:
            yield from self._result(*waiting.popleft())

    def _submit(self, batch: Sequence[Named]) -> Future[list[Outcome]] | None:
        try:
            return self._pool.submit(_check, batch) if self._pool else None
        except BrokenExecutor:
            self._pool = None
            return None

    def _result(self, batch: Sequence[Named], future: Future[list[Outcome]] | None) -> list[Outcome]:
        try:
            if future is not None:
                return future.result()
        except BrokenExecutor:  # somebody ended a process; this one can do its work
            self._pool = None
        return [outcome_of(self._checker, draft) for draft in batch]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a checker is made from; every process makes its own."""

    guideline: str | None
    language: Standard | None
    as_of: date | None
    guidelines: tuple[str, ...] = ()

    def checker(self) -> Checker:
        """Return a new checker; raises the loader's errors."""
        return Checker(self.guideline, guidelines=self.guidelines, language=self.language, as_of=self.as_of)


@contextmanager
def open_workers(checker: Checker, settings: Settings, jobs: int) -> Iterator[Workers]:
    """Start the processes; it is to be done before any thread is, since they may be copies of this one."""
    if jobs == 1:
        yield Workers(checker, None, jobs)
        return
    # Slow to load, and nothing for a single file.
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(jobs, multiprocessing.get_context(), _prepare, (settings,)) as pool:
        with warnings.catch_warnings():
            # From Python 3.12 on: numpy's threads are not copied, and know to begin again.
            warnings.filterwarnings("ignore", ".*multi-threaded.*fork", DeprecationWarning)
            pool.submit(int).result()
        yield Workers(checker, pool, jobs)


def _prepare(settings: Settings) -> None:
    global _own_checker
    # Ctrl+C ends the command, which ends its processes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _own_checker = settings.checker()


def _check(batch: Sequence[Named]) -> list[Outcome]:
    if _own_checker is None:
        raise RuntimeError("a process began to work before it was prepared")
    return [outcome_of(_own_checker, draft) for draft in batch]


def _batches(items: Iterable[Item]) -> Iterator[tuple[Item, ...]]:
    iterator = iter(items)
    while batch := tuple(islice(iterator, _BATCH)):
        yield batch
