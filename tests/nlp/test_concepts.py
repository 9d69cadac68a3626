"""Concepts: what lies in a wider match of the same concept is left out."""

import pytest
from spacy.vocab import Vocab

from dialogvakt_nlp.concepts import Concept, ConceptFinder, concept_tables, pattern_parser
from dialogvakt_nlp.sentences import create_sentence_splitter
from dialogvakt_nlp.surface import surface_of
from dialogvakt_nlp.tokenizer import SurfaceTokenizer

_SPLITTER = create_sentence_splitter()
_TOKENIZER = SurfaceTokenizer(Vocab())


def _found(text: str, *patterns: str) -> list[str]:
    """The words of each match of a concept with these patterns."""
    concept = Concept("g", "l", "f.yaml", tuple(map(pattern_parser().parse, patterns)))
    surface = surface_of(ConceptFinder(concept_tables([concept], {}))(_SPLITTER(_TOKENIZER(text))))
    return [" ".join(surface.words[found.start : found.end]) for found in surface.found]


@pytest.mark.parametrize("patterns", [("vondt", "vondt i magen"), ("vondt i magen", "vondt")])
def test_a_match_within_another_is_left_out(patterns: tuple[str, str]) -> None:
    text = "Ho har vondt i magen. Ho har vondt. Vondt i magen."
    assert _found(text, *patterns) == ["vondt i magen", "vondt", "vondt i magen"]


def test_matches_that_only_overlap_are_both_kept() -> None:
    assert _found("Ho har vondt i magen i dag.", "vondt i magen", "magen i dag") == ["vondt i magen", "magen i dag"]
