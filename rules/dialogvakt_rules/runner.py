"""Runs a guideline's rules on the facts of a draft."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dialogvakt_rules.compiler import compile_program
from dialogvakt_rules.engine import Engine, Firing
from dialogvakt_rules.fact import Fact
from dialogvakt_rules.guideline import Guideline, Rule
from dialogvakt_rules.plain import PlainEngine
from dialogvakt_rules.program import Program
from dialogvakt_rules.registry import durable_engine
from dialogvakt_rules.standins import StandIns

EngineName = Literal["durable-rules", "plain"]


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired, and the ids of all facts that took part in it, in the order in which they came in.

    `suggested`: it could not have fired without facts that are likely, and not certain.
    """

    rule: Rule
    facts: tuple[str, ...]
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rules that fired, in the guideline's order, and the engine that answered."""

    fired: tuple[Fired, ...]
    engine: EngineName


class RuleRunner:
    """A guideline made ready to run; one may serve many threads, and processes forked from this one."""

    def __init__(self, guideline: Guideline, *, durable: Callable[[Program], Engine] = durable_engine) -> None:
        """Compile the guideline's rules."""
        self._durable = durable
        self._program = guideline_program(guideline)
        self._stand_ins = StandIns(self._program)
        self._plain = PlainEngine(self._program)
        self._rules = tuple(named_rules(guideline))
        self._suggested = guideline.vocabulary.suggested
        self._unseen = frozenset() if guideline.suggestions else self._suggested
        self._built: tuple[int, Engine] | None = None

    def looks_at(self, kind: str, label: str) -> bool:
        """Whether any rule asks for such a fact; one that none asks for need not be made."""
        return kind not in self._unseen and self._stand_ins.looks_at(kind, label)

    @property
    def suggestible(self) -> bool:
        """Whether any rule asks for facts that are likely, and not certain."""
        return any(pattern.kind in self._suggested - self._unseen for pattern in self._program.patterns)

    def run(self, facts: Sequence[Fact], as_of: date) -> Outcome:
        """Which rules fire on a day; those whose own days have not come or have gone are left out."""
        chosen = self._stand_ins.chosen([fact for fact in facts if fact.kind not in self._unseen])
        firings, engine = self._firings([fact for fact, _ in chosen.values()])
        exact: dict[str, set[str]] = {}
        suggested: dict[str, set[str]] = {}
        for firing in firings:
            likely = any(chosen[stand_in][0].kind in self._suggested for stand_in in firing.facts)
            everyone = (name for stand_in in firing.facts for name in chosen[stand_in][1])
            (suggested if likely else exact).setdefault(firing.rule, set()).update(everyone)
        # What is certain needs no suggestion beside it.
        took_part = suggested | exact
        fired = tuple(
            Fired(
                rule,
                tuple(dict.fromkeys(fact.id for fact in facts if fact.id in took_part[name])),
                name not in exact,
            )
            for name, rule in self._rules
            if name in took_part and rule.holds_on(as_of)
        )
        return Outcome(fired, engine)

    def _firings(self, facts: Sequence[Fact]) -> tuple[list[Firing], EngineName]:
        try:
            engine = self._engine()
            return engine.run(facts), "plain" if engine is self._plain else "durable-rules"
        except Exception:
            # Whatever the library does, the draft is checked; the outcome says by whom.
            return self._plain.run(facts), "plain"

    def _engine(self) -> Engine:
        # After a fork the child needs an engine, and a lock, of its own.
        process = os.getpid()
        built = self._built
        if built is None or built[0] != process:
            try:
                built = (process, self._durable(self._program))
            except Exception:
                # What could not be registered once is not tried again with every draft.
                built = (process, self._plain)
            self._built = built
        return built[1]


def guideline_program(guideline: Guideline) -> Program:
    """The program of a guideline; its name carries the version and a hash of the content."""
    name = f"{guideline.id}-{guideline.version}-{guideline.content_hash[:16]}"
    rules = ((name, rule.when) for name, rule in named_rules(guideline))
    return compile_program(name, rules, guideline.vocabulary.words)


def named_rules(guideline: Guideline) -> Iterator[tuple[str, Rule]]:
    """Each rule with a name of its own: its code, and behind it a number where several have the same."""
    seen: Counter[str] = Counter()
    for rule in guideline.rules:
        seen[rule.code] += 1
        yield rule.code if seen[rule.code] == 1 else f"{rule.code}-{seen[rule.code]}", rule
