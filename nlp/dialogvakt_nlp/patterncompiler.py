"""Patterns made ready for the matcher: elements as numbers, and what spares most patterns a closer look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from dialogvakt_nlp.elements import ElementTables, element_tables
from dialogvakt_nlp.frequencies import Frequencies
from dialogvakt_nlp.patterns import Element, Pattern, Phrase
from dialogvakt_nlp.phrasematch import ANY_WORD, CompiledPhrase, CompiledStep, Neighbour, phrase_of
from dialogvakt_nlp.store import pack, unpack

Key = TypeVar("Key", bound=Hashable)

# An element as frequent as this stands in most sentences, and telling that it does is no help.
_USUAL = 120.0


@dataclass(frozen=True, slots=True)
class Entry(Generic[Key]):
    """A compiled pattern, which waits on the anchor of its first phrase.

    `right_behind` is an element that must follow the anchor at once, else `elsewhere` one that must stand anywhere in
    the sentence; `before` and `behind` must stand near the anchor, and the anchor at most `farthest` words into the
    sentence. `is_word` says that the anchor alone is a match.
    """

    key: Key
    phrase: CompiledPhrase
    others: tuple[CompiledPhrase, ...]
    without: tuple[CompiledPhrase, ...]
    right_behind: int | None
    elsewhere: int | None
    before: Neighbour | None
    behind: Neighbour | None
    farthest: int
    is_word: bool

    def plain(self) -> tuple[object, ...]:
        """Return what `entry_of` needs to make this entry again."""
        others, without = (tuple(phrase.plain() for phrase in phrases) for phrases in (self.others, self.without))
        return self.key, self.phrase.plain(), others, without, self.elsewhere


def entry_of(
    key: Key,
    phrase: CompiledPhrase,
    others: tuple[CompiledPhrase, ...],
    without: tuple[CompiledPhrase, ...],
    elsewhere: int | None,
) -> Entry[Key]:
    """Return a pattern that waits on the anchor of `phrase`; `elsewhere` is the most telling of its other elements."""
    behind = phrase.behind()
    is_word = phrase.is_word and not (others or without)
    farthest = phrase.farthest()
    if behind is not None and behind.reach == 1:
        right_behind = behind.element
        return Entry(key, phrase, others, without, right_behind, None, phrase.before(), None, farthest, is_word)
    return Entry(key, phrase, others, without, None, elsewhere, phrase.before(), behind, farthest, is_word)


# Compiled patterns as they are kept: packed, by the number of the element that they wait on; who satisfies which
# element; and the elements that some pattern needs in its sentence to be tried at all.
PatternTables = tuple[dict[int, bytes], ElementTables, frozenset[int]]


def compile_patterns(
    patterns: Iterable[tuple[Key, Pattern]], frequencies: Mapping[str, float] | None = None
) -> PatternTables:
    """Return the tables of patterns, each with a key (a text or a number) that a match will tell.

    `frequencies` tells how often words stand in 10,000 (`#`: any number), so that each pattern can wait on its rarest.
    Raises `ValueError` for a pattern with a phrase of free words only.
    """
    compiler = PatternCompiler[Key](frequencies or {})
    entries: defaultdict[int, list[Entry[Key]]] = defaultdict(list)
    for key, pattern in patterns:
        entry = compiler.compile(key, pattern)
        entries[entry.phrase.anchor_element].append(entry)
    packed = {number: pack([entry.plain() for entry in waiting]) for number, waiting in entries.items()}
    return packed, element_tables(compiler.numbers), frozenset(compiler.elsewhere)


def unpack_entries(packed: bytes) -> list[Entry[Any]]:
    """Return the patterns that wait on one element."""
    return [
        entry_of(key, phrase_of(phrase), tuple(map(phrase_of, others)), tuple(map(phrase_of, without)), elsewhere)
        for key, phrase, others, without, elsewhere in unpack(packed)
    ]


class PatternCompiler(Generic[Key]):
    """Compiles patterns one by one; `numbers` and `elsewhere` grow with them.

    `elsewhere` are the elements that some pattern needs in its sentence to be tried at all.
    """

    def __init__(self, frequencies: Mapping[str, float]) -> None:
        self._frequencies = Frequencies(frequencies)
        self.numbers: dict[Element, int] = {}
        self.elsewhere: set[int] = set()

    def compile(self, key: Key, pattern: Pattern) -> Entry[Key]:
        """Return the pattern, waiting on its rarest word; raises `ValueError` for a phrase of free words only."""
        first, *others = sorted(pattern.parts, key=lambda part: self._frequencies.of(self._rarest(part)[0]))
        entry = entry_of(
            key,
            self._phrase(first),
            tuple(map(self._phrase, others)),
            tuple(map(self._phrase, pattern.without)),
            self._most_telling([*self._rarest(first)[1:], *(self._rarest(part)[0] for part in others)]),
        )
        if entry.elsewhere is not None:
            self.elsewhere.add(entry.elsewhere)
        return entry

    def _rarest(self, phrase: Phrase) -> list[Element]:
        """Return the elements without which a phrase cannot match, the rarest first."""
        needed = dict.fromkeys(step.element for step in phrase.steps if not step.optional and not step.element.anything)
        if not needed:
            raise ValueError("a phrase needs one word that is neither optional nor '_'")
        return sorted(needed, key=self._frequencies.of)

    def _most_telling(self, elements: Sequence[Element]) -> int | None:
        """Return the rarest of some elements, if it does not stand in most sentences anyway."""
        rarest = min(elements, key=self._frequencies.of, default=None)
        return self._number_of(rarest) if rarest and self._frequencies.of(rarest) < _USUAL else None

    def _phrase(self, phrase: Phrase) -> CompiledPhrase:
        elements = [step.element for step in phrase.steps]
        steps = tuple(CompiledStep(self._number_of(step.element), step.gap, step.optional) for step in phrase.steps)
        return CompiledPhrase(steps, elements.index(self._rarest(phrase)[0]), phrase.at_start, phrase.at_end)

    def _number_of(self, element: Element) -> int:
        return ANY_WORD if element.anything else self.numbers.setdefault(element, len(self.numbers))
