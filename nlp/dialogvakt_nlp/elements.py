"""Which elements of the patterns a word satisfies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dialogvakt_nlp.patterns import Element

_LETTERS = 5


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
        self._exact, self._infixes = dict(exact), dict(infixes)
        # Few words hold any; without infixes none does.
        self._any_infix = re.compile("|".join(map(re.escape, infixes)) or r"(?!)")
        # A word is held only against what begins, or ends, with the same letters.
        self._prefixes = _by_letters((text[:_LETTERS], text, numbers) for text, numbers in prefixes.items())
        self._suffixes = _by_letters((text[-_LETTERS:], text, numbers) for text, numbers in suffixes.items())
        self._prefix_letters = _counts(prefixes)
        self._suffix_letters = _counts(suffixes)
        self._numeric = {number for element, number in numbers.items() if element.number}

    def satisfied_by(self, word: str) -> frozenset[int]:
        """Return the numbers of the elements that a word satisfies."""
        found = [self._exact.get(word, ())]
        for count in self._prefix_letters:
            for text, numbers in self._prefixes.get(word[:count], ()):
                if word.startswith(text):
                    found.append(numbers)
        for count in self._suffix_letters:
            for text, numbers in self._suffixes.get(word[-count:], ()):
                if word.endswith(text):
                    found.append(numbers)
        if self._any_infix.search(word):
            found += [numbers for infix, numbers in self._infixes.items() if infix in word]
        if word[0].isdigit():
            found.append(self._numeric)
        return frozenset().union(*found)


def _by_letters(affixes: Iterable[tuple[str, str, set[int]]]) -> dict[str, list[tuple[str, set[int]]]]:
    found: defaultdict[str, list[tuple[str, set[int]]]] = defaultdict(list)
    for letters, text, numbers in affixes:
        found[letters].append((text, numbers))
    return dict(found)


def _counts(affixes: Iterable[str]) -> list[int]:
    """Return how many letters are looked at: as many as tell affixes apart well, or a shorter one's own."""
    return sorted({min(_LETTERS, len(text)) for text in affixes})
