"""What the product itself says to a writer, in bokmål and nynorsk; what a guideline says stands in the guideline."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache

from dialogvakt.datafile import read_data


def phrase(name: str, language: str, **values: object) -> str:
    """Return a phrase in the written standard asked for, with its values filled in."""
    return phrases()[name]["nn" if language == "nn" else "nb"].format(**values)


@cache
def phrases() -> Mapping[str, Mapping[str, str]]:
    """Read `phrases.yaml`."""
    found: dict[str, dict[str, str]] = read_data("phrases.yaml")
    return found


def day_in_words(day: date, language: str) -> str:
    """Return a day as people write it: 2. mars 2026."""
    month = phrase("months", language).split()[day.month - 1]
    return phrase("day", language, day=day.day, month=month, year=day.year)
