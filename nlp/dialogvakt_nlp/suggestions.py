"""Suggestions: what sentences sound like to a statistical model, with the words that weighed most."""

from __future__ import annotations

import numpy as np
from spacy.tokens import Doc

from dialogvakt_nlp.context import ContextFinder, load_categories
from dialogvakt_nlp.features import items_of
from dialogvakt_nlp.itemvectors import Floats
from dialogvakt_nlp.suggestionmodel import SuggestionModel, TextScores, Window, load_model
from dialogvakt_nlp.surface import Found, Surface, surface_of

SUGGESTS = "suggests"
# Percent.
LEAST = 50
# Of the strongest word's weight; and how many words on the next strong one may stand.
_STRONG = 0.5
_NEAR = 3


class SuggestionFinder:
    """Put a mention `suggests` on the surface for each label that some neighbouring sentences sound like.

    Its `number` is a probability in whole percent; below `least` nothing is suggested.
    """

    def __init__(self, model: SuggestionModel, context: ContextFinder, least: int) -> None:
        self._model = model
        self._context = context
        self._least = least

    def __call__(self, doc: Doc) -> Doc:
        """Add the suggestions; who, when and whether are those of the words that weighed most."""
        surface = surface_of(doc)
        if not surface.sentences:
            return doc
        scores = self._model.scores(items_of(surface))
        for window in scores.windows(self._least / 100):
            percent = float(min(99, int(window.probability * 100)))
            words = _strongest(surface, scores, window)
            # A row of bare numbers is for those who know their limits.
            if not any(character.isalpha() for word in words for character in surface.words[word]):
                continue
            label = self._model.labels[window.label]
            found = Found(SUGGESTS, label, words[0], words[-1] + 1, number=percent, words=tuple(words))
            self._context.apply(surface, found)
            surface.found.append(found)
        return doc


def _strongest(surface: Surface, scores: TextScores, window: Window) -> list[int]:
    """Return the indices of the words that weighed most, near each other in the sentence that speaks loudest."""
    loudest = max(range(window.first, window.last), key=lambda number: scores.weight(number, window.label))
    start = surface.sentences[loudest][0]
    return [start + word for word in _cluster(scores.word_weights(loudest, window.label))]


def _cluster(weights: Floats) -> list[int]:
    """Return the places of the greatest weight and of other great ones in its neighbourhood."""
    greatest = int(weights.argmax())
    great = np.flatnonzero(weights >= max(weights[greatest] * _STRONG, 0.0)).tolist() or [greatest]
    first = last = great.index(greatest)
    while first > 0 and great[first] - great[first - 1] <= _NEAR:
        first -= 1
    while last + 1 < len(great) and great[last + 1] - great[last] <= _NEAR:
        last += 1
    return great[first : last + 1]


def create_suggestion_finder(least: int = LEAST) -> SuggestionFinder:
    """Create the component with the bundled model; `least` is a probability in percent."""
    return SuggestionFinder(load_model(), ContextFinder(load_categories()), least)
