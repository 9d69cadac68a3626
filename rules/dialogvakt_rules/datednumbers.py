"""Reads the `numbers` of a rule: its policy in figures, each of which may change on given days."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.validity import UNKNOWN, Validity

REPEALED = "none"


@dataclass(frozen=True, slots=True)
class Step:
    """A number from a day on (None: since ever), until the next step; None if it is repealed from then on."""

    since: date | None
    value: float | None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """Between two days (None: no end) all numbers of a rule stay the same; `sources` say so."""

    since: date | None
    until: date | None
    numbers: Mapping[str, float]
    sources: tuple[str, ...]

    def within(self, validity: Validity | None) -> Validity | None:
        """The days of this span on which the rule holds by its own days, too; raises ValueError for none."""
        own = validity or Validity(UNKNOWN, None, "")
        if self.since is None and self.until is None:
            return validity
        since, until = self.since or own.since, self.until or own.until
        if isinstance(own.since, date) and isinstance(since, date):
            since = max(since, own.since)
        if isinstance(own.until, date) and isinstance(until, date):
            until = min(until, own.until)
        if isinstance(since, date) and isinstance(until, date) and until < since:
            raise ValueError("no day is left")
        return Validity(since, until, "; ".join(filter(None, (*self.sources, own.source))))


def read_numbers(entries: Mapping[str, Cursor]) -> dict[str, tuple[Step, ...]]:
    """The steps of each number, oldest first."""
    return {name: _steps(cursor) for name, cursor in entries.items()}


def spans_of(numbers: Mapping[str, tuple[Step, ...]]) -> Iterator[Span]:
    """The times in which nothing changes, oldest first, without those in which a number is missing."""
    days = sorted({step.since for steps in numbers.values() for step in steps if step.since is not None})
    for since, next_day in zip([None, *days], [*days, None], strict=True):
        current = {name: _on(since, steps) for name, steps in numbers.items()}
        values = {name: step.value for name, step in current.items() if step is not None and step.value is not None}
        if len(values) == len(numbers):
            sources = dict.fromkeys(step.source for step in current.values() if step is not None and step.source)
            yield Span(since, next_day - timedelta(days=1) if next_day else None, values, tuple(sources))


def _on(day: date | None, steps: tuple[Step, ...]) -> Step | None:
    """The newest step that is not after a day."""
    past = [step for step in steps if step.since is None or (day is not None and step.since <= day)]
    return past[-1] if past else None


def _steps(cursor: Cursor) -> tuple[Step, ...]:
    if not isinstance(cursor.value, list):
        return (Step(None, cursor.number()),)
    steps = [step for item in cursor.items() if (step := _step(item)) is not None]
    if not steps:
        cursor.fail("must hold at least one value")
    if any(later.since is None or (step.since and later.since <= step.since) for step, later in pairwise(steps)):
        cursor.fail("the values must stand in the order of their days, the oldest first")
    return tuple(steps)


def _step(cursor: Cursor) -> Step | None:
    parts = cursor.fields(("value", "from", "source"))
    if not all(name in parts for name in ("value", "from", "source")):
        return None
    value = None if parts["value"].value == REPEALED else parts["value"].number()
    return Step(parts["from"].date_or(UNKNOWN), value, parts["source"].text())
