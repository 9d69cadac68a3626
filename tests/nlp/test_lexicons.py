"""Every entry of the lexicons finds its own examples and leaves innocent words alone."""

from functools import cache
from pathlib import Path

import pytest

import dialogvakt_nlp
from dialogvakt_nlp import Reader
from dialogvakt_nlp.concepts import CUE, Concept, load_concepts
from dialogvakt_nlp.inflection import load_inflections
from dialogvakt_nlp.jargon import load_jargon

# Groups that other components use up before a reading is made.
_INTERNAL = {CUE, "directed", "profession", "workplace"}
_NOW = frozenset({"now"})
_ANY = frozenset({"now", "past", "planned", "known"})
_INNOCENT = Path(__file__).parents[1] / "data" / "innocent-words.txt"


@cache
def _reader() -> Reader:
    return Reader()


def _reported() -> list[Concept]:
    return [concept for concept in load_concepts() if concept.group not in _INTERNAL]


def _found(concept: Concept, text: str, *, whens: frozenset[str]) -> bool:
    return any(
        mention.group == concept.group
        and mention.label == concept.label
        and mention.who == "patient"
        and mention.when in whens
        and mention.whether in {"asserted", "suspected"}
        for mention in _reader().read(text).mentions
    )


@pytest.mark.parametrize("concept", _reported(), ids=lambda concept: f"{concept.group}-{concept.label}")
def test_a_concept_finds_its_examples_and_passes_over_innocent_ones(concept: Concept) -> None:
    assert [text for text in concept.examples if not _found(concept, text, whens=_ANY)] == []
    assert [text for text in concept.innocent if _found(concept, text, whens=_NOW)] == []


@pytest.mark.parametrize("concept", _reported(), ids=lambda concept: f"{concept.group}-{concept.label}")
def test_a_concept_has_examples_on_both_sides(concept: Concept) -> None:
    assert len(concept.examples) >= 3
    assert len(concept.innocent) >= 3


def test_every_form_of_a_term_is_found_as_jargon() -> None:
    missed = []
    for listed in load_jargon(load_inflections()).values():
        for term in listed:
            text = " ".join(term.tokens)
            if not any(mention.group == "jargon" for mention in _reader().read(f"han har {text} nå").mentions):
                missed.append(text)
    assert missed == []


def test_no_entry_matches_an_innocent_word() -> None:
    words = _INNOCENT.read_text(encoding="utf-8").split()
    assert len(words) > 500
    flagged = {}
    for word in words:
        mentions = _reader().read(f"Da er {word} her.").mentions
        hits = [
            m for m in mentions if m.group in {"acute", "serious", "abbreviation", "jargon", "deviation", "division"}
        ]
        if hits:
            flagged[word] = [f"{m.group}/{m.label}" for m in hits]
    assert flagged == {}


def test_no_pattern_is_cut_short_by_a_yaml_comment() -> None:
    folder = Path(dialogvakt_nlp.__file__).parent / "lexicons"
    cut = [
        f"{file.name}:{number}"
        for file in sorted(folder.glob("*/*.yaml"))
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)
        if line.lstrip().startswith("- ") and line.lstrip()[2:3] not in {'"', "'"} and " #" in line
    ]
    assert cut == []
