"""Multiplies conditions out to conjunctions, the only form that durable-rules answers correctly."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from dialogvakt_rules.condition import AnyOf, Condition, CountOf, FactCondition, NoneOf, OneOf, Pattern
from dialogvakt_rules.program import (
    Absence,
    Conjunction,
    Count,
    Guard,
    Joined,
    Program,
    TooManyConjunctionsError,
)

LARGEST = 200
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Flat:
    """One conjunction before its patterns are numbered."""

    facts: tuple[FactCondition, ...] = ()
    absences: tuple[Pattern, ...] = ()
    counts: tuple[CountOf, ...] = ()


def conjunctions_of(condition: Condition) -> tuple[Flat, ...]:
    """The conjunctions that a condition is the disjunction of, without repetitions."""
    match condition:
        case FactCondition():
            return (Flat(facts=(condition,)),)
        case NoneOf(patterns):
            return (Flat(absences=patterns),)
        case CountOf():
            return (Flat(counts=(condition,)),)
        case AnyOf(parts):
            return _limited(flat for part in parts for flat in conjunctions_of(part))
        case _:
            result: tuple[Flat, ...] = (Flat(),)
            for part in condition.parts:
                result = _limited(
                    _joined(left, right) for left, right in itertools.product(result, conjunctions_of(part))
                )
            return result


def compile_program(name: str, rules: Iterable[tuple[str, Condition]], words: Iterable[str] = ()) -> Program:
    """Compile the conditions of rules, given by their codes; `words` are known beside those that the rules mention."""
    patterns = _Numbers[Pattern]()
    guards = _Numbers[Guard]()
    found: list[Conjunction] = []
    for code, condition in rules:
        found.extend(_numbered(code, flat, patterns, guards) for flat in conjunctions_of(condition))
    return Program(name, tuple(patterns), tuple(guards), tuple(found), frozenset(words) | _mentioned(patterns))


class _Numbers(dict[Item, int]):
    """Gives each different item a number."""

    def of(self, item: Item) -> int:
        return self.setdefault(item, len(self))


def _mentioned(patterns: Iterable[Pattern]) -> frozenset[str]:
    found = set()
    for pattern in patterns:
        found.add(pattern.kind)
        for test in pattern.tests:
            if isinstance(test, OneOf):
                found.update(value for value in test.values if isinstance(value, str))
    return frozenset(found)


def _joined(left: Flat, right: Flat) -> Flat:
    return Flat(left.facts + right.facts, left.absences + right.absences, left.counts + right.counts)


def _limited(flats: Iterable[Flat]) -> tuple[Flat, ...]:
    result = tuple(itertools.islice(dict.fromkeys(flats), LARGEST + 1))
    if len(result) > LARGEST:
        raise TooManyConjunctionsError(LARGEST)
    return result


def _numbered(code: str, flat: Flat, patterns: _Numbers[Pattern], guards: _Numbers[Guard]) -> Conjunction:
    positions = {fact.name: at for at, fact in enumerate(flat.facts) if fact.name is not None}
    joins = tuple(
        Joined(at, join.attribute, join.operator, positions[join.name], join.other)
        for at, fact in enumerate(flat.facts)
        for join in fact.joins
    )
    needed: list[Guard] = [Absence(patterns.of(pattern)) for pattern in flat.absences]
    needed += [Count(patterns.of(count.pattern), count.limits, count.distinct) for count in flat.counts]
    return Conjunction(
        rule=code,
        patterns=tuple(patterns.of(fact.pattern) for fact in flat.facts),
        joins=joins,
        guards=tuple(dict.fromkeys(guards.of(guard) for guard in needed)),
    )
