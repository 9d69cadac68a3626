"""What an engine does: it says which rules fire on which facts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from dialogvakt_rules.fact import Fact


@dataclass(frozen=True, slots=True, order=True)
class Firing:
    """A rule fired with these facts, in the order in which they came in."""

    rule: str
    facts: tuple[str, ...]


class Engine(Protocol):
    """Evaluates one program."""

    def run(self, facts: Sequence[Fact]) -> list[Firing]:
        """All firings, sorted and each once."""
        ...


def firing(rule: str, facts: Sequence[Fact], places: Iterable[int]) -> Firing:
    """The firing of a rule with the facts at these places."""
    return Firing(rule, tuple(facts[place].id for place in sorted(set(places))))
