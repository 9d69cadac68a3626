"""Stand-ins change nothing but the number of facts that an engine sees."""

from __future__ import annotations

from dialogvakt_rules.compiler import compile_program
from dialogvakt_rules.condition import AllOf, Compared, CountOf, FactCondition, Join, Pattern
from dialogvakt_rules.fact import Fact
from dialogvakt_rules.matcher import Matcher
from dialogvakt_rules.standins import StandIns

A = FactCondition(Pattern("a"))


def facts(number: int) -> list[Fact]:
    """Facts that differ in a number."""
    return [Fact(str(at), "a", "l", {"n": at}) for at in range(number)]


def test_as_many_stand_in_as_one_conjunction_can_use() -> None:
    chosen = StandIns(compile_program("p", [("one", A), ("two", AllOf((A, A)))])).chosen(facts(50))
    assert list(chosen) == ["0", "1"]
    assert all(everyone == tuple(str(at) for at in range(50)) for _, everyone in chosen.values())


def test_the_last_counts_for_the_rest() -> None:
    counted = CountOf(Pattern("a"), (Compared("count", "at-least", 2),))
    chosen = StandIns(compile_program("p", [("one", AllOf((A, A, counted)))])).chosen(facts(50))
    assert [fact.times for fact, _ in chosen.values()] == [1, 49]


def test_what_joins_and_distinct_counts_look_at_is_kept_apart() -> None:
    named = FactCondition(Pattern("a"), (), "it")
    joined = AllOf((named, FactCondition(Pattern("a"), (Join("n", "same-as", "it", "n"),))))
    distinct = CountOf(Pattern("a"), (Compared("count", "at-least", 2),), "n")
    assert len(StandIns(compile_program("p", [("one", joined)])).chosen(facts(5))) == 5
    assert len(StandIns(compile_program("p", [("one", distinct)])).chosen(facts(5))) == 5


def test_what_no_rule_looks_at_is_left_out() -> None:
    assert StandIns(compile_program("p", [("one", A)])).chosen([Fact("x", "b", "l")]) == {}


def test_a_matcher_remembers_only_so_much() -> None:
    matcher = Matcher(compile_program("p", [("one", A)], ["l"]))
    assert {matcher.met_by(fact) for fact in facts(5000)} == {(0,)}
    assert len(matcher._known) < 4097
