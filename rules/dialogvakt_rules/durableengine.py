"""The engine on durable-rules, which is given only what it was measured to answer right.

That is conjunctions of conditions on single facts. Absences and counts are facts that the session asserts. So are
joined facts: a join beside `$or` was seen to be dropped, one on a missing attribute to raise error 311, and 3 and 3.0
to differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from dialogvakt_rules.assertions import FactWriter, pattern_json
from dialogvakt_rules.durablehost import DurableHost
from dialogvakt_rules.engine import Firing, firing
from dialogvakt_rules.fact import Fact
from dialogvakt_rules.matcher import Matcher, Sorted
from dialogvakt_rules.plain import matches
from dialogvakt_rules.program import Conjunction, Program

_GUARD = "~guard"
_JOINED = "~joined"
_REMEMBERED = 4096
Assertion = tuple[dict[str, Any], tuple[int, ...]]
# A rule, and what each fact looks like to it.
_Question = tuple[Any, ...]


class DurableEngine:
    """One program on durable-rules, each rule on a host of its own.

    A session costs time for every conjunction of its host, so only the hosts of rules that can still fire are asked,
    and none twice the same: what facts look like to a rule decides its answer, and most drafts look like another.
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
        self._answers: dict[_Question, tuple[tuple[int, ...], ...]] = {}

    def run(self, facts: Sequence[Fact]) -> list[Firing]:
        """All firings, sorted and each once."""
        found = self._matcher.sorted_out(facts)
        fulfillable: dict[str, list[int]] = {}
        for number in found.fulfillable:
            fulfillable.setdefault(self._program.conjunctions[number].rule, []).append(number)
        return sorted(
            one for rule, numbers in fulfillable.items() for one in self._firings(rule, numbers, facts, found)
        )

    def _firings(self, rule: str, numbers: Sequence[int], facts: Sequence[Fact], found: Sorted) -> set[Firing]:
        """The firings of one rule, whose conjunctions with these numbers can still be fulfilled."""
        asserted = list(self._assertions(numbers, facts, found))
        answer = self._answer(rule, [fact for fact, _ in asserted])
        return {firing(rule, facts, (place for number in used for place in asserted[number][1])) for used in answer}

    def _answer(self, rule: str, asserted: Sequence[dict[str, Any]]) -> tuple[tuple[int, ...], ...]:
        """For each firing of a rule, which of these facts took part."""
        question = (rule, *[tuple(fact.items()) for fact in asserted])
        answer = self._answers.get(question)
        if answer is None:
            numbered = ({"id": str(number), **fact} for number, fact in enumerate(asserted))
            answer = tuple(tuple(map(int, ids)) for _, ids in self._hosts[rule].run(numbered))
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            self._answers[question] = answer
        return answer

    def _assertions(self, numbers: Sequence[int], facts: Sequence[Fact], found: Sorted) -> Iterator[Assertion]:
        """What some of these conjunctions can use, each with the places of the facts behind it."""
        conjunctions = [self._program.conjunctions[number] for number in numbers]
        alone = {number for conjunction in conjunctions if not conjunction.joins for number in conjunction.patterns}
        for place in sorted({place for number in alone for place in found.met[number]}):
            yield self._writer.write(facts[place]), (place,)
        for number, conjunction in zip(numbers, conjunctions, strict=True):
            if conjunction.guards:
                behind = {place for guard in conjunction.guards for place in found.guards[guard]}
                yield {"kind": _GUARD, "number": number}, tuple(sorted(behind))
            if conjunction.joins:
                for places in matches(conjunction, facts, found.met):
                    yield {"kind": _JOINED, "number": number}, places

    def _conditions(self, number: int, conjunction: Conjunction) -> list[dict[str, Any]]:
        # One fact stands for all guards: with more than some fifteen conditions the library gives up (error 304).
        guards = [_derived(_GUARD, number)] if conjunction.guards else []
        if conjunction.joins:
            return [_derived(_JOINED, number), *guards]
        return [*(pattern_json(self._program.patterns[pattern]) for pattern in conjunction.patterns), *guards]


def _derived(kind: str, number: int) -> dict[str, Any]:
    return {"$and": [{"kind": kind}, {"number": number}]}
