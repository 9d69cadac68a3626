"""Validity has four answers."""

from __future__ import annotations

from datetime import date

import pytest

from dialogvakt_rules.validity import UNKNOWN, Status, Validity

FIRST, LAST = date(2025, 3, 20), date(2026, 3, 20)


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2025, 3, 19), "not-yet-in-force"),
        (FIRST, "in-force"),
        (LAST, "in-force"),
        (date(2026, 3, 21), "expired"),
    ],
)
def test_both_end_days_belong_to_it(day: date, status: Status) -> None:
    assert Validity(FIRST, LAST, "s").status_on(day) == status


@pytest.mark.parametrize(
    ("validity", "status"),
    [
        (Validity(FIRST, None, "s"), "in-force"),
        (Validity(UNKNOWN, None, "s"), "unknown"),
        (Validity(FIRST, UNKNOWN, "s"), "unknown"),
        (Validity(UNKNOWN, LAST, "s"), "expired"),
        (Validity(date(2027, 1, 1), UNKNOWN, "s"), "not-yet-in-force"),
    ],
)
def test_what_is_not_known_is_said(validity: Validity, status: Status) -> None:
    assert validity.status_on(date(2026, 11, 25)) == status
