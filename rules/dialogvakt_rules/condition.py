"""The conditions of the rule language as values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from dialogvakt_rules.fact import Attribute, Fact

SetOperator = Literal["is", "not"]
NumberOperator = Literal["below", "above", "at-least", "at-most"]
JoinOperator = Literal["same-as", "differs-from"]
NUMBER_OPERATORS: tuple[NumberOperator, ...] = ("below", "above", "at-least", "at-most")
JOIN_OPERATORS: tuple[JoinOperator, ...] = ("same-as", "differs-from")


@dataclass(frozen=True, slots=True)
class OneOf:
    """The label or attribute is (`is`), or is known and is not (`not`), one of the values."""

    attribute: str
    operator: SetOperator
    values: tuple[Attribute, ...]

    def holds(self, fact: Fact) -> bool:
        """Whether a fact meets this; what the fact does not know never does."""
        found = fact.get(self.attribute)
        if found is None or family(found) != family(self.values[0]):
            return False
        return (found in self.values) is (self.operator == "is")


@dataclass(frozen=True, slots=True)
class Compared:
    """The attribute is a number beyond a limit."""

    attribute: str
    operator: NumberOperator
    limit: float | int

    def holds(self, fact: Fact) -> bool:
        """Whether a fact meets this; a boolean or a word is no number."""
        found = fact.get(self.attribute)
        return isinstance(found, int | float) and not isinstance(found, bool) and self.accepts(found)

    def accepts(self, number: float | int) -> bool:
        """Whether a number is beyond the limit."""
        match self.operator:
            case "below":
                return number < self.limit
            case "above":
                return number > self.limit
            case "at-least":
                return number >= self.limit
            case _:
                return number <= self.limit


Test: TypeAlias = OneOf | Compared


@dataclass(frozen=True, slots=True)
class Join:
    """The attribute equals, or is known and differs from, a known attribute of the fact named earlier."""

    attribute: str
    operator: JoinOperator
    name: str
    other: str

    def holds(self, fact: Fact, earlier: Fact) -> bool:
        """Whether two facts meet this."""
        left, right = fact.get(self.attribute), earlier.get(self.other)
        if left is None or right is None or family(left) != family(right):
            return False
        return (left == right) is (self.operator == "same-as")


def family(value: Attribute) -> Literal["word", "boolean", "number"]:
    """What a value can be compared with: true is not 1, and the word 2 is not the number 2."""
    if isinstance(value, str):
        return "word"
    return "boolean" if isinstance(value, bool) else "number"


@dataclass(frozen=True, slots=True)
class Pattern:
    """What one fact must be like by itself."""

    kind: str
    tests: tuple[Test, ...] = ()

    def holds(self, fact: Fact) -> bool:
        """Whether a fact is like that."""
        return fact.kind == self.kind and all(test.holds(fact) for test in self.tests)


@dataclass(frozen=True, slots=True)
class FactCondition:
    """Some fact is like the pattern and meets the joins; later conditions may call it `name`."""

    pattern: Pattern
    joins: tuple[Join, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class NoneOf:
    """No fact is like any of the patterns."""

    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class CountOf:
    """How often facts like the pattern stand in the draft, or how many distinct values they have, is within limits."""

    pattern: Pattern
    limits: tuple[Compared, ...]
    distinct: str | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


Condition: TypeAlias = FactCondition | NoneOf | CountOf | AllOf | AnyOf


def patterns_of(condition: Condition) -> Iterator[Pattern]:
    """Every pattern in a condition."""
    match condition:
        case FactCondition(pattern) | CountOf(pattern):
            yield pattern
        case NoneOf(patterns):
            yield from patterns
        case _:
            for part in condition.parts:
                yield from patterns_of(part)
