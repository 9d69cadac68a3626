"""Which elements of the patterns a word satisfies."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dialogvakt_nlp.patterns import Element

_SHORTEST_WITH_INFIX = 4
# How many letters of a beginning or an end are looked at first, and how many it has at least.
_LETTERS = 3
_SHORTEST = 2


class ElementIndex:
    """All elements by the words, beginnings, ends and parts that they ask for, each element as its number."""

    def __init__(self, numbers: Mapping[Element, int]) -> None:
        exact: defaultdict[str, set[int]] = defaultdict(set)
        prefixes: defaultdict[str, set[int]] = defaultdict(set)
        suffixes: defaultdict[str, set[int]] = defaultdict(set)
        infixes: defaultdict[str, set[int]] = defaultdict(set)
        for element, number in numbers.items():
            for table, texts in (
                (exact, element.exact),
                (prefixes, element.prefixes),
                (suffixes, element.suffixes),
                (infixes, element.infixes),
            ):
                for text in texts:
                    table[text].add(number)
        self._exact, self._prefixes, self._suffixes, self._infixes = map(dict, (exact, prefixes, suffixes, infixes))
        self._numeric = {number for element, number in numbers.items() if element.number}
        self._prefix_lengths = _lengths_by((text[:_LETTERS], len(text)) for text in self._prefixes)
        self._suffix_lengths = _lengths_by((text[-_LETTERS:], len(text)) for text in self._suffixes)

    def satisfied_by(self, word: str) -> frozenset[int]:
        """Return the numbers of the elements that a word satisfies."""
        found = [self._exact.get(word, ())]
        found += [self._prefixes.get(word[:length], ()) for length in self._lengths_of_prefixes(word)]
        found += [self._suffixes.get(word[-length:], ()) for length in self._lengths_of_suffixes(word)]
        if len(word) >= _SHORTEST_WITH_INFIX:
            found += [numbers for infix, numbers in self._infixes.items() if infix in word]
        if word[0].isdigit():
            found.append(self._numeric)
        return frozenset().union(*found)

    # A word is cut only to the lengths of what begins, or ends, with the same letters.

    def _lengths_of_prefixes(self, word: str) -> list[int]:
        lengths = self._prefix_lengths
        return lengths.get(word[:_LETTERS], []) + lengths.get(word[:_SHORTEST], [])

    def _lengths_of_suffixes(self, word: str) -> list[int]:
        lengths = self._suffix_lengths
        return lengths.get(word[-_LETTERS:], []) + lengths.get(word[-_SHORTEST:], [])


def _lengths_by(affixes: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for letters, length in affixes:
        lengths[letters].add(length)
    return {letters: sorted(found) for letters, found in lengths.items()}
