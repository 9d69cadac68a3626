"""What slips are read with: the words that matter and the words that are real, from all lexicons."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from dialogvakt_nlp.abbreviations import load_abbreviations
from dialogvakt_nlp.concepts import load_concepts, pattern_parser
from dialogvakt_nlp.inflection import Inflections, load_inflections
from dialogvakt_nlp.jargon import load_jargon
from dialogvakt_nlp.lexiconfile import LexiconError, strings_at
from dialogvakt_nlp.patterns import Element, Pattern
from dialogvakt_nlp.realwords import RealWordTables
from dialogvakt_nlp.spelling import Senses, Vocabulary, vocabulary_of
from dialogvakt_nlp.store import Shared
from dialogvakt_nlp.usualwords import load_usual_words
from dialogvakt_nlp.valuelexicon import load_values

FILE = "slips.yaml"
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = frozenset(".,:;?!-()/")
_NONE: frozenset[str] = frozenset()
# The senses of each text, in the order in which they were met.
_Table = defaultdict[str, dict[Hashable, None]]


@dataclass(frozen=True, slots=True)
class _Lengths:
    """How long important words are at least: those in usual use, other ones, and names of what is measured."""

    usual: int
    other: int
    measured: int


def load_important(data: Mapping[str, Any]) -> Vocabulary:
    """Return what slips are corrected to, from the data of `slips.yaml` and the other lexicons.

    Words may tell the same if they stand in the same concept, or on one line of that file. Raises `LexiconError`.
    """
    groups = frozenset(strings_at(FILE, "groups", data["groups"]))
    unknown = groups.difference(concept.group for concept in load_concepts())
    if unknown:
        raise LexiconError(FILE, "groups", f"no concepts of {', '.join(sorted(unknown))}")
    shortest = _Lengths(**{name: int(length) for name, length in data["shortest"].items()})
    words: _Table = defaultdict(dict)
    beginnings: set[str] = set()
    all_beginnings: _Table = defaultdict(dict)
    for element in _listed(data, "words"):
        _add(words, element.exact, element)
        beginnings |= element.prefixes
    for label, name in _names_of_values():
        if len(name) >= shortest.measured:
            words[name][label] = None
    for concept in load_concepts():
        if concept.group in groups:
            # The patterns of a concept repeat many words.
            elements = list(_elements_of(concept.patterns))
            _add(words, _long_enough(_NONE.union(*[element.exact for element in elements]), shortest), concept)
            _add(all_beginnings, _NONE.union(*[element.prefixes for element in elements]), concept)
    beginnings.update(text for text in all_beginnings if len(text) >= shortest.other)
    for word in _long_enough(load_usual_words(), shortest):
        for begins in (word[:end] for end in range(1, len(word) + 1)):
            if begins in all_beginnings:
                words[word] |= all_beginnings[begins]
    return vocabulary_of(_numbered(words), beginnings)


def misspelt_in(data: Mapping[str, Any]) -> dict[str, str]:
    """Return the listed misspellings, with the word that each means."""
    return {form: word for word, forms in data["misspelt"].items() for form in strings_at(FILE, word, forms)}


def first_parts_in(data: Mapping[str, Any]) -> frozenset[str]:
    """Return the listed first parts of compounds."""
    return frozenset(part for parts in data["first_parts"] for part in strings_at(FILE, "first_parts", parts))


def load_real_words(data: Mapping[str, Any]) -> RealWordTables:
    """Return the words that any lexicon knows, and those in usual use; raises `LexiconError`.

    Words that need a closer look, since they may be misspelt or the first part of another, are left out.
    """
    known = {*load_usual_words(), *(name for _, name in _names_of_values())}
    beginnings: set[str] = set()
    ends: set[str] = set()
    in_concepts = (_elements_of(concept.patterns) for concept in load_concepts())
    for element in chain(_listed(data, "words"), _listed(data, "look_alikes"), *in_concepts):
        known |= element.exact
        beginnings |= element.prefixes
        ends |= element.suffixes
    for listed in load_jargon(load_inflections()).values():
        for term in listed:
            known.update(term.tokens)
    for rows in load_abbreviations(load_inflections()).values():
        for row in rows:
            known.update(row.tokens, _WORD.findall(" ".join((*row.nb, *row.nn)).lower()))
    known.difference_update(first_parts_in(data), misspelt_in(data))
    return RealWordTables(
        frozenset(known | _SIGNS),
        load_usual_words(),
        frozenset(beginnings),
        frozenset(ends),
        _inflections(load_inflections()),
    )


def _names_of_values() -> Iterator[tuple[str, str]]:
    """Yield the label and the name of all that is measured and has a name of one word."""
    for names in load_values().names.values():
        for name, quantity in names:
            if len(name) == 1:
                yield quantity.label, name[0]


def _listed(data: Mapping[str, Any], key: str) -> Iterator[Element]:
    return _elements_of(map(pattern_parser().parse, strings_at(FILE, key, data[key])))


def _elements_of(patterns: Iterable[Pattern]) -> Iterator[Element]:
    for pattern in patterns:
        for phrase in (*pattern.parts, *pattern.without):
            for step in phrase.steps:
                yield step.element


def _long_enough(texts: Iterable[str], shortest: _Lengths) -> Iterator[str]:
    usual = load_usual_words()
    return (text for text in texts if len(text) >= (shortest.usual if text in usual else shortest.other))


def _add(table: _Table, texts: Iterable[str], sense: Hashable) -> None:
    for text in texts:
        if text.isalpha():
            table[text][sense] = None


def _numbered(table: _Table) -> dict[str, Senses]:
    """Return the senses of each text as numbers; equal ones are one object, since there are many."""
    share = Shared[Senses]()
    numbers: defaultdict[Hashable, int] = defaultdict(lambda: len(numbers))
    return {text: share(frozenset(numbers[sense] for sense in senses)) for text, senses in sorted(table.items())}


def _inflections(inflections: Inflections) -> frozenset[str]:
    """Return all endings of inflection, with the genitive's."""
    standards = (standard for kind in inflections.classes.values() for standard in kind.endings.values())
    return frozenset({"s", *(ending for slots in standards for endings in slots.values() for ending in endings)})
