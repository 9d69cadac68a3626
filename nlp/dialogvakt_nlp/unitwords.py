"""The words of the unit behind a number: mmol/l, x 10^9/L, °C, slag i minuttet."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dialogvakt_nlp.valuelexicon import ValueLexicon

MOST_WORDS = 8
_TEN = "10"
_RAISED = frozenset("^*e")


class UnitWords:
    """Tells how many of the words behind a number are its unit."""

    def __init__(self, lexicon: ValueLexicon) -> None:
        self._powers = lexicon.words["powers"]
        self._tails = lexicon.words["unit_tails"]
        self._rates = lexicon.words["rates"]
        self._rated = lexicon.words["rated"]

    def count(self, behind: Sequence[str], units: Collection[str]) -> int:
        """Count the words of a unit, one of `units` or none, with its power of ten and its rate."""
        count = self._power(behind)
        if behind and behind[0] in units and behind[0] not in self._rates:
            count = 2 if self._any(behind[1:2], self._tails) else 1
        return count + self._rate(behind[count:])

    def _power(self, behind: Sequence[str]) -> int:
        if not self._any(behind[:1], self._powers) or behind[1:2] != [_TEN]:
            return 0
        count = 3 if self._any(behind[2:3], _RAISED) else 2
        return count + any(word.isdigit() for word in behind[count : count + 1])

    def _rate(self, behind: Sequence[str]) -> int:
        """A word of rates counts only with what it is a rate of: 130/min, but not 130 i dag."""
        count = 2 if behind[1:2] == ["."] else 1
        rated = self._any(behind[:1], self._rates) and self._any(behind[count : count + 1], self._rated)
        return count + 1 if rated else 0

    @staticmethod
    def _any(words: Sequence[str], known: Collection[str]) -> bool:
        return any(word in known for word in words)
