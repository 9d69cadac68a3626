"""Sentences and lines of hurried clinical text: abbreviations and dates end no sentence, bullets and headings do."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import cast

import numpy as np
from spacy.tokens import Doc
from thinc.types import Ints2d

from dialogvakt_nlp.abbreviations import dotted_abbreviations
from dialogvakt_nlp.lexiconfile import read_yaml, strings_at
from dialogvakt_nlp.surface import Surface, surface_of

_ENDS = frozenset(".!?")
_CLOSERS = frozenset("\"»”')")
_BEFORE_SENTENCE = _ENDS | _CLOSERS
_BULLETS = frozenset("-–—•*·")
_LAST_DAY_OF_MONTH = 31
_SHORTEST_WORD = 3
# Nobody writes longer ones; what is found in a sentence is compared with all else in it: no whole text may be one.
_LONGEST = 200


class SentenceSplitter:
    """Split a surface into sentences.

    `abbreviations` are the words (lower case, without dot) after which a dot may be a mere abbreviation's;
    `openers` are words that, with a capital, begin a sentence even there; `connectors` begin none without one;
    `months` begin none behind a day.
    """

    def __init__(
        self,
        abbreviations: Collection[str],
        openers: Collection[str],
        connectors: Collection[str] = (),
        months: Collection[str] = (),
    ) -> None:
        self._abbreviations = frozenset(abbreviations)
        self._openers = frozenset(openers)
        self._connectors = frozenset(connectors)
        self._months = frozenset(months)

    def __call__(self, doc: Doc) -> Doc:
        """Set the surface's sentences and mark the first token of each in the Doc."""
        surface = surface_of(doc)
        first = 0
        surface.sentences.clear()
        words, line = surface.words, surface.line
        for index in range(1, len(words)):
            # Within a line only a full stop, or a closing sign behind one, can come before a sentence.
            within = line[index] == line[index - 1] and words[index - 1] not in _BEFORE_SENTENCE
            if index - first >= _LONGEST or not (within or not self._begins(surface, index)):
                surface.sentences.append((first, index))
                first = index
        if words:
            surface.sentences.append((first, len(words)))
        surface.sentence = [number for number, (start, end) in enumerate(surface.sentences) for _ in range(end - start)]
        return self._mark(doc, surface) if len(doc) else doc

    def _mark(self, doc: Doc, surface: Surface) -> Doc:
        # One array instead of a setter a token, each of which would walk the whole Doc.
        starts = np.full(len(doc), -1, dtype="int32")
        starts[[0, *(surface.doc_index[start] for start, _ in surface.sentences)][: len(doc)]] = 1
        return doc.from_array(["SENT_START"], cast(Ints2d, starts.astype("uint64")))

    def _begins(self, surface: Surface, index: int) -> bool:
        """Tell whether a sentence begins at this word."""
        if surface.line[index] != surface.line[index - 1]:
            return self._line_begins_sentence(surface, index)
        previous = index - 1
        while previous > 0 and surface.texts[previous] in _CLOSERS and surface.glued[previous]:
            previous -= 1
        if surface.words[previous] not in _ENDS or previous == 0:
            return False
        if surface.words[index] in _ENDS or (surface.texts[index] in _CLOSERS and surface.glued[index]):
            return False
        return surface.words[previous] != "." or self._dot_ends(surface, previous, index)

    def _dot_ends(self, surface: Surface, dot: int, index: int) -> bool:
        before, text = surface.words[dot - 1], surface.texts[index]
        capital = text[0].isupper()
        if surface.glued[index] and not (capital and len(before) > 3 and len(text) > 1):
            return False
        is_day = before.isdecimal() and int(before[:4]) <= _LAST_DAY_OF_MONTH
        if is_day and (not capital or self._continues_date(surface, index)):
            return False
        if before in self._abbreviations or (len(before) == 1 and before.isalpha()):
            return capital and len(before) > 1 and surface.words[index] in self._openers
        if surface.words[index] in self._connectors and not capital:
            return False
        if text[0].isdigit():
            # A short word in front of a number is more often a name of what is measured (tp. 38,2).
            return not (before.isalpha() and len(before) < _SHORTEST_WORD)
        return capital or not text.isalpha() or surface.words[index] in self._openers or len(before) > 4

    def _continues_date(self, surface: Surface, index: int) -> bool:
        """Tell whether a day goes on here even where all is in capitals: 12. JUNI, 12. TIL 18. JUNI."""
        word, following = surface.words[index], surface.words[index + 1 : index + 2]
        return word in self._months or (word in self._connectors and bool(following) and following[0].isdecimal())

    def _line_begins_sentence(self, surface: Surface, index: int) -> bool:
        """Tell whether a new line is a new sentence: not if the text plainly runs on."""
        if surface.line[index] - surface.line[index - 1] > 1 or surface.texts[index] in _BULLETS:
            return True
        if surface.words[index - 1] in _ENDS or surface.words[index - 1] == ":":
            return True
        return not surface.texts[index][0].islower() or (
            surface.words[index - 1] == "," and surface.line[index - 1] == 0
        )


def create_sentence_splitter(extra_abbreviations: Iterable[str] = ()) -> SentenceSplitter:
    """Create the component; `extra_abbreviations` are a hospital's own, without dot."""
    data = read_yaml("sentences.yaml")
    words = strings_at("sentences.yaml", "abbreviations", data["abbreviations"])
    openers = strings_at("sentences.yaml", "openers", data["openers"])
    connectors = strings_at("sentences.yaml", "connectors", data["connectors"])
    months = strings_at("sentences.yaml", "months", data["months"])
    return SentenceSplitter({*words, *dotted_abbreviations(), *extra_abbreviations}, openers, connectors, months)
