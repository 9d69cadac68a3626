"""One phrase of a pattern in compiled form, and the walk that finds its words around one of them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

# The elements that each word of a draft satisfies.
Elements = Sequence[frozenset[int]]
ANY_WORD = -1


class CompiledStep(NamedTuple):
    """One word: its element's number (or `ANY_WORD`), how many words may stand before it, whether it may be missing."""

    element: int
    gap: int
    optional: bool


class Neighbour(NamedTuple):
    """An element that must stand on one side of a word, at most `reach` words away."""

    element: int
    reach: int


@dataclass(frozen=True, slots=True)
class CompiledPhrase:
    """A phrase with its `anchor`, the place among its steps of the word that it is sought by.

    `is_word` says that this word, wherever it stands, is all.
    """

    steps: tuple[CompiledStep, ...]
    anchor: int
    at_start: bool
    at_end: bool
    anchor_element: int = field(init=False)
    is_word: bool = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "anchor_element", self.steps[self.anchor].element)
        object.__setattr__(self, "is_word", len(self.steps) == 1 and not (self.at_start or self.at_end))

    def farthest(self) -> int:
        """Return how far into the sentence the anchor may stand."""
        if not self.at_start:
            return sys.maxsize
        return sum(1 + step.gap for step in self.steps[1 : self.anchor + 1])

    def before(self) -> Neighbour | None:
        """Return the nearest word that must stand before the anchor."""
        reach = 0
        for place in range(self.anchor - 1, -1, -1):
            reach += 1 + self.steps[place + 1].gap
            if _must_stand(self.steps[place]):
                return Neighbour(self.steps[place].element, reach)
        return None

    def behind(self) -> Neighbour | None:
        """Return the nearest word that must stand behind the anchor."""
        reach = 0
        for step in self.steps[self.anchor + 1 :]:
            reach += 1 + step.gap
            if _must_stand(step):
                return Neighbour(step.element, reach)
        return None

    def plain(self) -> tuple[object, ...]:
        """Return what `phrase_of` needs to make this phrase again."""
        return tuple(map(tuple, self.steps)), self.anchor, self.at_start, self.at_end


def phrase_of(plain: tuple[tuple[tuple[int, int, bool], ...], int, bool, bool]) -> CompiledPhrase:
    """Return the phrase that has this `plain` form."""
    steps, anchor, at_start, at_end = plain
    return CompiledPhrase(tuple(CompiledStep(*step) for step in steps), anchor, at_start, at_end)


def _must_stand(step: CompiledStep) -> bool:
    return not step.optional and step.element != ANY_WORD


def search(
    phrase: CompiledPhrase, elements: Elements, low: int, high: int, first: int, last: int
) -> tuple[int, ...] | None:
    """Return the words of the first place whose anchor stands within low to high, or None."""
    anchor = phrase.anchor_element
    for index, found in enumerate(elements[low:high], low):
        if anchor in found:
            words = match_at(phrase, elements, index, first, last)
            if words is not None:
                return words
    return None


def match_at(phrase: CompiledPhrase, elements: Elements, index: int, first: int, last: int) -> tuple[int, ...] | None:
    """Return the words of a phrase whose anchor stands at `index`, or None; the sentence is the range first to last."""
    if phrase.is_word:
        return (index,)
    before = _leftwards(phrase.steps, phrase.anchor, index, elements, first)
    if before is None or (phrase.at_start and (before[0] if before else index) != first):
        return None
    behind = _rightwards(phrase.steps, phrase.anchor + 1, index + 1, elements, last)
    if behind is None or (phrase.at_end and not _is_sentence_end((behind[-1] if behind else index) + 1, last)):
        return None
    return (*before, index, *behind)


def _is_sentence_end(end: int, last: int) -> bool:
    # The full stop belongs to the sentence.
    return end >= last - 1


def _leftwards(
    steps: tuple[CompiledStep, ...], step: int, index: int, elements: Elements, first: int
) -> tuple[int, ...] | None:
    """Return the words of the steps before `step`, which stands at `index`, or None if they do not match."""
    if step == 0:
        return ()
    element, _, optional = steps[step - 1]
    for position in range(index - 1, max(first, index - 1 - steps[step][1]) - 1, -1):
        if element == ANY_WORD or element in elements[position]:
            words = _leftwards(steps, step - 1, position, elements, first)
            if words is not None:
                return (*words, position)
    if optional:
        return _leftwards(steps, step - 1, index, elements, first)
    return None


def _rightwards(
    steps: tuple[CompiledStep, ...], step: int, index: int, elements: Elements, last: int
) -> tuple[int, ...] | None:
    """Return the words of the steps from `step` on, sought from `index` on, or None if they do not match."""
    if step == len(steps):
        return ()
    element, gap, optional = steps[step]
    for position in range(index, min(last, index + gap + 1)):
        if element == ANY_WORD or element in elements[position]:
            words = _rightwards(steps, step + 1, position + 1, elements, last)
            if words is not None:
                return (position, *words)
    if optional:
        return _rightwards(steps, step + 1, index, elements, last)
    return None
