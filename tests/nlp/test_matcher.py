"""The pattern notation, as the matcher understands it."""

from collections.abc import Mapping

import pytest
from spacy.vocab import Vocab

from dialogvakt_nlp.inflection import load_inflections
from dialogvakt_nlp.matcher import PatternMatcher
from dialogvakt_nlp.patterncompiler import compile_patterns
from dialogvakt_nlp.patterns import PatternParser
from dialogvakt_nlp.sentences import SentenceSplitter
from dialogvakt_nlp.surface import surface_of
from dialogvakt_nlp.tokenizer import ClinicalTokenizer

_PARSER = PatternParser({"body": ["bryst", "mage"]}, load_inflections().forms)


def _matcher(pattern: str, frequencies: Mapping[str, float] | None = None) -> PatternMatcher[str]:
    return PatternMatcher(compile_patterns([("key", _PARSER.parse(pattern))], frequencies))


def _matches(pattern: str, text: str) -> list[str]:
    matcher = _matcher(pattern, {"og": 250, "i": 270, "er": 220})
    doc = SentenceSplitter([], [])(ClinicalTokenizer(Vocab())(text))
    surface = surface_of(doc)
    return [" ".join(surface.texts[match.start : match.end]) for match in matcher.find(surface)]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("smerte/fe i bryst*", "Han har smerter i brystet.", ["smerter i brystet"]),
        ("smerte/fe i bryst*", "Han har smerter i magen.", []),
        ("(vondt|sårt) i @body", "Vondt i mage og sårt i bryst.", ["Vondt i mage", "sårt i bryst"]),
        ("*infarkt", "Et hjerteinfarkt.", ["hjerteinfarkt"]),
        ("*infarkt", "Infarkter.", []),
        ("*blød*", "Hjerneblødning nå.", ["Hjerneblødning"]),
        ("brått ..2 vondt", "Brått fikk han vondt.", ["Brått fikk han vondt"]),
        ("brått ..2 vondt", "Brått ble det så vondt.", []),
        ("svært? trøtt", "Svært trøtt, bare trøtt.", ["Svært trøtt", "trøtt"]),
        ("^ takk $", "Takk.", ["Takk"]),
        ("^ takk $", "Takk for sist.", []),
        ("munnvik* & heng*", "Hun henger med høyre munnvik.", ["henger med høyre munnvik"]),
        ("munnvik* & heng*", "Hun henger. Munnviken er fin.", []),
        ("haster & ! ikke", "Det haster.", ["haster"]),
        ("haster & ! ikke", "Det haster ikke.", []),
        ("# år", "Hun er 84 år.", ["84 år"]),
        ("p-pille", "Tar p-pille.", ["p - pille"]),
    ],
)
def test_notation(pattern: str, text: str, found: list[str]) -> None:
    assert _matches(pattern, text) == found


def test_a_match_keeps_the_words_that_the_pattern_asked_for() -> None:
    matcher = _matcher("munnvik* ..4 heng*")
    doc = SentenceSplitter([], [])(ClinicalTokenizer(Vocab())("Munnviken har ikke begynt å henge."))
    (match,) = matcher.find(surface_of(doc))
    assert match.words == (0, 5)


def test_a_phrase_of_free_words_only_is_refused() -> None:
    with pytest.raises(ValueError, match="neither optional nor"):
        _matcher("_ a?")
