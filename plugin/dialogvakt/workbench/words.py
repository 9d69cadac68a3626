"""What the workbench says to a guideline's owner, in bokmål and nynorsk."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Literal

from dialogvakt.datafile import read_data
from dialogvakt.phrases import day_in_words


def words(name: str, language: str, /, **values: object) -> str:
    """Return a phrase of `words.yaml` in the written standard asked for, with its values filled in."""
    return _all_words()[name]["nn" if language == "nn" else "nb"].format(**values)


def counted(name: str, number: int, language: str) -> str:
    """Return a number with its noun: 1 regel, 2 regler."""
    return words(f"{name}-one" if number == 1 else f"{name}-many", language, number=number)


def day_words(day: date | Literal["unknown"] | None, language: str) -> str:
    """Return the first or last day of something in words, also where it is open or not known."""
    if isinstance(day, date):
        return day_in_words(day, language)
    return words("day-open" if day is None else "day-unknown", language)


@cache
def _all_words() -> Mapping[str, Mapping[str, str]]:
    found: dict[str, dict[str, str]] = read_data("workbench/words.yaml")
    return found
