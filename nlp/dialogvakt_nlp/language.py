"""The written standard of a message, bokmål or nynorsk, decided once from its function words."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc

from dialogvakt_nlp.lexiconfile import read_yaml, strings_at
from dialogvakt_nlp.surface import surface_of
from dialogvakt_nlp.wordquestion import WordQuestion

_FILE = "language.yaml"
_SHORTEST = 5


class LanguageDetector:
    """Sum up the words that belong to one standard only; a tie is bokmål, which most Norwegians write."""

    def __init__(self, weights: Mapping[str, int], suffixes: Mapping[str, int], prefixes: Mapping[str, int]) -> None:
        self._weights = weights
        self._suffixes = suffixes
        self._prefixes = prefixes
        self._any_suffix, self._any_prefix = tuple(suffixes), tuple(prefixes)
        self._weights_of = WordQuestion(self._weigh)
        self.questions = (self._weights_of,)

    def __call__(self, doc: Doc) -> Doc:
        """Set the surface's language."""
        surface = surface_of(doc)
        score = sum(self._weights_of.answers(surface))
        surface.language = "nn" if score > 0 else "nb"
        return doc

    def _weigh(self, word: str) -> int:
        """Return how much a word speaks for nynorsk; negative for bokmål."""
        weight = self._weights.get(word)
        if weight is not None:
            return weight
        if len(word) < _SHORTEST or not word.isalpha():
            return 0
        if word.endswith(self._any_suffix):
            return next(points for suffix, points in self._suffixes.items() if word.endswith(suffix))
        if word.startswith(self._any_prefix):
            return next(points for prefix, points in self._prefixes.items() if word.startswith(prefix))
        return 0


def create_language_detector() -> LanguageDetector:
    """Create the component from `lexicons/language.yaml`."""
    data = read_yaml(_FILE)
    tables: dict[str, dict[str, int]] = {"words": {}, "suffixes": {}, "prefixes": {}}
    for table, entries in tables.items():
        for standard, sign in (("nb", -1), ("nn", 1)):
            for strength, points in (("strong", 3), ("weak", 1)):
                listed = data.get(table, {}).get(standard, {}).get(strength, [])
                for word in strings_at(_FILE, f"{table}.{standard}.{strength}", listed):
                    entries[word] = sign * points
    return LanguageDetector(tables["words"], tables["suffixes"], tables["prefixes"])
