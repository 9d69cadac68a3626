"""Spares an engine the facts that it could not tell apart.

Two facts that meet the same patterns (and agree in whatever joins and distinct counts look at) are interchangeable. An
engine needs only as many of them as one conjunction can use; what fires with one of these fires with all of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from dialogvakt_rules.fact import Fact
from dialogvakt_rules.matcher import Matcher
from dialogvakt_rules.program import Count, Program

# The patterns that a fact meets, and the attributes that are compared with another's.
_LooksLike = tuple[tuple[int, ...], tuple[tuple[str, str], ...]]


class StandIns:
    """Chooses stand-ins among facts."""

    def __init__(self, program: Program) -> None:
        """Note what of each kind must be kept apart."""
        self._program = program
        self._matcher = Matcher(program)
        self._compared: defaultdict[str, set[str]] = defaultdict(set)
        self._needed: dict[tuple[int, ...], int] = {}
        for conjunction in program.conjunctions:
            for join in conjunction.joins:
                for at, attribute in ((join.at, join.attribute), (join.earlier, join.other)):
                    self._compared[program.patterns[conjunction.patterns[at]].kind].add(attribute)
        for guard in program.guards:
            if isinstance(guard, Count) and guard.distinct is not None:
                self._compared[program.patterns[guard.pattern].kind].add(guard.distinct)

    def looks_at(self, kind: str, label: str) -> bool:
        """Whether some pattern may be met by a fact of this kind and label."""
        return self._matcher.looks_at(kind, label)

    def chosen(self, facts: Sequence[Fact]) -> dict[str, tuple[Fact, tuple[str, ...]]]:
        """The stand-ins by their ids, each with the ids it stands for; facts that meet nothing are left out."""
        alike: defaultdict[_LooksLike, list[Fact]] = defaultdict(list)
        for fact in facts:
            met = self._matcher.met_by(fact)
            if met:
                compared = self._compared.get(fact.kind)
                told_apart = tuple((name, str(fact.get(name))) for name in sorted(compared)) if compared else ()
                alike[met, told_apart].append(fact)
        result: dict[str, tuple[Fact, tuple[str, ...]]] = {}
        for (met, _), group in alike.items():
            everyone = tuple([fact.id for fact in group])
            for fact in group if len(group) == 1 else self._few(group, met):
                result[fact.id] = (fact, everyone)
        return result

    def _few(self, group: list[Fact], met: tuple[int, ...]) -> list[Fact]:
        needed = self._most_used_at_once(met)
        if len(group) <= needed:
            return group
        last = replace(group[needed - 1], times=sum(fact.times for fact in group[needed - 1 :]))
        return [*group[: needed - 1], last]

    def _most_used_at_once(self, met: tuple[int, ...]) -> int:
        if met not in self._needed:
            used = (sum(number in met for number in found.patterns) for found in self._program.conjunctions)
            self._needed[met] = max((1, *used))
        return self._needed[met]
