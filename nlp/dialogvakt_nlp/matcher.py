"""Find thousands of patterns in one pass: each pattern waits on its rarest word, so ordinary words cost one look-up."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from dialogvakt_nlp.patterns import WINDOW, Element, Pattern, Phrase
from dialogvakt_nlp.surface import Surface

Key = TypeVar("Key", bound=Hashable)

# Words remembered with the elements they satisfy; cleared when full, so that memory stays flat.
_MEMORY = 20_000
_NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Match(Generic[Key]):
    """A pattern found: its key, the half-open range of word indices, and the indices of the words that it asked for.

    What lies in the range but not in `words` was skipped over by a gap.
    """

    key: Key
    start: int
    end: int
    words: tuple[int, ...]


# One compiled step: element number (-1: any word), words that may stand before it, may be missing.
_Step = tuple[int, int, bool]


@dataclass(frozen=True, slots=True)
class _Compiled:
    steps: tuple[_Step, ...]
    anchor: int
    at_start: bool
    at_end: bool


@dataclass(frozen=True, slots=True)
class _Entry(Generic[Key]):
    key: Key
    parts: tuple[_Compiled, ...]
    without: tuple[_Compiled, ...]


class PatternMatcher(Generic[Key]):
    """Match patterns, each with a key, sentence by sentence.

    `common` are words so frequent that no pattern should wait on them.
    """

    def __init__(self, patterns: Iterable[tuple[Key, Pattern]], common: Iterable[str] = ()) -> None:
        self._common = frozenset(common)
        self._numbers: dict[Element, int] = {}
        self._exact: dict[str, set[int]] = {}
        self._prefixes: dict[str, set[int]] = {}
        self._suffixes: dict[str, set[int]] = {}
        self._infixes: dict[str, set[int]] = {}
        self._number_elements: set[int] = set()
        self._waiting: dict[int, list[_Entry[Key]]] = {}
        self._memory: dict[str, tuple[frozenset[int], tuple[_Entry[Key], ...]]] = {}
        for key, pattern in patterns:
            self._add(key, pattern)
        self._lengths = sorted({len(text) for text in (*self._prefixes, *self._suffixes)})

    def find(self, surface: Surface) -> list[Match[Key]]:
        """Return every match, in order of the word that each pattern waited on."""
        looked_up = [self._memory.get(word) or self._look_up(word) for word in surface.words]
        elements = [entry[0] for entry in looked_up]
        matches: list[Match[Key]] = []
        for index, (_, waiting) in enumerate(looked_up):
            if waiting:
                first, last = surface.sentences[surface.sentence[index]]
                for entry in waiting:
                    match = _match_entry(entry, elements, index, first, last)
                    if match is not None:
                        matches.append(match)
        return matches

    def _add(self, key: Key, pattern: Pattern) -> None:
        entry = _Entry(
            key,
            tuple(self._compile(phrase) for phrase in self._rarest_first(pattern.parts)),
            tuple(self._compile(phrase) for phrase in pattern.without),
        )
        first = entry.parts[0]
        self._waiting.setdefault(first.steps[first.anchor][0], []).append(entry)

    def _rarest_first(self, phrases: Sequence[Phrase]) -> list[Phrase]:
        return sorted(phrases, key=lambda phrase: -max(self._rarity(step.element) for step in phrase.steps))

    def _compile(self, phrase: Phrase) -> _Compiled:
        candidates = [i for i, step in enumerate(phrase.steps) if not step.optional and not step.element.anything]
        if not candidates:
            raise ValueError("a phrase needs one word that is neither optional nor '_'")
        anchor = max(candidates, key=lambda i: self._rarity(phrase.steps[i].element))
        steps = tuple((self._number_of(step.element), step.gap, step.optional) for step in phrase.steps)
        return _Compiled(steps, anchor, phrase.at_start, phrase.at_end)

    def _rarity(self, element: Element) -> float:
        """Guess how seldom a word satisfies the element: long words are rare, common words and numbers are not."""
        if element.anything:
            return -10.0
        if element.number:
            return -2.0
        if element.exact & self._common:
            return -1.0
        texts = [*element.exact, *element.prefixes, *element.suffixes, *element.infixes]
        penalty = 2 if element.prefixes or element.suffixes or element.infixes else 0
        return min(len(text) for text in texts) - penalty - len(texts) / 50

    def _number_of(self, element: Element) -> int:
        if element.anything:
            return -1
        if element in self._numbers:
            return self._numbers[element]
        number = self._numbers[element] = len(self._numbers)
        for table, texts in (
            (self._exact, element.exact),
            (self._prefixes, element.prefixes),
            (self._suffixes, element.suffixes),
            (self._infixes, element.infixes),
        ):
            for text in texts:
                table.setdefault(text, set()).add(number)
        if element.number:
            self._number_elements.add(number)
        return number

    def _look_up(self, word: str) -> tuple[frozenset[int], tuple[_Entry[Key], ...]]:
        found = set(self._exact.get(word, ()))
        for length in self._lengths:
            if length > len(word):
                break
            found.update(self._prefixes.get(word[:length], ()))
            found.update(self._suffixes.get(word[-length:], ()))
        if len(word) > 3:
            for infix, numbers in self._infixes.items():
                if infix in word:
                    found.update(numbers)
        if word[0].isdigit():
            found |= self._number_elements
        waiting = tuple(entry for number in sorted(found) for entry in self._waiting.get(number, ()))
        if len(self._memory) >= _MEMORY:
            self._memory.clear()
        result = self._memory[word] = (frozenset(found) if found else _NOTHING, waiting)
        return result


def _match_entry(
    entry: _Entry[Key], elements: list[frozenset[int]], index: int, first: int, last: int
) -> Match[Key] | None:
    words = _match_at(entry.parts[0], elements, index, first, last)
    if words is None:
        return None
    if len(entry.parts) > 1 or entry.without:
        low, high = max(first, words[0] - WINDOW), min(last, words[-1] + 1 + WINDOW)
        for part in entry.parts[1:]:
            other = _search(part, elements, low, high, first, last)
            if other is None:
                return None
            words += other
        for part in entry.without:
            if _search(part, elements, low, high, first, last) is not None:
                return None
    return Match(entry.key, min(words), max(words) + 1, words)


def _search(
    part: _Compiled, elements: list[frozenset[int]], low: int, high: int, first: int, last: int
) -> tuple[int, ...] | None:
    number = part.steps[part.anchor][0]
    for index in range(low, high):
        if number in elements[index]:
            words = _match_at(part, elements, index, first, last)
            if words is not None:
                return words
    return None


def _match_at(
    part: _Compiled, elements: list[frozenset[int]], index: int, first: int, last: int
) -> tuple[int, ...] | None:
    """Match a phrase whose anchor stands at a word; the sentence is the half-open range first to last."""
    before = _leftwards(part, part.anchor, index, elements, first)
    if before is None or (part.at_start and (before[0] if before else index) != first):
        return None
    after = _rightwards(part.steps, part.anchor + 1, index + 1, elements, last)
    if after is None or (part.at_end and not _is_sentence_end((after[-1] if after else index) + 1, last)):
        return None
    return (*before, index, *after)


def _is_sentence_end(end: int, last: int) -> bool:
    # The full stop belongs to the sentence.
    return end >= last - 1


def _leftwards(
    part: _Compiled, step: int, index: int, elements: list[frozenset[int]], first: int
) -> tuple[int, ...] | None:
    """Return the words of the steps before `step`, which stands at `index`, or None if they do not match."""
    if step == 0:
        return ()
    element, _, optional = part.steps[step - 1]
    for position in range(index - 1, max(first, index - 1 - part.steps[step][1]) - 1, -1):
        if element == -1 or element in elements[position]:
            words = _leftwards(part, step - 1, position, elements, first)
            if words is not None:
                return (*words, position)
    if optional:
        return _leftwards(part, step - 1, index, elements, first)
    return None


def _rightwards(
    steps: tuple[_Step, ...], step: int, index: int, elements: list[frozenset[int]], last: int
) -> tuple[int, ...] | None:
    """Return the words of the steps from `step` on, sought from `index` on, or None if they do not match."""
    if step == len(steps):
        return ()
    element, gap, optional = steps[step]
    for position in range(index, min(last, index + gap + 1)):
        if element == -1 or element in elements[position]:
            words = _rightwards(steps, step + 1, position + 1, elements, last)
            if words is not None:
                return (position, *words)
    if optional:
        return _rightwards(steps, step + 1, index, elements, last)
    return None
