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
Assertion = tuple[dict[str, Any], tuple[int, ...]]


class DurableEngine:
    """One program on durable-rules, each rule on a host of its own.

    A session costs time for every conjunction of its host, so only the hosts of rules that can still fire are asked.
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
        asserted: list[dict[str, Any]] = []
        behind: dict[str, tuple[int, ...]] = {}
        for number, (fact, places) in enumerate(self._assertions(numbers, facts, found)):
            asserted.append({"id": str(number), **fact})
            behind[str(number)] = places
        return {
            firing(rule, facts, (place for name in ids for place in behind[name]))
            for _, ids in self._hosts[rule].run(asserted)
        }

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
