"""The first part of a condition that facts do not meet is found, and agrees with the engine."""

from __future__ import annotations

from dialogvakt_rules import Fact
from dialogvakt_rules.condition import AllOf, AnyOf, Compared, FactCondition, NoneOf, OneOf, Pattern
from dialogvakt_rules.unmet import first_unmet

WORDS = FactCondition(Pattern("figure", (OneOf("label", "is", ("words",)), Compared("number", "above", 40))))
QUESTION = FactCondition(Pattern("act", (OneOf("label", "is", ("question",)),)))
NO_ORDER = NoneOf((Pattern("act", (OneOf("label", "is", ("order",)),)),))
LONG = Fact("f0", "figure", "words", {"number": 50})
SHORT = Fact("f0", "figure", "words", {"number": 5})
ASKS = Fact("f1", "act", "question")
ORDERS = Fact("f2", "act", "order")


def test_nothing_is_unmet_where_the_condition_holds() -> None:
    assert first_unmet(AllOf((WORDS, QUESTION, NO_ORDER)), [LONG, ASKS]) is None


def test_the_first_part_that_fails_is_told_and_not_a_later_one() -> None:
    rule = AllOf((WORDS, QUESTION, NO_ORDER))
    for facts, expected in (([SHORT], WORDS), ([LONG], QUESTION), ([LONG, ASKS, ORDERS], NO_ORDER)):
        unmet = first_unmet(rule, facts)
        assert unmet is not None
        assert unmet.condition == expected


def test_of_several_ways_the_nearest_is_told_with_their_number() -> None:
    unmet = first_unmet(AnyOf((AllOf((QUESTION, WORDS)), AllOf((WORDS, NO_ORDER)))), [LONG, ORDERS])
    assert unmet is not None
    assert (unmet.condition, unmet.ways) == (NO_ORDER, 2)
