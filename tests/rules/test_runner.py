"""The runner: order, dates, stand-ins, fallback, threads, processes."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import pytest

from dialogvakt_rules.engine import Engine, Firing
from dialogvakt_rules.fact import Fact
from dialogvakt_rules.guideline import Guideline
from dialogvakt_rules.loader import load_guideline
from dialogvakt_rules.program import Program
from dialogvakt_rules.registry import durable_engine
from dialogvakt_rules.runner import Outcome, RuleRunner, guideline_program
from dialogvakt_rules.vocabulary import Vocabulary

DAY = date(2026, 11, 25)
PATIENT = {"who": "patient"}
Write = Callable[..., Path]


def fired(outcome: Outcome) -> dict[str, tuple[str, ...]]:
    """The codes that fired, in order, with their facts."""
    return {found.rule.code: found.facts for found in outcome.fired}


class BrokenEngine:
    """An engine that fails as durable-rules might."""

    def __init__(self, program: Program) -> None:
        """Take any program."""

    def run(self, facts: Sequence[Fact]) -> list[Firing]:
        """Fail."""
        raise MemoryError


def test_rules_fire_in_order_of_precedence_with_their_facts(guideline: Guideline) -> None:
    facts = [Fact("b", "acute", "stroke", PATIENT), Fact("a", "acute", "bleeding", PATIENT), Fact("c", "topic", "x")]
    outcome = RuleRunner(guideline).run(facts, DAY)
    assert list(fired(outcome).items()) == [("acute-care", ("b", "a")), ("sender", ())]
    assert outcome.engine == "durable-rules"


def test_nothing_fires_on_what_rules_do_not_look_at(guideline: Guideline) -> None:
    runner = RuleRunner(guideline)
    assert fired(runner.run([Fact("s", "sender", "nurse")], DAY)) == {}
    assert fired(runner.run([], DAY)) == {"sender": ()}


def test_a_guideline_that_has_run_out_still_works(guideline: Guideline) -> None:
    assert guideline.validity.status_on(DAY) == "expired"
    assert fired(RuleRunner(guideline).run([], DAY)) == {"sender": ()}


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2026, 2, 28), []),
        (date(2026, 3, 1), ["sender"]),
        (date(2026, 5, 31), ["sender"]),
        (date(2026, 6, 1), []),
    ],
)
def test_a_rule_holds_between_its_own_days(write: Write, vocabulary: Vocabulary, day: date, codes: list[str]) -> None:
    dated = "severity: info\nvalid: {from: 2026-03-01, to: 2026-05-31, source: s}"
    guideline = load_guideline(write(swap=("rules/sender.yaml", "severity: info", dated)), vocabulary=vocabulary)
    assert list(fired(RuleRunner(guideline).run([], day))) == codes


def test_the_plain_engine_answers_when_the_library_fails(guideline: Guideline) -> None:
    facts = [Fact("a", "acute", "stroke", PATIENT)]
    outcome = RuleRunner(guideline, durable=BrokenEngine).run(facts, DAY)
    assert outcome.engine == "plain"
    assert outcome.fired == RuleRunner(guideline).run(facts, DAY).fired


def test_what_cannot_be_registered_is_tried_once(guideline: Guideline) -> None:
    tried = []

    def build(program: Program) -> Engine:
        tried.append(program)
        raise ImportError("durable-rules is not installed")

    runner = RuleRunner(guideline, durable=build)
    assert [runner.run([], DAY).engine for _ in range(3)] == ["plain"] * 3
    assert len(tried) == 1


def test_alike_facts_are_all_told(guideline: Guideline) -> None:
    facts = [Fact(str(at), "acute", "stroke", {"who": "patient", "day": at}) for at in range(300)]
    assert fired(RuleRunner(guideline).run(facts, DAY))["acute-care"] == tuple(str(at) for at in range(300))


def test_one_program_is_registered_once(guideline: Guideline) -> None:
    assert durable_engine(guideline_program(guideline)) is durable_engine(guideline_program(guideline))
    assert guideline_program(guideline).name.startswith(f"test-hospital-1.0-{guideline.content_hash[:8]}")


def test_threads_share_a_runner(guideline: Guideline) -> None:
    runner = RuleRunner(guideline)
    barrier = threading.Barrier(8)

    def work(number: int) -> set[tuple[str, ...]]:
        barrier.wait()
        facts = [Fact(f"{number}-{at}", "acute", "stroke", {"who": ("patient", "family")[at % 2]}) for at in range(4)]
        return {fired(runner.run(facts, DAY))["acute-care"] for _ in range(150)}

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(work, range(8)))
    assert results == [{(f"{number}-0", f"{number}-2")} for number in range(8)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_forked_process_answers_though_a_lock_was_held(guideline: Guideline) -> None:
    runner = RuleRunner(guideline)
    facts = [Fact("a", "acute", "stroke", PATIENT)]
    runner.run(facts, DAY)
    engine = durable_engine(guideline_program(guideline))
    with ExitStack() as held:
        for host in engine._hosts.values():
            held.enter_context(host._lock)
        child = os.fork()
        if child == 0:
            outcome = runner.run(facts, DAY)
            os._exit(0 if outcome.engine == "durable-rules" and len(outcome.fired) == 2 else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert runner.run(facts, DAY).engine == "durable-rules"


def _suggestible(write: Write, vocabulary: Vocabulary, *, more: str = "") -> RuleRunner:
    when = "when: {any: [{fact: acute}, {fact: suggests, label: fire, probability: {at-least: 60}}]}"
    careful = "careful: {nb: Kanskje, nn: Kanskje}"
    folder = write(swap=("rules/acute-care.yaml", "when: {fact: acute, who: patient}", f"{when}\n{careful}"))
    with (folder / "guideline.yaml").open("a", encoding="utf-8") as file:
        file.write(more)
    return RuleRunner(load_guideline(folder, vocabulary=vocabulary))


LIKELY = Fact("likely", "suggests", "fire", {"probability": 80})


def test_a_rule_that_fires_on_suggestions_only_says_so(write: Write, vocabulary: Vocabulary) -> None:
    (found, _) = _suggestible(write, vocabulary).run([LIKELY], DAY).fired
    assert (found.suggested, found.facts) == (True, ("likely",))


def test_what_is_certain_needs_no_suggestion_beside_it(write: Write, vocabulary: Vocabulary) -> None:
    (found, sender) = _suggestible(write, vocabulary).run([LIKELY, Fact("sure", "acute", "stroke")], DAY).fired
    assert (found.suggested, found.facts) == (False, ("sure",))
    assert not sender.suggested


def test_a_weak_suggestion_fires_nothing(write: Write, vocabulary: Vocabulary) -> None:
    weak = Fact("weak", "suggests", "fire", {"probability": 59})
    assert "acute-care" not in fired(_suggestible(write, vocabulary).run([weak], DAY))


def test_a_guideline_can_do_without_suggestions(write: Write, vocabulary: Vocabulary) -> None:
    runner = _suggestible(write, vocabulary, more="suggestions: false\n")
    assert not runner.looks_at("suggests", "fire")
    assert not runner.suggestible
    assert "acute-care" not in fired(runner.run([LIKELY], DAY))
    assert "acute-care" in fired(runner.run([Fact("sure", "acute", "stroke")], DAY))


def test_only_a_guideline_whose_rules_ask_is_suggestible(
    write: Write, vocabulary: Vocabulary, guideline: Guideline
) -> None:
    assert not RuleRunner(guideline).suggestible
    assert _suggestible(write, vocabulary).suggestible
