"""What the workbench says to a guideline's owner, in bokmål and nynorsk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Literal

from dialogvakt.datafile import read_data
from dialogvakt.phrases import day_in_words
from dialogvakt_rules import Validity
from dialogvakt_rules.validity import UNKNOWN


def words(name: str, language: str, /, **values: object) -> str:
    """Return a phrase of `words.yaml` in the written standard asked for, with its values filled in."""
    return _all_words()[name]["nn" if language == "nn" else "nb"].format(**values)


def counted(name: str, number: int, language: str) -> str:
    """Return a number with its noun: 1 regel, 2 regler."""
    return words(f"{name}-one" if number == 1 else f"{name}-many", language, number=number)


def days_in_words(validity: Validity, language: str) -> str:
    """Return the days between which something holds in words, also where one is open or not known."""
    since, until = (_day(day, language) for day in (validity.since, validity.until))
    if validity.since == UNKNOWN:
        name = "days-from-unknown" if isinstance(validity.until, date) else "days-unknown"
    else:
        name = "days-to-unknown" if validity.until == UNKNOWN else "days"
    return words(name, language, since=since, until=until)


def _day(day: date | Literal["unknown"] | None, language: str) -> str:
    if isinstance(day, date):
        return day_in_words(day, language)
    return words("day-open", language) if day is None else ""


@cache
def _all_words() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = read_data("workbench/words.yaml")
    return found
