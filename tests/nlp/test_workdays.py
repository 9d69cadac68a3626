"""Norwegian working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt_nlp.workdays import add_working_days, is_working_day, working_day_before, working_days_between

_DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    "day", [date(2026, 5, 14), date(2026, 5, 1), date(2026, 4, 3), date(2026, 12, 25), date(2026, 3, 7)]
)
def test_days_off(day: date) -> None:
    assert not is_working_day(day)


@pytest.mark.parametrize("day", [date(2026, 12, 24), date(2026, 12, 31), date(2026, 4, 1), date(2026, 3, 2)])
def test_days_at_work(day: date) -> None:
    assert is_working_day(day)


@given(_DAYS, st.integers(1, 30))
def test_adding_days_is_the_inverse_of_counting_them(day: date, count: int) -> None:
    later = add_working_days(day, count)
    assert is_working_day(later)
    assert working_days_between(day, later) == count


@given(_DAYS)
def test_the_working_day_before_is_the_nearest_one(day: date) -> None:
    before = working_day_before(day)
    assert is_working_day(before)
    assert working_days_between(before, day - timedelta(days=1)) == 0
