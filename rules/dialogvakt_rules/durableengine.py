"""The engine on durable-rules, which is given only what it was measured to answer right.

That is conjunctions of conditions on single facts. Absences and counts are facts that the session asserts. So are
joined facts: a join beside `$or` was seen to be dropped, one on a missing attribute to raise error 311, and 3 and 3.0
to differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from dialogvakt_rules.assertions import FactWriter, pattern_json
from dialogvakt_rules.durablehost import DurableHost
from dialogvakt_rules.engine import Firing, firing
from dialogvakt_rules.fact import Fact
from dialogvakt_rules.matcher import Matcher, Sorted
from dialogvakt_rules.plain import matches
from dialogvakt_rules.program import Conjunction, Program

_REMEMBERED = 4096
# What a fact looks like to a conjunction: those of its patterns that it meets, or what else it stands for.
_Look = tuple[str, tuple[int, ...]]
_FACT, _GUARD, _JOINED = "fact", "~guard", "~joined"
# For each firing, the numbers of the assertions that took part in it.
_Answer = tuple[tuple[int, ...], ...]


class _Asserted(NamedTuple):
    """What a session is told: how it looks to the conjunction, and the places of the facts behind it."""

    look: _Look
    places: tuple[int, ...]


class DurableEngine:
    """One program on durable-rules, each rule on a host of its own.

    A session costs time, so it is asked only about a conjunction that can still be fulfilled, and never twice the
    same: which of the patterns each fact meets decides the answer, whatever its numbers are, and most drafts look like
    another.
    """

    def __init__(self, program: Program) -> None:
        """Register the program's conjunctions, rule by rule."""
        self._program = program
        self._matcher = Matcher(program)
        self._writer = FactWriter(program.patterns, program.words)
        conditions: dict[str, dict[str, list[dict[str, Any]]]] = {}
        for number, found in enumerate(program.conjunctions):
            conditions.setdefault(found.rule, {})[str(number)] = self._conditions(number, found)
        self._hosts = {rule: DurableHost(f"{program.name}-{rule}", parts) for rule, parts in conditions.items()}
        self._answers: dict[tuple[int, tuple[_Look, ...]], _Answer] = {}

    def run(self, facts: Sequence[Fact]) -> list[Firing]:
        """All firings, sorted and each once."""
        found = self._matcher.sorted_out(facts)
        return sorted({one for number in found.fulfillable for one in self._firings(number, facts, found)})

    def _firings(self, number: int, facts: Sequence[Fact], found: Sorted) -> Iterator[Firing]:
        """The firings of the conjunction with a number, which can still be fulfilled."""
        asserted = sorted(self._assertions(number, facts, found))
        question = (number, tuple([one.look for one in asserted]))
        answer = self._answers.get(question)
        if answer is None:
            answer = self._ask(number, asserted, facts)
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            self._answers[question] = answer
        rule = self._program.conjunctions[number].rule
        for used in answer:
            yield firing(rule, facts, [place for at in used for place in asserted[at].places])

    def _ask(self, number: int, asserted: Sequence[_Asserted], facts: Sequence[Fact]) -> _Answer:
        """For each firing of a conjunction, which of the assertions took part."""
        written = ({"id": str(at), **self._write(one, facts)} for at, one in enumerate(asserted))
        fired = self._hosts[self._program.conjunctions[number].rule].run(written)
        # What is asserted may fulfil another conjunction of the rule, too.
        return tuple(tuple(map(int, ids)) for name, ids in fired if name == str(number))

    def _write(self, asserted: _Asserted, facts: Sequence[Fact]) -> dict[str, Any]:
        kind, numbers = asserted.look
        if kind == _FACT:
            return self._writer.write(facts[asserted.places[0]])
        return {"kind": kind, "number": numbers[0]}

    def _assertions(self, number: int, facts: Sequence[Fact], found: Sorted) -> Iterator[_Asserted]:
        """What a conjunction can use."""
        conjunction = self._program.conjunctions[number]
        if conjunction.joins:
            for places in matches(conjunction, facts, found.met):
                yield _Asserted((_JOINED, (number,)), places)
        else:
            met: dict[int, tuple[int, ...]] = {}
            for pattern in dict.fromkeys(conjunction.patterns):
                for place in found.met[pattern]:
                    met[place] = (*met.get(place, ()), pattern)
            for place, patterns in met.items():
                yield _Asserted((_FACT, patterns), (place,))
        if conjunction.guards:
            behind = {place for guard in conjunction.guards for place in found.guards[guard]}
            yield _Asserted((_GUARD, (number,)), tuple(sorted(behind)))

    def _conditions(self, number: int, conjunction: Conjunction) -> list[dict[str, Any]]:
        # One fact stands for all guards: with more than some fifteen conditions the library gives up (error 304).
        guards = [_derived(_GUARD, number)] if conjunction.guards else []
        if conjunction.joins:
            return [_derived(_JOINED, number), *guards]
        return [*(pattern_json(self._program.patterns[pattern]) for pattern in conjunction.patterns), *guards]


def _derived(kind: str, number: int) -> dict[str, Any]:
    return {"$and": [{"kind": kind}, {"number": number}]}
