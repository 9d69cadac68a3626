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
        ("Bussen går onsdag. Kan du svare innen da?", 2),
        ("Vi vil gjerne ha dosen fra dere denne uken.", 4),
        ("Kan du svare før veka er omme?", 4),
        ("Sørg for at hun får prøven tatt onsdag.", 2),
        ("Kan du passe på at hun får skiftet bandasjen onsdag?", 2),
        ("Kan de ringje ho onsdag om fjorten dagar?", 12),
        ("Kan dere svare før hun reiser onsdag?", 2),
        ("Fint om dere ringte onsdag.", 2),
        ("Kan dere svare onsdag om to uker?", 12),
        ("De må ta ny prøve onsdag, slik vi avtalte. Korleis går det med ho, og kva er vekta hennar no?", 2),
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
        "Kan dere se på såret? Ultralyden på onsdag viste ingenting.",
        "Kan dere legge til B12 på glasset jeg sendte onsdag?",
        "Kan dere måle blodtrykket mandag og torsdag framover?",
        "Kan dere ta ut slangen når det kommer mindre enn 20 ml på et døgn?",
        "Svar: i dag er det 4,6.",
        "Kan vi ta vaksinen i tillegg til prøven hun skal ha på onsdag?",
        "Kan dere ringe den som er på vakt onsdag?",
        "Apoteket har ringt, og de kan levere kremen onsdag.",
        "Det var ei lang helg, kan de hjelpe?",
        "Vi trenger ikke svar i dag.",
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
