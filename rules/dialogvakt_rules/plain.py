"""The engine in plain Python: the oracle of the tests, and the fallback should durable-rules fail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dialogvakt_rules.condition import Join
from dialogvakt_rules.engine import Firing, firing
from dialogvakt_rules.fact import Fact
from dialogvakt_rules.matcher import Matcher
from dialogvakt_rules.program import Conjunction, Joined, Program


class PlainEngine:
    """Tries, for every conjunction, all ways to give its patterns different facts."""

    def __init__(self, program: Program) -> None:
        """Make ready for a program."""
        self._program = program
        self._matcher = Matcher(program)

    def run(self, facts: Sequence[Fact]) -> list[Firing]:
        """All firings, sorted and each once."""
        found = self._matcher.sorted_out(facts)
        firings: set[Firing] = set()
        for number in found.fulfillable:
            conjunction = self._program.conjunctions[number]
            counted = [place for guard in conjunction.guards for place in found.guards[guard]]
            for places in matches(conjunction, facts, found.met):
                firings.add(firing(conjunction.rule, facts, (*places, *counted)))
        return sorted(firings)


def matches(
    conjunction: Conjunction, facts: Sequence[Fact], met: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, ...]]:
    """All ways to give a conjunction's patterns different facts that meet its joins, as places in order of pattern."""
    return _extended((), conjunction, facts, met)


def _extended(
    chosen: tuple[int, ...], conjunction: Conjunction, facts: Sequence[Fact], met: Mapping[int, Sequence[int]]
) -> Iterator[tuple[int, ...]]:
    at = len(chosen)
    if at == len(conjunction.patterns):
        yield chosen
        return
    joins = [join for join in conjunction.joins if join.at == at]
    for place in met.get(conjunction.patterns[at], ()):
        if place not in chosen and all(_joined(join, facts[place], facts[chosen[join.earlier]]) for join in joins):
            yield from _extended((*chosen, place), conjunction, facts, met)


def _joined(join: Joined, fact: Fact, earlier: Fact) -> bool:
    return Join(join.attribute, join.operator, "", join.other).holds(fact, earlier)
