"""Which elements of the patterns a word satisfies."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from dialogvakt_nlp.patterns import Element
from dialogvakt_nlp.store import Shared

_LETTERS = 5


Numbers = tuple[int, ...]
# By some letters: texts that begin or end with them, each with the elements that ask for it.
_Affixes = dict[str, tuple[tuple[str, Numbers], ...]]


# Which elements ask for which words, beginnings, ends and parts of words, and which for any number.
ElementTables = tuple[dict[str, Numbers], _Affixes, _Affixes, dict[str, Numbers], Numbers]


def element_tables(numbers: Mapping[Element, int]) -> ElementTables:
    """Return the tables of elements that have been numbered."""
    share = Shared[Numbers]()
    return (
        _by_text(_numbered(numbers, "exact"), share),
        _by_letters(_by_text(_numbered(numbers, "prefixes"), share), slice(None, _LETTERS)),
        _by_letters(_by_text(_numbered(numbers, "suffixes"), share), slice(-_LETTERS, None)),
        _by_text(_numbered(numbers, "infixes"), share),
        tuple(number for element, number in numbers.items() if element.number),
    )


class ElementIndex:
    """All elements by the words, beginnings, ends and parts that they ask for, each element as its number."""

    def __init__(self, tables: ElementTables) -> None:
        self._exact, self._prefixes, self._suffixes, self._infixes, self._numeric = tables
        # Few words hold any; without infixes none does.
        self._any_infix = re.compile("|".join(map(re.escape, self._infixes)) or r"(?!)")
        # As many letters as tell affixes apart well, or a shorter one's own.
        self._prefix_letters = sorted(set(map(len, self._prefixes)))
        self._suffix_letters = sorted(set(map(len, self._suffixes)))

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


def _numbered(numbers: Mapping[Element, int], part: str) -> Iterator[tuple[str, int]]:
    """Yield each text that elements have in one of their parts, with the element's number."""
    return ((text, number) for element, number in numbers.items() for text in getattr(element, part))


def _by_text(numbered: Iterable[tuple[str, int]], share: Shared[Numbers]) -> dict[str, Numbers]:
    """Return the numbers of each text, in order of the texts."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for text, number in numbered:
        found[text].append(number)
    return {text: share(tuple(numbers)) for text, numbers in sorted(found.items())}


def _by_letters(affixes: Mapping[str, Numbers], letters: slice) -> _Affixes:
    """Return affixes by their first or last letters: a word is held only against what has the same ones."""
    found: defaultdict[str, list[tuple[str, Numbers]]] = defaultdict(list)
    for text, numbers in affixes.items():
        found[text[letters]].append((text, numbers))
    return {key: tuple(listed) for key, listed in found.items()}
