"""The calendar day of a FHIR `dateTime`."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dialogvakt.formats.jsonnode import JsonNode

_COARSE = re.compile(r"[0-9]{4}(-[0-9]{2})?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]+)?(Z|[+-][0-9]{2}:[0-9]{2})")


def day_of(node: JsonNode) -> date | None:
    """Return the day in Norway, None where only a month or a year is told; raises `InputError` for anything else."""
    value = node.value
    try:
        if isinstance(value, str) and _COARSE.fullmatch(value):
            return None
        if isinstance(value, str) and _DAY.fullmatch(value):
            return date.fromisoformat(value)
        if isinstance(value, str) and _INSTANT.fullmatch(value):
            # A client that counts in UTC is a day behind in the first hours of the night.
            return datetime.fromisoformat(value).astimezone(_norway()).date()
    except (ValueError, OverflowError):
        pass
    node.fail("is no time", ("a day or an instant that exists, as 2026-03-02 or 2026-03-02T10:00:00+01:00",))


@cache
def _norway() -> ZoneInfo | None:
    try:
        return ZoneInfo("Europe/Oslo")
    except ZoneInfoNotFoundError:
        # A system without the table of time zones; its own zone is the best guess.
        return None
