"""Find thousands of patterns in one pass: each pattern waits on its rarest word, so ordinary words cost one look-up."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from dialogvakt_nlp.elements import ElementIndex
from dialogvakt_nlp.memory import Memory
from dialogvakt_nlp.patterncompiler import Entry, PatternTables, unpack_entries
from dialogvakt_nlp.patterns import WINDOW
from dialogvakt_nlp.phrasematch import Elements, match_at, search
from dialogvakt_nlp.surface import Surface
from dialogvakt_nlp.wordquestion import WordQuestion

Key = TypeVar("Key", bound=Hashable)

_NOTHING: frozenset[int] = frozenset()


class Match(NamedTuple, Generic[Key]):
    """A pattern found: its key, the half-open range of word indices, and the indices of the words that it asked for.

    What lies in the range but not in `words` was skipped over by a gap.
    """

    key: Key
    start: int
    end: int
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Waiting(Generic[Key]):
    """The patterns that wait on a word.

    Those that need a certain element right behind stand in `by_next`, under that element; others that need one
    anywhere in the sentence in `by_other`.
    """

    free: list[Entry[Key]]
    by_next: Mapping[int, list[Entry[Key]]]
    wanted_next: frozenset[int]
    by_other: Mapping[int, list[Entry[Key]]]
    wanted: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Looked(Generic[Key]):
    """What a word is: the elements it satisfies, those of them that are looked for elsewhere, and who waits on it."""

    elements: frozenset[int]
    telling: frozenset[int]
    waiting: _Waiting[Key] | None


class PatternMatcher(Generic[Key]):
    """Match patterns sentence by sentence, see `compile_patterns`."""

    def __init__(self, tables: PatternTables) -> None:
        packed, elements, elsewhere = tables
        self._entries: Memory[int, list[Entry[Key]]] = Memory(lambda number: unpack_entries(packed[number]))
        self._index = ElementIndex(elements)
        self._waited_on = frozenset(packed)
        self._elsewhere = elsewhere
        self.question = WordQuestion(self._look_up)
        # Most words satisfy the same few elements as thousands of others, and can share what was worked out.
        self._shared = Memory(self._looked)
        self._waiting = Memory(self._waiting_on)

    def find(self, surface: Surface) -> list[Match[Key]]:
        """Return every match, in order of the word that each pattern waited on."""
        looked_up = self.question.answers(surface)
        elements = [looked.elements for looked in looked_up]
        matches: list[Match[Key]] = []
        for first, last in surface.sentences:
            # What the sentence holds spares most patterns the walk through it.
            present = _NOTHING.union(*[looked.telling for looked in looked_up[first:last]])
            for index in range(first, last):
                looked = looked_up[index]
                waiting = looked.waiting
                if waiting is None:
                    continue
                candidates = waiting.free
                for number in waiting.wanted & present:
                    candidates = candidates + waiting.by_other[number]
                if waiting.wanted_next and index + 1 < last:
                    for number in waiting.wanted_next & elements[index + 1]:
                        candidates = candidates + waiting.by_next[number]
                for entry in candidates:
                    if entry.is_word:
                        matches.append(Match(entry.key, index, index + 1, (index,)))
                    elif _has_neighbours(entry, elements, index, first, last):
                        match = _match_entry(entry, elements, index, first, last)
                        if match is not None:
                            matches.append(match)
        return matches

    def _look_up(self, word: str) -> _Looked[Key]:
        return self._shared[self._index.satisfied_by(word)]

    def _looked(self, satisfied: frozenset[int]) -> _Looked[Key]:
        waited_on = satisfied & self._waited_on
        return _Looked(
            satisfied,
            satisfied & self._elsewhere or _NOTHING,
            self._waiting[waited_on] if waited_on else None,
        )

    def _waiting_on(self, elements: frozenset[int]) -> _Waiting[Key]:
        free: list[Entry[Key]] = []
        by_next: dict[int, list[Entry[Key]]] = {}
        by_other: dict[int, list[Entry[Key]]] = {}
        for number in sorted(elements):
            for entry in self._entries[number]:
                if entry.right_behind is not None:
                    by_next.setdefault(entry.right_behind, []).append(entry)
                elif entry.elsewhere is not None:
                    by_other.setdefault(entry.elsewhere, []).append(entry)
                else:
                    free.append(entry)
        return _Waiting(free, by_next, frozenset(by_next), by_other, frozenset(by_other))


def _has_neighbours(entry: Entry[Key], elements: Elements, index: int, first: int, last: int) -> bool:
    """Tell whether what must stand near the anchor does; cheap, since it sorts most patterns out."""
    if index - first > entry.farthest:
        return False
    if entry.before:
        element, reach = entry.before
        for found in elements[max(first, index - reach) : index]:
            if element in found:
                break
        else:
            return False
    if entry.behind:
        element, reach = entry.behind
        for found in elements[index + 1 : min(last, index + 1 + reach)]:
            if element in found:
                break
        else:
            return False
    return True


def _match_entry(
    entry: Entry[Key],
    elements: Elements,
    index: int,
    first: int,
    last: int,
) -> Match[Key] | None:
    words = match_at(entry.phrase, elements, index, first, last)
    if words is None:
        return None
    if not (entry.others or entry.without):
        return Match(entry.key, words[0], words[-1] + 1, words)
    start, end = words[0], words[-1] + 1
    low, high = max(first, start - WINDOW), min(last, end + WINDOW)
    for phrase in entry.others:
        other = search(phrase, elements, low, high, first, last)
        if other is None:
            return None
        words += other
        start, end = min(start, other[0]), max(end, other[-1] + 1)
    for phrase in entry.without:
        if search(phrase, elements, low, high, first, last) is not None:
            return None
    return Match(entry.key, start, end, words)
