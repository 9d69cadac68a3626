"""The words from which days are read, as `lexicons/deadlines.yaml` lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dialogvakt_nlp.lexiconfile import read_yaml, strings_at

_FILE = "deadlines.yaml"


@dataclass(frozen=True, slots=True)
class DeadlineLexicon:
    """Words by what they do.

    Weekdays count from Monday = 0, months from 1; feasts are (month, day) or days from Easter Sunday.
    """

    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    relative: Mapping[str, int]
    feasts: Mapping[str, int | tuple[int, int]]
    weekend: frozenset[str]
    this: frozenset[str]
    next: frozenset[str]
    first: frozenset[str]
    then: frozenset[str]
    week: frozenset[str]
    working_days: frozenset[str]
    days: frozenset[str]
    hours: frozenset[str]
    before: frozenset[str]
    by: frozenset[str]
    counting: frozenset[str]
    bound: frozenset[str]
    events: frozenset[str]
    meetings: tuple[str, ...]
    answers: frozenset[str]
    the: frozenset[str]
    limiting: frozenset[str]
    away: frozenset[str]
    people: frozenset[str]
    openers: frozenset[str]
    pauses: frozenset[str]
    third: frozenset[str]
    doings: frozenset[str]
    past: frozenset[str]
    telling: frozenset[str]
    over: frozenset[str]
    ending: frozenset[str]
    toward: frozenset[str]
    conjunctions: frozenset[str]
    wishing: frozenset[str]
    until: frozenset[str]
    from_now: frozenset[str]
    nynorsk_you: frozenset[str]
    closing: frozenset[str]
    that: frozenset[str]


def load_deadlines() -> DeadlineLexicon:
    """Read the bundled words; raises `LexiconError`."""
    data = read_yaml(_FILE)

    def words(key: str) -> frozenset[str]:
        return frozenset(strings_at(_FILE, key, data[key]))

    def numbered(key: str, first: int) -> dict[str, int]:
        return {
            word: number for number, listed in enumerate(data[key], first) for word in strings_at(_FILE, key, listed)
        }

    feasts = {
        str(word): rule if isinstance(rule, int) else (int(rule[0]), int(rule[1]))
        for word, rule in data["feasts"].items()
    }
    sets = (
        "weekend",
        "this",
        "next",
        "first",
        "then",
        "week",
        "working_days",
        "days",
        "hours",
        "before",
        "by",
        "bound",
        "events",
        "limiting",
        "away",
        "people",
        "openers",
        "pauses",
        "third",
        "doings",
        "past",
        "wishing",
        "until",
        "from_now",
        "nynorsk_you",
        "closing",
        "that",
        "telling",
        "over",
        "ending",
        "toward",
    )
    return DeadlineLexicon(
        weekdays=numbered("weekdays", 0),
        months=numbered("months", 1),
        numbers={str(word): int(number) for word, number in data["numbers"].items()},
        relative={str(word): int(number) for word, number in data["relative"].items()},
        feasts=feasts,
        counting=words("counting"),
        answers=words("answers"),
        the=words("the"),
        conjunctions=words("and"),
        meetings=strings_at(_FILE, "meetings", data["meetings"]),
        **{key: words(key) for key in sets},
    )
