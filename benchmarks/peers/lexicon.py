"""The words of our lexicons, in the form that every one of the tools takes: literal phrases.

A pattern that needs a gap, an ending, a place in the sentence or another word beside it is no phrase; it is left out,
which spares the others work that dialogvakt does. Exclusions cannot be told either.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Iterator
from typing import Any

from dialogvakt_nlp.abbreviations import load_abbreviations
from dialogvakt_nlp.concepts import CUE, load_concepts
from dialogvakt_nlp.context import load_categories
from dialogvakt_nlp.inflection import load_inflections
from dialogvakt_nlp.jargon import load_jargon
from dialogvakt_nlp.patterns import Pattern, Phrase

# Some patterns stand for thousands of phrases, most of which nobody writes.
MOST_OF_ONE_PATTERN = 200
# A choice beside words: the end of the sentence.
_END = "$"


def collect() -> dict[str, Any]:
    """Return `targets` (label to phrases), `replacements` (phrase to plain words), and `cues` (what they do)."""
    targets: dict[str, list[str]] = {}
    cues: list[dict[str, Any]] = []
    categories = load_categories()
    for concept in load_concepts():
        phrases = list(dict.fromkeys(phrase for pattern in concept.patterns for phrase in _phrases(pattern)))
        if concept.group == CUE:
            category = categories[concept.label]
            effect = {"value": category.value, "direction": category.direction, "stops": category.stops}
            cues.append(effect | {"blocks": bool(category.blocks), "phrases": phrases})
        elif phrases:
            targets.setdefault(f"{concept.group}-{concept.label}", []).extend(phrases)
    replacements = dict(_replacements())
    targets["plain-words"] = list(replacements)
    return {"targets": targets, "replacements": replacements, "cues": cues}


def _phrases(pattern: Pattern) -> list[str]:
    """Return what a pattern says as phrases; nothing where it says more than words in a row."""
    return _in_a_row(pattern.parts[0]) if len(pattern.parts) == 1 else []


def _in_a_row(phrase: Phrase) -> list[str]:
    choices: list[list[str]] = []
    for number, step in enumerate(phrase.steps):
        element = step.element
        other = element.prefixes or element.suffixes or element.infixes or element.number or element.anything
        if other or (number and step.gap):
            return []
        choices.append([*sorted(element.exact - {_END}), *([""] if step.optional else [])])
    if phrase.at_start or phrase.at_end or math.prod(map(len, choices)) > MOST_OF_ONE_PATTERN:
        return []
    return [_joined(words) for words in itertools.product(*choices)]


def _replacements() -> Iterator[tuple[str, str]]:
    inflections = load_inflections()
    for rows in load_abbreviations(inflections).values():
        for row in rows:
            glue = itertools.chain([""], ("" if glued else " " for glued in row.glued))
            yield "".join(space + token for space, token in zip(glue, row.tokens, strict=True)), _first(row.nb)
    for terms in load_jargon(inflections).values():
        for term in terms:
            yield _joined(term.tokens), _first(term.replacement.nb if term.replacement else ())


def _joined(words: Iterable[str]) -> str:
    return " ".join(word for word in words if word)


def _first(words: tuple[str, ...]) -> str:
    return words[0] if words else "?"
