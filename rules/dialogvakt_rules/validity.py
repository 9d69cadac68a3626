"""Between which days a guideline or a rule holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Status = Literal["not-yet-in-force", "in-force", "expired", "unknown"]
UNKNOWN: Literal["unknown"] = "unknown"


@dataclass(frozen=True, slots=True)
class Validity:
    """First day (`since`) and last day (`until`, None when it is open), each possibly unknown, and who says so."""

    since: date | Literal["unknown"]
    until: date | Literal["unknown"] | None
    source: str

    def status_on(self, day: date) -> Status:
        """Whether it holds on a day; both end days belong to it."""
        if isinstance(self.since, date) and day < self.since:
            return "not-yet-in-force"
        if isinstance(self.until, date) and day > self.until:
            return "expired"
        if self.since == UNKNOWN or self.until == UNKNOWN:
            return UNKNOWN
        return "in-force"
