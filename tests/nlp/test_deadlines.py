"""Deadlines resolved to Norwegian working days."""

from datetime import date

import pytest

from dialogvakt_nlp import Reader

_READER = Reader()
_MONDAY = date(2026, 3, 2)


def _left(text: str, written_on: date | None = _MONDAY) -> list[float | None]:
    return [mention.number for mention in _READER.read(text, written_on).mentions if mention.group == "deadline"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Kan du svare innen onsdag?", 2),
        ("Kan du svara seinast torsdag?", 3),
        ("Vi ber om svar innen 5. mars.", 3),
        ("Send svaret innen 4/3.", 2),
        ("Vi trenger svar før helga.", 4),
        ("Kan dere svare i morgen?", 1),
        ("Vi ber om svar innan 48 timar.", 2),
        ("Vi ber om svar innen to uker.", 10),
        ("Kan dere ringe i løpet av denne uken?", 4),
        ("Kan de ringje tysdag i neste veke?", 6),
        ("Fint om du svarer senest den 9.", 5),
        ("Møtet er onsdag. Kan du komme?", 2),
    ],
)
def test_counts_working_days(text: str, left: int) -> None:
    assert _left(text) == [left]


@pytest.mark.parametrize(
    ("text", "written_on", "left"),
    [
        ("Kan du svare innen onsdag 8. april?", date(2026, 4, 1), 2),
        ("Vi ber om svar før 17. mai.", date(2026, 5, 12), 2),
        ("Kan dere svare før jul?", date(2026, 12, 21), 2),
        ("Vi må ha svar første virkedag etter påske.", date(2026, 4, 1), 1),
        ("Fint om du svarer innen 4. januar.", date(2026, 12, 30), 2),
    ],
)
def test_public_holidays_are_no_working_days(text: str, written_on: date, left: int) -> None:
    assert _left(text, written_on) == [left]


@pytest.mark.parametrize(
    "text",
    [
        "Han kommer tilbake på onsdag.",
        "Blodprøven ble tatt i dag.",
        "Kan dere se på såret siden mandag?",
        "Når er timen på torsdag?",
        "Du trenger ikke svare i dag.",
        "Vi ringer henne i morgen.",
    ],
)
def test_a_day_that_nothing_is_asked_for_is_no_deadline(text: str) -> None:
    assert _left(text) == []


def test_a_weekday_says_nothing_without_a_day_of_writing() -> None:
    assert _left("Kan du svare innen onsdag?", None) == []
    assert _left("Kan du svare i morgen?", None) == [1]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Vi ber om svar innen 31.2.", []),
        ("Kan du svare innen denne uken?", [4]),
        ("Kan du svare i løpet av neste uke?", [9]),
        ("Kan du svare mandag 9. mars?", [5]),
        ("Vi ber om svar innen 4.3.26.", [2]),
        ("Vi ber om svar innen 1. februar.", []),
        ("Vi ber om svar innan ti arbeidsdagar.", [10]),
        ("Gjerne svar i dag.", [0]),
        ("Kan du svare etter mandag?", []),
    ],
)
def test_other_ways_to_name_a_day(text: str, left: list[int]) -> None:
    assert _left(text) == left


def test_a_day_of_the_month_may_be_in_the_next_one() -> None:
    assert _left("Fint om du svarer senest den 2.", date(2026, 3, 30)) == [2]
    assert _left("Fint om du svarer senest den 31.", date(2026, 2, 2)) == [41]


def test_the_last_year_of_the_calendar_has_no_easter_after_it() -> None:
    assert _left("Kan dere svare før påske?", date(2100, 12, 1)) == []
