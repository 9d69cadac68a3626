"""Each hazard of durable-rules, as it was measured, and the test that shows that we cannot run into it."""

from __future__ import annotations

import importlib
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from durable.engine import Host

from dialogvakt_rules.compiler import compile_program
from dialogvakt_rules.condition import AllOf, Compared, Condition, FactCondition, NoneOf, OneOf, Pattern
from dialogvakt_rules.durableengine import DurableEngine
from dialogvakt_rules.durablehost import DurableHost
from dialogvakt_rules.engine import Firing
from dialogvakt_rules.fact import Fact

# What was seen to happen, and the module and test that keep it from happening here.
HAZARDS = {
    "deleting the state of a session in which nothing fired ends the process": (
        *("test_durableengine", "test_a_session_in_which_nothing_fires_is_cleaned_up"),
    ),
    "a batch with a fact that no rule looks at loses the facts behind it": (
        *("test_hazards", "test_facts_that_no_rule_looks_at_are_never_asserted"),
    ),
    "the same fact twice in a session is refused": ("test_hazards", "test_facts_that_are_alike_are_told_apart"),
    "a negative condition fires wrongly unless it stands last": (
        *("test_hazards", "test_no_condition_in_the_library_is_a_negative_one"),
    ),
    "1,024 sessions that stay are too many": ("test_durableengine", "test_thousands_of_sessions_do_not_run_out"),
    "more than some hundred properties on a fact are refused": (
        *("test_hazards", "test_a_fact_enters_with_no_more_properties_than_rules_ask_for"),
    ),
    "half a character in a string is refused": (
        *("test_durableengine", "test_no_word_from_outside_the_rules_enters_the_library"),
    ),
    "a rule function with two parameters hangs the session": (
        *("test_hazards", "test_actions_take_one_parameter_and_do_nothing"),
    ),
    "a host ticks for ever": ("test_durableengine", "test_no_thread_is_left_ticking"),
    "threads on one host end the process": ("test_hazards", "test_threads_on_one_engine_take_turns"),
    "100,000 facts in a session collide": ("test_runner", "test_alike_facts_are_all_told"),
    "an exception in an action is swallowed": ("test_hazards", "test_actions_take_one_parameter_and_do_nothing"),
    "True is 1, and a string a number": ("test_durableengine", "test_types_are_kept_apart"),
    "a ruleset cannot be registered twice": ("test_durableengine", "test_the_same_names_can_be_registered_again"),
    "rulesets pile up": ("test_runner", "test_one_program_is_registered_once"),
    "what fails leaves its session": (
        *("test_durableengine", "test_a_session_that_fails_is_cleaned_up_and_the_next_one_is_right"),
    ),
    "the library raises": ("test_runner", "test_the_plain_engine_answers_when_the_library_fails"),
    "the library cannot be had": ("test_runner", "test_what_cannot_be_registered_is_tried_once"),
    "it answers wrongly": ("test_engines_agree", "test_engines_give_the_same_firings_as_a_naive_reading"),
}
ALLOWED = {"$and", "$or", "$lt", "$lte", "$gt", "$gte", "$neq", "all", "run"}


@pytest.mark.parametrize("hazard", HAZARDS)
def test_each_hazard_has_its_test(hazard: str) -> None:
    module, test = HAZARDS[hazard]
    assert callable(getattr(importlib.import_module(f"tests.rules.{module}"), test))


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What is given to the library to register."""
    given: list[dict[str, Any]] = []
    create = DurableHost.__init__

    def listen(self: DurableHost, name: str, rules: dict[str, Any]) -> None:
        create(self, name, rules)
        given.append(rules)

    monkeypatch.setattr(DurableHost, "__init__", listen)
    return given


@pytest.fixture
def asserted(monkeypatch: pytest.MonkeyPatch) -> list[list[dict[str, Any]]]:
    """The facts of each session."""
    sessions: list[list[dict[str, Any]]] = []
    run = DurableHost.run

    def listen(self: DurableHost, facts: Any) -> Any:
        sessions.append(list(facts))
        return run(self, sessions[-1])

    monkeypatch.setattr(DurableHost, "run", listen)
    return sessions


def engine(name: str) -> DurableEngine:
    """An engine with a rule of each kind."""
    low = FactCondition(Pattern("value", (OneOf("label", "is", ("k",)), Compared("number", "below", 3))))
    rules: dict[str, Condition] = {
        "low": low,
        "no-sender": NoneOf((Pattern("sender"),)),
        "both": AllOf((low, NoneOf((Pattern("sender"),)))),
    }
    return DurableEngine(compile_program(name, rules.items()))


LOW = Fact("a", "value", "k", {"number": 2})


def test_facts_that_no_rule_looks_at_are_never_asserted(asserted: list[list[dict[str, Any]]]) -> None:
    found = engine("unseen").run([Fact("x", "unheard-of", "l"), LOW, Fact("y", "unheard-of", "m")])
    assert Firing("low", ("a",)) in found
    assert not any("unheard-of" in repr(facts) for facts in asserted)


def test_facts_that_are_alike_are_told_apart(asserted: list[list[dict[str, Any]]]) -> None:
    found = engine("alike").run([LOW, Fact("b", "value", "k", {"number": 2})])
    assert {Firing("low", ("a",)), Firing("low", ("b",))} <= set(found)
    assert all(len({fact["id"] for fact in facts}) == len(facts) for facts in asserted)


def test_no_condition_in_the_library_is_a_negative_one(registered: list[dict[str, Any]]) -> None:
    engine("positive")
    assert registered

    def operators(part: Any) -> set[str]:
        if isinstance(part, dict):
            here = {key for key in part if key.startswith("$")}
            return here.union(*map(operators, part.values()))
        return set().union(*map(operators, part)) if isinstance(part, list) else set()

    assert operators(registered) <= ALLOWED


def test_a_fact_enters_with_no_more_properties_than_rules_ask_for(asserted: list[list[dict[str, Any]]]) -> None:
    many: dict[str, Any] = {f"p{number}": number for number in range(500)}
    assert Firing("low", ("a",)) in engine("many").run([Fact("a", "value", "k", {"number": 2, **many})])
    assert all(len(fact) < 10 for facts in asserted for fact in facts)


def test_actions_take_one_parameter_and_do_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    actions: list[Any] = []
    register = Host.set_rulesets

    def listen(self: Any, rulesets: dict[str, Any]) -> Any:
        # The library takes the actions out of what it is given.
        actions.extend(rule["run"] for rules in rulesets.values() for rule in rules.values())
        return register(self, rulesets)

    monkeypatch.setattr(Host, "set_rulesets", listen)
    engine("actions")
    assert len(actions) > 3
    assert all(action.__code__.co_argcount == 1 and action(None) is None for action in actions)


def test_threads_on_one_engine_take_turns() -> None:
    found = engine("threads")
    barrier = threading.Barrier(16)

    def work(number: int) -> bool:
        barrier.wait()
        # Numbers of its own, so that no thread is spared the library by what another asked.
        numbers = [number + turn / 100 for turn in range(100)]
        low = [Firing("low", ("a",)) in found.run([Fact("a", "value", "k", {"number": one})]) for one in numbers]
        return low == [one < 3 for one in numbers]

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(work, range(16)))
