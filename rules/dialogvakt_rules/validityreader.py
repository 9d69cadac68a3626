"""Reads the `valid` of a guideline or a rule."""

from __future__ import annotations

from datetime import date
from typing import Literal

from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.validity import UNKNOWN, Validity


def read_validity(cursor: Cursor) -> Validity:
    """The days between which something holds."""
    parts = cursor.fields(("from", "source"), ("to",))
    since = _day(parts["from"]) if "from" in parts else UNKNOWN
    until = _day(parts["to"]) if "to" in parts else None
    if isinstance(since, date) and isinstance(until, date) and until < since:
        parts["to"].fail("ends before it begins")
    return Validity(since, until, parts["source"].text() if "source" in parts else "")


def _day(cursor: Cursor) -> date | Literal["unknown"]:
    return cursor.date_or(UNKNOWN) or UNKNOWN
