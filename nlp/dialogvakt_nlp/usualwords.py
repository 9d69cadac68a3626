"""The words in usual use: those of clinical text that several hands write."""

from __future__ import annotations

from functools import cache

from dialogvakt_nlp.lexiconfile import read_lines


@cache
def load_usual_words() -> frozenset[str]:
    """Read `lexicons/usualwords.txt`, in lower case."""
    return frozenset(read_lines("usualwords.txt"))
