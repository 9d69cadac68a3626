"""Tells which part of a condition is the first that the facts of a draft do not meet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dialogvakt_rules.compiler import compile_program
from dialogvakt_rules.condition import AllOf, AnyOf, Condition, CountOf, FactCondition, NoneOf
from dialogvakt_rules.fact import Fact
from dialogvakt_rules.plain import PlainEngine


@dataclass(frozen=True, slots=True)
class Unmet:
    """The part that does not hold; of several ways to fulfil the rule the one that comes nearest, of how many.

    `met` is how many parts hold before it, and `nearness` how much of it some fact meets by itself (0 to 1).
    """

    condition: FactCondition | NoneOf | CountOf
    ways: int
    met: int
    nearness: float


def first_unmet(condition: Condition, facts: Sequence[Fact]) -> Unmet | None:
    """The first part that does not hold, or None if the condition does."""
    return _first(condition, facts, ())


def _first(condition: Condition, facts: Sequence[Fact], before: tuple[Condition, ...]) -> Unmet | None:
    if _holds(AllOf((*before, condition)), facts):
        return None
    match condition:
        case AllOf(parts):
            firsts = (_first(part, facts, (*before, *parts[:at])) for at, part in enumerate(parts))
            return next(filter(None, firsts), None)
        case AnyOf(parts):
            unmet = [found for part in parts if (found := _first(part, facts, before)) is not None]
            nearest = max(unmet, key=lambda one: (one.met, one.nearness))
            ways = sum(one.ways for one in unmet)
            return Unmet(nearest.condition, ways, nearest.met, nearest.nearness)
        case _:
            return Unmet(condition, 1, len(before), _nearness(condition, facts))


def _holds(condition: Condition, facts: Sequence[Fact]) -> bool:
    return bool(PlainEngine(compile_program("", [("", condition)])).run(facts))


def _nearness(condition: FactCondition | NoneOf | CountOf, facts: Sequence[Fact]) -> float:
    if isinstance(condition, NoneOf):
        return 1
    pattern = condition.pattern
    shares = [
        (1 + sum(test.holds(fact) for test in pattern.tests)) / (1 + len(pattern.tests))
        for fact in facts
        if fact.kind == pattern.kind
    ]
    return max(shares, default=0)
