"""Find thousands of patterns in one pass: each pattern waits on its rarest word, so ordinary words cost one look-up."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from dialogvakt_nlp.patterns import WINDOW, Element, Pattern, Phrase
from dialogvakt_nlp.surface import Surface

Key = TypeVar("Key", bound=Hashable)

# Words remembered with the elements they satisfy; cleared when full, so that memory stays flat.
_MEMORY = 20_000
# Words in 10,000: of a word that the table does not know, and of any word at all.
_RARE = 0.5
_ALWAYS = 10_000.0
# An element as frequent as this stands in most sentences, and telling that it does is no help.
_USUAL = 120.0
_NOTHING: frozenset[int] = frozenset()


class Match(NamedTuple, Generic[Key]):
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
    # (distance from the anchor, element) of every other word, where nothing is optional and nothing may stand between.
    fixed: tuple[tuple[int, int], ...] | None
    # How far into the sentence the anchor may stand.
    reach: int


@dataclass(frozen=True, slots=True)
class _Entry(Generic[Key]):
    key: Key
    parts: tuple[_Compiled, ...]
    without: tuple[tuple[frozenset[int], _Compiled], ...]
    required: frozenset[int]
    rarest: int
    preceding: int
    following: int
    reach: int
    is_word: bool


@dataclass(frozen=True, slots=True)
class _Looked(Generic[Key]):
    """What a word is: the elements it satisfies, those of them that tell much, and the patterns that wait on one.

    Patterns that need a certain element right behind stand in `by_next`, under that element; others that need one
    anywhere in the sentence in `by_other`.
    """

    elements: frozenset[int]
    telling: frozenset[int]
    waiting: list[_Entry[Key]]
    by_next: dict[int, list[_Entry[Key]]]
    wanted_next: frozenset[int]
    by_other: dict[int, list[_Entry[Key]]]
    wanted: frozenset[int]
    idle: bool


class PatternMatcher(Generic[Key]):
    """Match patterns, each with a key, sentence by sentence.

    `frequencies` tells how often words stand in 10,000 (`#`: any number), so that each pattern can wait on its rarest.
    """

    def __init__(self, patterns: Iterable[tuple[Key, Pattern]], frequencies: Mapping[str, float] | None = None) -> None:
        self._frequencies = _with_parts(frequencies or {})
        self._estimates: dict[Element, float] = {}
        self._numbers: dict[Element, int] = {}
        # Elements that some pattern needs in the sentence, each of them the rarest of its phrase.
        self._telling: set[int] = set()
        # Elements that are asked for beside the word that a pattern waits on; others need not be kept with a word.
        self._beside: set[int] = set()
        self._exact: dict[str, set[int]] = {}
        self._prefixes: dict[str, set[int]] = {}
        self._suffixes: dict[str, set[int]] = {}
        self._infixes: dict[str, set[int]] = {}
        self._number_elements: set[int] = set()
        self._waiting: dict[int, list[_Entry[Key]]] = {}
        self._memory: dict[str, _Looked[Key]] = {}
        # Most words satisfy the same few elements as thousands of others, and can share what was worked out.
        self._shared: dict[frozenset[int], _Looked[Key]] = {}
        for key, pattern in patterns:
            self._add(key, pattern)
        # A new word is cut to the lengths only of what begins, or ends, as it does.
        self._prefix_lengths = _lengths_by((text[:2], len(text)) for text in self._prefixes)
        self._suffix_lengths = _lengths_by((text[-2:], len(text)) for text in self._suffixes)

    def find(self, surface: Surface) -> list[Match[Key]]:
        """Return every match, in order of the word that each pattern waited on."""
        looked_up = [self._memory.get(word) or self._look_up(word) for word in surface.words]
        elements = [looked.elements for looked in looked_up]
        matches: list[Match[Key]] = []
        for first, last in surface.sentences:
            # What the sentence holds spares most patterns the walk through it.
            present = _NOTHING.union(*[looked.telling for looked in looked_up[first:last]])
            for index in range(first, last):
                looked = looked_up[index]
                if looked.idle:
                    continue
                candidates = looked.waiting
                for number in looked.wanted & present:
                    candidates = candidates + looked.by_other[number]
                if looked.by_next and index + 1 < last:
                    for number in looked.wanted_next & elements[index + 1]:
                        candidates = candidates + looked.by_next[number]
                for entry in candidates:
                    if entry.is_word:
                        matches.append(Match(entry.key, index, index + 1, (index,)))
                    elif (
                        entry.required <= present
                        and index - first <= entry.reach
                        and (entry.preceding < 0 or (index > first and entry.preceding in elements[index - 1]))
                    ):
                        match = _match_entry(entry, elements, index, first, last, present)
                        if match is not None:
                            matches.append(match)
        return matches

    def _add(self, key: Key, pattern: Pattern) -> None:
        phrases = self._rarest_first(pattern.parts)
        parts = tuple(self._compile(phrase) for phrase in phrases)
        first = parts[0]
        is_word = len(parts) == len(first.steps) == 1 and not (first.at_start or first.at_end or pattern.without)
        required = [] if is_word else self._needed(phrases, waited_on=True)
        entry = _Entry(
            key,
            parts,
            tuple((frozenset(self._needed([phrase])), self._compile(phrase)) for phrase in pattern.without),
            frozenset(required),
            required[0] if required else -1,
            _preceding(first),
            _following(first),
            first.reach,
            is_word,
        )
        self._waiting.setdefault(first.steps[first.anchor][0], []).append(entry)
        self._beside.update(step[0] for place, step in enumerate(first.steps) if place != first.anchor)
        others = (*parts[1:], *(part for _, part in entry.without))
        self._beside.update(step[0] for part in others for step in part.steps)

    def _needed(self, phrases: Sequence[Phrase], *, waited_on: bool = False) -> list[int]:
        """Return some elements of each phrase without which it cannot match, the rarest first.

        The rarest of each tells nearly as much as all of them, and keeps the sets small; of the first phrase (the
        one `waited_on`, on its rarest) all others are looked for, since it decides how often there is more to do.
        """
        found: list[Element] = []
        for place, phrase in enumerate(phrases):
            needed = {step.element for step in phrase.steps if not step.optional and not step.element.anything}
            ranked = sorted(needed, key=lambda element: (self._frequency(element), self._number_of(element)))
            telling = ranked[:1]
            if waited_on and place == 0:
                telling = ranked[1:]
            found += [element for element in telling if self._frequency(element) < _USUAL]
        numbers = [self._number_of(element) for element in sorted(found, key=self._frequency)]
        self._telling.update(numbers)
        return numbers

    def _rarest_first(self, phrases: Sequence[Phrase]) -> list[Phrase]:
        return sorted(
            phrases,
            key=lambda phrase: min(self._frequency(step.element) for step in phrase.steps if not step.optional),
        )

    def _compile(self, phrase: Phrase) -> _Compiled:
        candidates = [i for i, step in enumerate(phrase.steps) if not step.optional and not step.element.anything]
        if not candidates:
            raise ValueError("a phrase needs one word that is neither optional nor '_'")
        anchor = min(candidates, key=lambda i: self._frequency(phrase.steps[i].element))
        steps = tuple((self._number_of(step.element), step.gap, step.optional) for step in phrase.steps)
        reach = sum(1 + step.gap for step in phrase.steps[1 : anchor + 1]) if phrase.at_start else sys.maxsize
        return _Compiled(steps, anchor, phrase.at_start, phrase.at_end, _fixed(steps, anchor), reach)

    def _frequency(self, element: Element) -> float:
        """Estimate how often in 10,000 words one satisfies the element."""
        if element.anything:
            return _ALWAYS
        known = self._estimates.get(element)
        if known is not None:
            return known
        parts = self._frequencies
        total = sum(parts.get(word, _RARE) for word in element.exact)
        total += sum(parts.get(f"{prefix}*", _RARE) for prefix in element.prefixes)
        total += sum(parts.get(f"*{suffix}", _RARE) for suffix in element.suffixes)
        total += sum(parts.get(f"*{infix}*", _RARE) for infix in element.infixes)
        total += parts.get("#", _RARE) if element.number else 0
        self._estimates[element] = total
        return total

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

    def _look_up(self, word: str) -> _Looked[Key]:
        found = set(self._exact.get(word, ()))
        for length in self._prefix_lengths.get(word[:2], ()):
            numbers = self._prefixes.get(word[:length])
            if numbers:
                found |= numbers
        for length in self._suffix_lengths.get(word[-2:], ()):
            numbers = self._suffixes.get(word[-length:])
            if numbers:
                found |= numbers
        if len(word) > 3:
            for infix, numbers in self._infixes.items():
                if infix in word:
                    found |= numbers
        if word[0].isdigit():
            found |= self._number_elements
        if len(self._memory) >= _MEMORY:
            self._memory.clear()
            self._shared.clear()
        satisfied = frozenset(found)
        looked = self._shared.get(satisfied)
        if looked is None:
            looked = self._shared[satisfied] = self._looked(satisfied)
        self._memory[word] = looked
        return looked

    def _looked(self, satisfied: frozenset[int]) -> _Looked[Key]:
        waiting: list[_Entry[Key]] = []
        by_next: dict[int, list[_Entry[Key]]] = {}
        by_other: dict[int, list[_Entry[Key]]] = {}
        for number in sorted(satisfied):
            for entry in self._waiting.get(number, ()):
                if entry.following >= 0:
                    by_next.setdefault(entry.following, []).append(entry)
                elif entry.rarest >= 0:
                    by_other.setdefault(entry.rarest, []).append(entry)
                else:
                    waiting.append(entry)
        return _Looked(
            satisfied & self._beside or _NOTHING,
            satisfied & self._telling or _NOTHING,
            waiting,
            by_next,
            frozenset(by_next),
            by_other,
            frozenset(by_other),
            not (waiting or by_next or by_other),
        )


def _lengths_by(affixes: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for letters, length in affixes:
        lengths[letters].add(length)
    return {letters: sorted(found) for letters, found in lengths.items()}


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


def _preceding(part: _Compiled) -> int:
    """Return the element that must stand right before the anchor; -1 where that is open."""
    if part.anchor > 0 and part.steps[part.anchor][1] == 0:
        element, _, optional = part.steps[part.anchor - 1]
        if not optional:
            return element
    return -1


def _following(part: _Compiled) -> int:
    """Return the element that must stand right behind the anchor; -1 where that is open."""
    if part.anchor + 1 < len(part.steps):
        element, gap, optional = part.steps[part.anchor + 1]
        if not optional and gap == 0:
            return element
    return -1


def _fixed(steps: tuple[_Step, ...], anchor: int) -> tuple[tuple[int, int], ...] | None:
    if any(optional or (gap and position) for position, (_, gap, optional) in enumerate(steps)):
        return None
    return tuple((position - anchor, step[0]) for position, step in enumerate(steps) if position != anchor)


def _match_entry(
    entry: _Entry[Key],
    elements: list[frozenset[int]],
    index: int,
    first: int,
    last: int,
    present: frozenset[int],
) -> Match[Key] | None:
    words = _match_at(entry.parts[0], elements, index, first, last)
    if words is None:
        return None
    start, end = words[0], words[-1] + 1
    low, high = max(first, start - WINDOW), min(last, end + WINDOW)
    for part in entry.parts[1:]:
        other = _search(part, elements, low, high, first, last)
        if other is None:
            return None
        words += other
        start, end = min(start, other[0]), max(end, other[-1] + 1)
    for needed, part in entry.without:
        if needed <= present and _search(part, elements, low, high, first, last) is not None:
            return None
    return Match(entry.key, start, end, words)


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
    if part.fixed is not None:
        return _match_fixed(part, elements, index, first, last)
    before = _leftwards(part, part.anchor, index, elements, first) if part.anchor else ()
    if before is None or (part.at_start and (before[0] if before else index) != first):
        return None
    after = _rightwards(part.steps, part.anchor + 1, index + 1, elements, last)
    if after is None or (part.at_end and not _is_sentence_end((after[-1] if after else index) + 1, last)):
        return None
    return (*before, index, *after)


def _match_fixed(
    part: _Compiled, elements: list[frozenset[int]], index: int, first: int, last: int
) -> tuple[int, ...] | None:
    start = index - part.anchor
    end = start + len(part.steps)
    if start < first or end > last or (part.at_start and start != first):
        return None
    for distance, element in part.fixed or ():
        if element != -1 and element not in elements[index + distance]:
            return None
    if part.at_end and not _is_sentence_end(end, last):
        return None
    return tuple(range(start, end))


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
