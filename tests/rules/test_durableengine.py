"""The edges of durable-rules that concern us, each of which was seen to crash, hang or " "answer wrongly."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterable
from typing import Any

import pytest
from durable.engine import MessageNotHandledException

from dialogvakt_rules.compiler import compile_program
from dialogvakt_rules.condition import (
    AllOf,
    AnyOf,
    Compared,
    Condition,
    CountOf,
    FactCondition,
    Join,
    NoneOf,
    NumberOperator,
    OneOf,
    Pattern,
)
from dialogvakt_rules.durableengine import DurableEngine
from dialogvakt_rules.durablehost import DurableHost, SessionError
from dialogvakt_rules.engine import Firing
from dialogvakt_rules.fact import Fact


def engine(*conditions: Condition) -> DurableEngine:
    """An engine for some rules, called r0, r1 ..."""
    return DurableEngine(compile_program("test", [(f"r{at}", found) for at, found in enumerate(conditions)]))


def fact(kind: str, **tests: Any) -> FactCondition:
    """A condition on one fact: equality of attributes."""
    return FactCondition(Pattern(kind, tuple(OneOf(name, "is", (value,)) for name, value in tests.items())))


def test_a_session_in_which_nothing_fires_is_cleaned_up() -> None:
    host = DurableHost("quiet", {"one": [{"kind": "a"}, {"kind": "b"}]})
    assert [host.run([{"id": "0", "kind": "a"}]) for _ in range(3)] == [[], [], []]
    assert host.run([]) == []


def test_a_session_that_fails_is_cleaned_up_and_the_next_one_is_right() -> None:
    host = DurableHost("failing", {"one": [{"kind": "a"}]})
    with pytest.raises(MessageNotHandledException):
        host.run([{"id": "0", "kind": "a"}, {"id": "1", "kind": "unheard-of"}])
    assert host.run([{"id": "0", "kind": "a"}]) == [("one", ("0",))]


def test_thousands_of_sessions_do_not_run_out() -> None:
    host = DurableHost("busy", {"one": [{"kind": "a"}]})
    assert all(host.run([{"id": "0", "kind": "a"}]) == [("one", ("0",))] for _ in range(3000))


@pytest.fixture
def counted_sessions(monkeypatch: pytest.MonkeyPatch) -> list[list[Any]]:
    """The facts of each session with the library, as they come."""
    sessions: list[list[Any]] = []
    run = DurableHost.run

    def counted(self: DurableHost, facts: Iterable[dict[str, Any]]) -> list[tuple[str, tuple[str, ...]]]:
        sessions.append(list(facts))
        return run(self, sessions[-1])

    monkeypatch.setattr(DurableHost, "run", counted)
    return sessions


def test_the_library_is_asked_once_for_facts_that_look_alike_to_a_rule(counted_sessions: list[list[Any]]) -> None:
    found = engine(fact("a", number=1))
    assert found.run([Fact("x", "a", "l", {"number": 1})]) == [Firing("r0", ("x",))]
    assert found.run([Fact("b0", "b", "l"), Fact("y", "a", "other", {"number": 1})]) == [Firing("r0", ("y",))]
    assert len(counted_sessions) == 1


def test_another_number_beyond_the_same_limit_is_no_new_question(counted_sessions: list[list[Any]]) -> None:
    found = engine(FactCondition(Pattern("a", (Compared("number", "above", 6),))))
    assert found.run([Fact("x", "a", "l", {"number": 6.1})]) == [Firing("r0", ("x",))]
    assert found.run([Fact("y", "a", "l", {"number": 7.25})]) == [Firing("r0", ("y",))]
    assert len(counted_sessions) == 1


def test_what_only_another_way_to_fulfil_a_rule_tells_apart_is_asked_anew(counted_sessions: list[list[Any]]) -> None:
    above, high = (FactCondition(Pattern("a", (Compared("n", "above", limit),))) for limit in (6, 9))
    found = engine(AnyOf((above, AllOf((high, fact("b"))))))
    assert found.run([Fact("x", "a", "l", {"n": 7}), Fact("b", "b", "l")]) == [Firing("r0", ("x",))]
    assert found.run([Fact("x", "a", "l", {"n": 10}), Fact("b", "b", "l")]) == [
        Firing("r0", ("x",)),
        Firing("r0", ("x", "b")),
    ]
    assert len(counted_sessions) == 2


def test_a_closing_rule_that_does_not_fire_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    host = DurableHost("unclosed", {"one": [{"kind": "a"}]})
    monkeypatch.setattr(host, "_close", lambda session: DurableHost._close(host, session)[:0])
    with pytest.raises(SessionError, match="the closing rule did not fire"):
        host.run([])


def test_no_thread_is_left_ticking() -> None:
    before = threading.active_count()
    engine(fact("a")).run([Fact("x", "a", "l")])
    assert threading.active_count() == before


def test_the_same_names_can_be_registered_again() -> None:
    first, second = engine(fact("a")), engine(fact("b"))
    assert first.run([Fact("x", "a", "l")]) and not second.run([Fact("x", "a", "l")])


def test_two_conditions_need_two_facts() -> None:
    found = engine(AllOf((fact("a"), fact("a"))))
    assert found.run([Fact("x", "a", "l", times=2)]) == []
    assert found.run([Fact("x", "a", "l"), Fact("y", "a", "m")]) == [Firing("r0", ("x", "y"))]


def test_an_absence_first_or_alone_is_right() -> None:
    found = engine(AllOf((NoneOf((Pattern("a"),)), fact("b"))), NoneOf((Pattern("a"), Pattern("c"))))
    assert found.run([]) == [Firing("r1", ())]
    assert found.run([Fact("x", "b", "l")]) == [Firing("r0", ("x",)), Firing("r1", ())]
    assert found.run([Fact("x", "b", "l"), Fact("y", "a", "l")]) == []


def test_a_count_tells_what_was_counted() -> None:
    limits = (Compared("count", "at-least", 2),)
    found = engine(CountOf(Pattern("a"), limits), CountOf(Pattern("a"), limits, "label"))
    assert found.run([Fact("x", "a", "l")]) == []
    assert found.run([Fact("x", "a", "l", times=2)]) == [Firing("r0", ("x",))]
    assert found.run([Fact("x", "a", "l"), Fact("y", "a", "m")]) == [Firing("r0", ("x", "y")), Firing("r1", ("x", "y"))]


def test_types_are_kept_apart() -> None:
    found = engine(
        fact("a", flag=True), fact("a", number=1), FactCondition(Pattern("a", (Compared("n", "above", 1.5),)))
    )
    assert found.run([Fact("x", "a", "l", {"flag": 1, "number": True, "n": "2"})]) == []
    assert [hit.rule for hit in found.run([Fact("x", "a", "l", {"flag": True, "number": 1.0, "n": 2})])] == [
        "r0",
        "r1",
        "r2",
    ]


def test_limits_are_held_exactly() -> None:
    operators: tuple[NumberOperator, ...] = ("below", "at-most", "at-least", "above")
    found = engine(*(FactCondition(Pattern("a", (Compared("n", operator, 6.2),))) for operator in operators))
    assert [hit.rule for hit in found.run([Fact("x", "a", "l", {"n": 6.199999})])] == ["r0", "r1"]
    assert [hit.rule for hit in found.run([Fact("x", "a", "l", {"n": 6.2})])] == ["r1", "r2"]
    assert [hit.rule for hit in found.run([Fact("x", "a", "l", {"n": 6.200001})])] == ["r2", "r3"]


@pytest.mark.parametrize("number", [float("nan"), float("inf"), 10**400, -(10**400), 1e30])
def test_a_number_that_is_none_is_not_known(number: float) -> None:
    found = engine(FactCondition(Pattern("a", (Compared("n", "above", 1),))), fact("a"))
    assert found.run([Fact("x", "a", "l", {"n": number})]) == [Firing("r1", ("x",))]


@pytest.mark.parametrize(("number", "fires"), [(0.000001, True), (1e-7, False), (0.1 + 0.2, True), (999_999_999, True)])
def test_small_and_large_numbers_are_read(number: float, fires: bool) -> None:
    found = engine(FactCondition(Pattern("a", (Compared("n", "above", 0),))))
    assert bool(found.run([Fact("x", "a", "l", {"n": number})])) is fires


def test_sets_beside_a_join_are_right() -> None:
    first = FactCondition(Pattern("a", (OneOf("label", "is", ("l", "m")),)), (), "it")
    second = FactCondition(Pattern("b", (OneOf("label", "is", ("l", "m")),)), (Join("x", "same-as", "it", "x"),))
    found = engine(AllOf((first, second)))
    assert found.run([Fact("p", "a", "l", {"x": 3}), Fact("q", "b", "m", {"x": 3.0})]) == [Firing("r0", ("p", "q"))]
    assert found.run([Fact("p", "a", "l", {"x": 3}), Fact("q", "b", "m", {"x": 4})]) == []
    assert found.run([Fact("p", "a", "l", {"x": 3}), Fact("q", "b", "m")]) == []


def test_no_word_from_outside_the_rules_enters_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    found = engine(AnyOf((FactCondition(Pattern("a", (OneOf("who", "not", ("patient",)),))), fact("a", label="l"))))
    seen: list[str] = []
    (host,) = found._hosts.values()
    asserted = host._ruleset.assert_fact

    def listen(message: dict[str, Any]) -> object:
        seen.append(json.dumps(message))
        return asserted(message)

    monkeypatch.setattr(host._ruleset, "assert_fact", listen)
    secret = "Kari \ud800"
    assert found.run([Fact(secret, "a", secret, {"who": secret, "more": secret})]) == [Firing("r0", (secret,))]
    assert seen and not any("Kari" in message for message in seen)


def test_a_rule_may_ask_for_many_absences() -> None:
    """Beyond some fifteen conditions the library answers with error 304."""
    absent = NoneOf(tuple(Pattern(f"k{number}") for number in range(30)))
    found = engine(AllOf((fact("a"), *(NoneOf((pattern,)) for pattern in absent.patterns))))
    assert found.run([Fact("1", "a", "l")]) == [Firing("r0", ("1",))]
    assert found.run([Fact("1", "a", "l"), Fact("2", "k7", "l")]) == []
