"""Measured values read from running text."""

import pytest

from dialogvakt_nlp import Mention, Reader

_READER = Reader()


def _values(text: str) -> list[Mention]:
    return [mention for mention in _READER.read(text).mentions if mention.group == "value"]


@pytest.mark.parametrize(
    ("text", "label", "number"),
    [
        ("Kaliumet hennes var 6,7 på prøven.", "potassium", 6.7),
        ("K: 2,6", "potassium", 2.6),
        ("BT80/45", "systolic", 80),
        ("Blodtrykket er 138/86.", "systolic", 138),
        ("Metter 83 % uten O2", "oxygen-saturation", 83),
        ("ho ligg på 84 % i metning", "oxygen-saturation", 84),
        ("SpO2 85%", "oxygen-saturation", 85),
        ("GCS 11", "gcs", 11),
        ("40,3 grader", "temperature", 40.3),
        ("INR kom nå på 6.2", "inr", 6.2),
        ("puster 36 ganger i minuttet", "respiratory-rate", 36),
        ("RR 130/80", "systolic", 130),
        ("RR 32", "respiratory-rate", 32),
        ("blodsukkeret er 2,4 mmol/l", "glucose", 2.4),
        ("trombocytter 29 x 10^9/L", "platelets", 29),
        ("Tp. 40,6", "temperature", 40.6),
        ("Litium for 12 timer siden: 1,9", "lithium", 1.9),
        ("Kalium (3,5–5,0): 6,9", "potassium", 6.9),
        ("Kalium tatt kl. 8 viste 6,9", "potassium", 6.9),
    ],
)
def test_reads_name_and_number(text: str, label: str, number: float) -> None:
    assert [(value.label, value.number) for value in _values(text)] == [(label, number)]


@pytest.mark.parametrize(
    "text",
    [
        "Kalium 750 mg x 2",
        "kontroll av kalium om 2 uker",
        "HbA1c 68",
        "Han sat i stolen i 40 minutt",
        "puls kl. 14",
        "CRP ble tatt 12.3.",
        "Hb 12/3 ble fin",
        "Vitamin K2 daglig",
        "Ny INR mandag kl 8",
        "Hun satt ned furosemid fra 40",
    ],
)
def test_passes_over_what_is_no_value(text: str) -> None:
    assert _values(text) == []


def test_over_and_under_move_a_number_past_its_limit() -> None:
    (over,), (under,) = _values("CRP over 200"), _values("trombocytter <30")
    assert over.number is not None and over.number > 200
    assert under.number is not None and under.number < 30


@pytest.mark.parametrize(
    "text",
    [
        "Hb 6,8 i går, 9,1 i dag",
        "Kalium falt fra 6,8 til 4,4",
        "kreatinin 478 (482)",
        "Blodsukker 2,4. Blodsukker nå 8,0.",
    ],
)
def test_only_the_newest_value_is_now(text: str) -> None:
    assert sum(value.when == "now" for value in _values(text)) == 1


def test_both_numbers_of_a_range_are_now() -> None:
    assert [value.when for value in _values("puls 130-140")] == ["now", "now"]


def test_a_condition_is_no_measurement() -> None:
    (value,) = _values("Ved INR over 5 skal han ringe.")
    assert value.whether == "hypothetical"


def test_the_place_covers_name_number_and_unit() -> None:
    text = "Prøve: kalium 6,7 mmol/l."
    (value,) = _values(text)
    assert text[value.start : value.end] == "kalium 6,7 mmol"
