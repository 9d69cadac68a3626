"""Norwegian working days: Monday to Friday without the public holidays; 24 and 31 December are working days."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from dialogvakt_nlp.compiled import compiled_for

_DAY = timedelta(days=1)
_SATURDAY = 5


# Days by their ordinal number.
_Days = tuple[int, ...]


@cache
def _public_holidays(year: int) -> frozenset[date]:
    return frozenset(map(date.fromordinal, _calendar(year)[0]))


@cache
def easter_sunday(year: int) -> date | None:
    """Return the day of Easter Sunday, or None for a year beyond the calendar's (from 2101)."""
    return next(map(date.fromordinal, _calendar(year)[1]), None)


@compiled_for(lambda: range(2000, 2061))
def _calendar(year: int) -> tuple[_Days, _Days]:
    """Return the public holidays of a year, and those of them that are Easter Sunday."""
    import holidays  # most drafts speak of years that are compiled, and it takes long to load

    found = holidays.country_holidays("NO", years=year, language="en_US")
    return tuple(map(date.toordinal, sorted(found))), tuple(map(date.toordinal, found.get_named("Easter Sunday")))


def is_working_day(day: date) -> bool:
    """Tell whether offices are open."""
    return day.weekday() < _SATURDAY and day not in _public_holidays(day.year)


def working_days_between(start: date, end: date) -> int:
    """Return how many working days lie after `start` up to and with `end`; negative counts are 0."""
    count = 0
    day = start
    while day < end:
        day += _DAY
        count += is_working_day(day)
    return count


def add_working_days(start: date, days: int) -> date:
    """Return the day on which so many working days have passed; the first is the one after `start`."""
    day = start
    while days > 0:
        day += _DAY
        days -= is_working_day(day)
    return day


def working_day_before(day: date) -> date:
    """Return the last working day before a day."""
    day -= _DAY
    while not is_working_day(day):
        day -= _DAY
    return day
