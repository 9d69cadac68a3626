"""Which patterns of a program each fact meets by itself, and which conjunctions can still be fulfilled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from dialogvakt_rules.condition import OneOf, Pattern, family
from dialogvakt_rules.fact import Fact, FactKey
from dialogvakt_rules.program import Absence, Conjunction, Guard, Program

_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Sorted:
    """The facts of a session: the places that meet each pattern, and those behind each guard that was needed and holds.

    `fulfillable` are the numbers of the conjunctions whose patterns are all met and whose guards all hold.
    """

    met: Mapping[int, Sequence[int]]
    guards: Mapping[int, tuple[int, ...]]
    fulfillable: tuple[int, ...]


class Matcher:
    """Finds the patterns that facts meet; it remembers answers, but none that hold words unknown to the program."""

    def __init__(self, program: Program) -> None:
        """Sort the program's patterns by kind and label."""
        self._program = program
        self._patterns = program.patterns
        self._needs = [frozenset(conjunction.patterns) for conjunction in program.conjunctions]
        self._worth_trying = _by_rarest(self._needs)
        self._of_kind: dict[str, list[int]] = {}
        self._of_label: dict[tuple[str, str], list[int]] = {}
        for number, pattern in enumerate(program.patterns):
            labels = _labels(pattern)
            if labels is None:
                self._of_kind.setdefault(pattern.kind, []).append(number)
            for label in labels or ():
                self._of_label.setdefault((pattern.kind, label), []).append(number)
        self._known: dict[FactKey, tuple[int, ...]] = {}

    def looks_at(self, kind: str, label: str) -> bool:
        """Whether some pattern may be met by a fact of this kind and label."""
        return kind in self._of_kind or (kind, label) in self._of_label

    def met_by(self, fact: Fact) -> tuple[int, ...]:
        """The numbers of the patterns that a fact meets, ascending."""
        found = self._known.get(fact.key)
        if found is None:
            possible = self._of_kind.get(fact.kind, []) + self._of_label.get((fact.kind, fact.label), [])
            found = tuple(sorted(number for number in possible if self._patterns[number].holds(fact)))
            if self._storable(fact):
                if len(self._known) >= _REMEMBERED:
                    self._known.clear()
                self._known[fact.key] = found
        return found

    def sorted_out(self, facts: Sequence[Fact]) -> Sorted:
        """What the facts of a session meet, and what they can fulfil."""
        met: dict[int, list[int]] = {}
        for place, fact in enumerate(facts):
            for number in self.met_by(fact):
                met.setdefault(number, []).append(place)
        here = set(met)
        guards: dict[int, tuple[int, ...] | None] = {}
        tried = sorted(number for pattern in (None, *met) for number in self._worth_trying.get(pattern, ()))
        fulfillable = [
            number
            for number in tried
            if self._needs[number] <= here and self._guarded(self._program.conjunctions[number], facts, met, guards)
        ]
        holding = {number: places for number, places in guards.items() if places is not None}
        return Sorted(met, holding, tuple(fulfillable))

    def _guarded(
        self,
        conjunction: Conjunction,
        facts: Sequence[Fact],
        met: Mapping[int, Sequence[int]],
        guards: dict[int, tuple[int, ...] | None],
    ) -> bool:
        for number in conjunction.guards:
            if number not in guards:
                guards[number] = guard_facts(self._program.guards[number], facts, met)
            if guards[number] is None:
                return False
        return True

    def _storable(self, fact: Fact) -> bool:
        words = [fact.kind, fact.label, *(value for value in fact.attributes.values() if isinstance(value, str))]
        return self._program.words.issuperset(words)


def _by_rarest(needs: Sequence[frozenset[int]]) -> dict[int | None, list[int]]:
    """The numbers of conjunctions by the pattern that the fewest others need, too (None: they need none)."""
    used = Counter(chain.from_iterable(needs))
    found: dict[int | None, list[int]] = {}
    for number, needed in enumerate(needs):
        rarest = min(needed, key=lambda pattern: (used[pattern], pattern), default=None)
        found.setdefault(rarest, []).append(number)
    return found


def guard_facts(guard: Guard, facts: Sequence[Fact], met: Mapping[int, Sequence[int]]) -> tuple[int, ...] | None:
    """The places of the facts that make a guard hold (none for an absence); None if it does not hold."""
    if isinstance(guard, Absence):
        return None if guard.pattern in met else ()
    places = tuple(met.get(guard.pattern, ()))
    if guard.distinct is None:
        total = sum(facts[place].times for place in places)
    else:
        values = (facts[place].get(guard.distinct) for place in places)
        total = len({(family(value), value) for value in values if value is not None})
    return places if all(limit.accepts(total) for limit in guard.limits) else None


def _labels(pattern: Pattern) -> tuple[str, ...] | None:
    """The labels that a pattern is limited to; None if it takes others, too."""
    for test in pattern.tests:
        if isinstance(test, OneOf) and test.attribute == "label" and test.operator == "is":
            return tuple(dict.fromkeys(str(value) for value in test.values))
    return None
