"""A guideline's conditions, compiled to conjunctions over numbered patterns."""

from __future__ import annotations

from dataclasses import dataclass

from dialogvakt_rules.condition import Compared, JoinOperator, Pattern


class TooManyConjunctionsError(ValueError):
    """A condition that multiplies out to more conjunctions than are allowed."""

    def __init__(self, limit: int) -> None:
        """Keep the limit."""
        self.limit = limit
        super().__init__(limit)

    def __str__(self) -> str:
        """What to do about it."""
        return (
            f"the condition multiplies out to more than {self.limit} combinations; "
            "list labels in one fact instead of using 'any', or make it several rules"
        )


@dataclass(frozen=True, slots=True)
class Absence:
    """No fact meets the pattern with this number."""

    pattern: int


@dataclass(frozen=True, slots=True)
class Count:
    """The facts that meet the pattern with this number are as many as the limits say."""

    pattern: int
    limits: tuple[Compared, ...]
    distinct: str | None


Guard = Absence | Count


@dataclass(frozen=True, slots=True)
class Joined:
    """The `attribute` of the fact at position `at` equals or differs from the `other` of the fact at `earlier`."""

    at: int
    attribute: str
    operator: JoinOperator
    earlier: int
    other: str


@dataclass(frozen=True, slots=True)
class Conjunction:
    """One way to fulfil a rule: different facts for all patterns, and every guard holds.

    `patterns` and `guards` are numbers into the program.
    """

    rule: str
    patterns: tuple[int, ...]
    joins: tuple[Joined, ...]
    guards: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Program:
    """All conjunctions of a guideline, in the order of its rules; only `words` may enter an engine."""

    name: str
    patterns: tuple[Pattern, ...]
    guards: tuple[Guard, ...]
    conjunctions: tuple[Conjunction, ...]
    words: frozenset[str]
