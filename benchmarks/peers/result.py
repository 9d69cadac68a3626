"""What was measured of one tool."""

from __future__ import annotations

import statistics
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Series:
    """Drafts of one length: how many, their times in milliseconds, and how much was found in one, in the mean."""

    count: int
    p50: float
    p95: float
    p99: float
    a_second: float
    found: float


@dataclass(frozen=True, slots=True)
class Measures:
    """Times in seconds and memory in megabytes: until it is ready, for the first draft, at the most."""

    ready: float
    first: float
    peak: float
    series: Mapping[int, Series]


@dataclass(frozen=True, slots=True)
class Result:
    """A tool, and what was measured; None where it could not be installed."""

    name: str
    version: str
    measures: Measures | None


def result_of(name: str, version: str, told: Mapping[str, Any]) -> Result:
    """Read what a worker printed."""
    series = {int(length): _series(data["times"], data["found"]) for length, data in told["series"].items()}
    return Result(name, version, Measures(told["ready"], told["first"], told["peak_mb"], series))


def _series(times: list[float], found: list[int]) -> Series:
    cuts = statistics.quantiles(times, n=100, method="inclusive") if len(times) > 1 else times * 99
    p50, p95, p99 = (cuts[number] * 1_000 for number in (49, 94, 98))
    return Series(len(times), p50, p95, p99, len(times) / sum(times), statistics.mean(found))
