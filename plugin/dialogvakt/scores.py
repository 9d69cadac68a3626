"""Precision, recall and F1 from counts of hits, false alarms and misses."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(slots=True)
class Score:
    """Counts of one thing that is looked for; a figure that nothing is known of is None."""

    hits: int = 0
    alarms: int = 0
    misses: int = 0

    def count(self, wanted: Collection[str], found: Collection[str]) -> None:
        """Take what was wanted and what was found in one draft into account."""
        self.hits += sum(one in wanted for one in found)
        self.alarms += sum(one not in wanted for one in found)
        self.misses += sum(one not in found for one in wanted)

    @property
    def precision(self) -> float | None:
        """How many of those found were wanted."""
        return share(self.hits, self.hits + self.alarms)

    @property
    def recall(self) -> float | None:
        """How many of those wanted were found."""
        return share(self.hits, self.hits + self.misses)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both."""
        return share(2 * self.hits, 2 * self.hits + self.alarms + self.misses)

    def to_dict(self) -> dict[str, Any]:
        """Return JSON data."""
        counts = {"hits": self.hits, "alarms": self.alarms, "misses": self.misses}
        figures = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return counts | {name: rounded(figure) for name, figure in figures.items()}


def share(part: int, whole: int) -> float | None:
    """Return a part of a whole; None where there is no whole."""
    return part / whole if whole else None


def mean(figures: Iterable[float | None]) -> float | None:
    """Return the mean of the figures that are known."""
    known = [figure for figure in figures if figure is not None]
    return sum(known) / len(known) if known else None


def rounded(figure: float | None) -> float | None:
    """Return a figure with four decimals."""
    return None if figure is None else round(figure, 4)
