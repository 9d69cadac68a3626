"""How often a word satisfies a pattern's element, estimated from a table of frequent words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dialogvakt_nlp.patterns import Element

# Words in 10,000: of a word that the table does not know, and of any word at all.
_RARE = 0.5
_ALWAYS = 10_000.0


class Frequencies:
    """Estimates, from a table that tells how often words stand in 10,000 (`#`: any number)."""

    def __init__(self, table: Mapping[str, float]) -> None:
        self._table = _with_parts(table)
        self._estimates: dict[Element, float] = {}

    def of(self, element: Element) -> float:
        """Estimate how often in 10,000 words one satisfies the element."""
        if element.anything:
            return _ALWAYS
        known = self._estimates.get(element)
        if known is None:
            known = self._estimates[element] = self._estimate(element)
        return known

    def _estimate(self, element: Element) -> float:
        table = self._table
        total = sum(table.get(word, _RARE) for word in element.exact)
        total += sum(table.get(f"{prefix}*", _RARE) for prefix in element.prefixes)
        total += sum(table.get(f"*{suffix}", _RARE) for suffix in element.suffixes)
        total += sum(table.get(f"*{infix}*", _RARE) for infix in element.infixes)
        return total + (table.get("#", _RARE) if element.number else 0)


def _with_parts(frequencies: Mapping[str, float]) -> dict[str, float]:
    """Add how often words begin with, end in or hold the parts of the words in the table: `brys*`, `*yst`, `*rys*`."""
    table: defaultdict[str, float] = defaultdict(float, frequencies)
    for word, frequency in frequencies.items():
        length = len(word)
        for cut in range(1, length + 1):
            table[f"{word[:cut]}*"] += frequency
            table[f"*{word[-cut:]}"] += frequency
        for part in {word[start:end] for start in range(length) for end in range(start + 1, length + 1)}:
            table[f"*{part}*"] += frequency
    return dict(table)
