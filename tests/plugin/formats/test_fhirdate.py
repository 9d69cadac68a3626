"""The day of a FHIR `dateTime` is the day in Norway."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from zoneinfo import ZoneInfoNotFoundError

import pytest

from dialogvakt import InputError
from dialogvakt.formats import fhirdate
from dialogvakt.formats.fhirdate import day_of
from dialogvakt.formats.jsonnode import JsonNode


def day(value: object) -> date | None:
    return day_of(JsonNode("a.json", "sent", value))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-03-02", date(2026, 3, 2)),
        ("2026-03-02T10:00:00+01:00", date(2026, 3, 2)),
        ("2026-03-02T23:30:00Z", date(2026, 3, 3)),
        ("2026-07-02T22:30:00.123456789Z", date(2026, 7, 3)),
        ("2026-03-02T00:30:00+05:00", date(2026, 3, 1)),
        ("2026-03", None),
        ("2026", None),
    ],
)
def test_days_and_instants_are_read(value: str, expected: date | None) -> None:
    assert day(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "",
        "2026-02-30",
        "2026-03-02T25:00:00Z",
        "2026-03-02T10:00:00",
        "2026-03-02T10:00Z",
        "02.03.2026",
        "20260302",
        "2026-W10-1",
        "0001-01-01T00:00:00+14:00",
        2026,
        None,
        True,
        ["2026-03-02"],
    ],
    ids=repr,
)
def test_anything_else_is_told(value: object) -> None:
    with pytest.raises(InputError) as caught:
        day(value)
    assert str(caught.value) == (
        "a.json: sent: is no time; allowed: a day or an instant that exists, as 2026-03-02 or 2026-03-02T10:00:00+01:00"
    )


@pytest.fixture
def no_zones(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A system without the table of time zones."""

    def missing(name: str) -> None:
        raise ZoneInfoNotFoundError(name)

    monkeypatch.setattr(fhirdate, "ZoneInfo", missing)
    fhirdate._norway.cache_clear()
    yield
    fhirdate._norway.cache_clear()


@pytest.mark.usefixtures("no_zones")
def test_without_a_table_of_zones_there_is_still_a_day() -> None:
    assert day("2026-03-02T12:00:00Z") == date(2026, 3, 2)
