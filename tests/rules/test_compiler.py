"""Conditions multiply out to conjunctions."""

from __future__ import annotations

import pytest

from dialogvakt_rules.compiler import LARGEST, compile_program, conjunctions_of
from dialogvakt_rules.condition import (
    AllOf,
    AnyOf,
    Compared,
    CountOf,
    FactCondition,
    Join,
    NoneOf,
    OneOf,
    Pattern,
)
from dialogvakt_rules.program import Absence, Conjunction, Count, Joined, TooManyConjunctionsError

A, B, C = (FactCondition(Pattern(kind)) for kind in "abc")


def test_any_inside_all_is_multiplied_out() -> None:
    flat = conjunctions_of(AllOf((AnyOf((A, B)), AnyOf((B, C)))))
    assert [tuple(fact.pattern.kind for fact in found.facts) for found in flat] == [
        ("a", "b"),
        ("a", "c"),
        ("b", "b"),
        ("b", "c"),
    ]


def test_the_same_conjunction_stands_once() -> None:
    assert len(conjunctions_of(AnyOf((A, A, B)))) == 2


def test_absences_and_counts_become_guards_that_rules_share() -> None:
    count = CountOf(Pattern("b"), (Compared("count", "at-least", 2),))
    program = compile_program(
        "p", [("one", AllOf((A, NoneOf((Pattern("c"),)), count))), ("two", NoneOf((Pattern("c"),)))]
    )
    assert program.guards == (Absence(0), Count(1, (Compared("count", "at-least", 2),), None))
    assert program.conjunctions == (Conjunction("one", (2,), (), (0, 1)), Conjunction("two", (), (), (0,)))
    assert [pattern.kind for pattern in program.patterns] == ["c", "b", "a"]


def test_joins_point_at_positions() -> None:
    named = FactCondition(Pattern("a"), (), "it")
    later = FactCondition(Pattern("b"), (Join("x", "same-as", "it", "y"),))
    program = compile_program("p", [("one", AllOf((C, named, later)))])
    assert program.conjunctions[0].joins == (Joined(2, "x", "same-as", 1, "y"),)


def test_words_are_those_of_the_rules_and_those_given() -> None:
    condition = FactCondition(Pattern("a", (OneOf("x", "is", ("red", "blue")), OneOf("y", "is", (True,)))))
    assert compile_program("p", [("one", condition)], ["green"]).words == {"a", "red", "blue", "green"}


def test_too_many_conjunctions_are_refused_early() -> None:
    pair = AnyOf((A, B))
    distinct = AllOf(tuple(AnyOf(tuple(FactCondition(Pattern(f"{n}{m}")) for m in range(3))) for n in range(20)))
    assert len(conjunctions_of(AllOf((pair,) * 7))) == 128
    with pytest.raises(TooManyConjunctionsError, match=f"more than {LARGEST} combinations"):
        conjunctions_of(distinct)
