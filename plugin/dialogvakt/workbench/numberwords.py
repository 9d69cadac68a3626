"""What a rule's number is called where a person reads of it."""

from __future__ import annotations

from dialogvakt.workbench.words import words
from dialogvakt_rules import Rule
from dialogvakt_rules.condition import patterns_of
from dialogvakt_rules.vocabulary import Vocabulary

_SIDES = ("most", "least")


def number_words(name: str, rule: Rule, vocabulary: Vocabulary, language: str) -> str:
    """Return a number's name in words: `most-potassium` is the upper limit of what the vocabulary calls potassium."""
    side, what = side_and_measure(name, rule, vocabulary, language)
    if what is not None:
        return words(f"limit-{side}", language, what=what)
    return words("limit-only" if len(rule.numbers) == 1 else "limit-named", language, name=name)


def side_and_measure(name: str, rule: Rule, vocabulary: Vocabulary, language: str) -> tuple[str, str | None]:
    """Return `most` or `least` of a number's name, and what the vocabulary calls the rest; None if it knows it not."""
    side, _, label = name.partition("-")
    for pattern in patterns_of(rule.when):
        display = vocabulary.display(pattern.kind, label)
        if side in _SIDES and display is not None:
            return side, display.in_language("nn" if language == "nn" else "nb")
    return side, None
