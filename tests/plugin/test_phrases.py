"""What the product says exists in both written standards."""

from __future__ import annotations

import string
from datetime import date

import pytest

from dialogvakt.phrases import day_in_words, phrase, phrases


@pytest.mark.parametrize("name", sorted(phrases()))
def test_both_standards_take_the_same_values(name: str) -> None:
    assert set(phrases()[name]) == {"nb", "nn"}
    fields = [
        {field for _, field, _, _ in string.Formatter().parse(text) if field} for text in phrases()[name].values()
    ]
    assert fields[0] == fields[1]


def test_a_phrase_is_filled_in() -> None:
    assert phrase("choose", "nn", words="Fysio") == "Vel «Fysio»"
    assert phrase("choose", "nb", words="{x}") == "Velg «{x}»"


def test_a_day_is_written_in_words() -> None:
    assert day_in_words(date(2026, 3, 2), "nn") == "2. mars 2026"
