"""The readability figure LIX (Björnsson 1968): words a sentence, plus the percentage of words over six letters."""

from __future__ import annotations

from dialogvakt_nlp.surface import Surface

_LONG = 6


def lix_of(surface: Surface) -> float:
    """Return the LIX, to one decimal; 0 for a text without words."""
    words = [word for word in surface.words if word[0].isalpha()]
    if not words:
        return 0.0
    sentences = max(1, len(surface.sentences))
    long_words = [word for word in words if len(word) > _LONG]
    return round(len(words) / sentences + 100 * len(long_words) / len(words), 1)
