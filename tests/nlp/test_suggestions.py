"""What sentences sound like, without any word on a list."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogvakt_nlp import Mention, Reader
from dialogvakt_nlp.context import ContextFinder, load_categories
from dialogvakt_nlp.features import BUCKETS, buckets_of
from dialogvakt_nlp.pipeline import create_pipeline
from dialogvakt_nlp.suggestionmodel import SuggestionModel, Weights
from dialogvakt_nlp.suggestions import SUGGESTS, SuggestionFinder
from dialogvakt_nlp.surface import surface_of

_READER = Reader()


def _suggestions(text: str, label: str) -> list[Mention]:
    return [m for m in _READER.read(text).mentions if m.group == "suggests" and m.label == label]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Munnen hennes har sklidd ned på den ene siden, og hun leter etter ordene.", "acute-care"),
        ("Munnen hennar har sige ned på den eine sida, og ho leitar etter orda.", "acute-care"),
        ("Dette må dere nesten ta der borte, det er ikke vårt bord.", "division-of-work"),
        ("Det må de stå for der inne, kommunen har ikkje folk til slikt.", "division-of-work"),
    ],
)
def test_everyday_words_suggest_what_is_meant(text: str, label: str) -> None:
    (suggestion, *_) = _suggestions(text, label)
    assert suggestion.number is not None
    assert 50 <= suggestion.number <= 99
    assert (suggestion.who, suggestion.whether) == ("patient", "asserted")


@pytest.mark.parametrize(
    "text",
    [
        "Hun sover godt og spiser det meste. Vekten er den samme som i fjor.",
        "Ho søv godt og et det meste. Vekta er den same som i fjor.",
        "Kan dere sende oss den nye medisinlisten?",
    ],
)
def test_ordinary_sentences_suggest_no_emergency(text: str) -> None:
    assert _suggestions(text, "acute-care") == []


def _finder_that_knows(*items: str) -> SuggestionFinder:
    weights = np.zeros((BUCKETS, 1), dtype=np.int8)
    for item in items:
        weights[buckets_of(item)[0][0]] = 127
    zero = np.zeros(1, dtype=np.float32)
    model = SuggestionModel(Weights(("only",), weights, zero + 1, zero, zero + 1, zero))
    return SuggestionFinder(model, ContextFinder(load_categories()), 60)


def test_words_may_suggest_something_but_never_bare_numbers() -> None:
    nlp = create_pipeline(suggest=False)
    finder = _finder_that_knows("w:#", "w:lammelse")
    found = [[f.group for f in surface_of(finder(nlp(text))).found] for text in ("9,8 14,1 10,2", "lammelse 14,1")]
    assert [SUGGESTS in groups for groups in found] == [False, True]


def test_without_sentences_there_is_nothing_to_say() -> None:
    finder = _finder_that_knows("w:lammelse")
    assert surface_of(finder(create_pipeline(suggest=False)(" "))).found == []


def test_the_words_that_weighed_most_are_marked() -> None:
    text = "Takk for sist. Munnen hennes har sklidd ned på den ene siden, og hun leter etter ordene. Hilsen Kari"
    (suggestion, *_) = _suggestions(text, "acute-care")
    assert text.index("Munnen") <= suggestion.start < suggestion.end <= text.index(" Hilsen")


def test_the_model_need_not_be_asked() -> None:
    mentions = _READER.read("Hun leter etter ordene.", suggest=False).mentions
    assert not any(mention.group == "suggests" for mention in mentions)


def test_the_same_text_gets_the_same_suggestions_whatever_came_before() -> None:
    text = "Han siger sammen på gulvet og svarer ikke når vi roper."
    first = Reader().read(text)
    _READER.read("Noe helt annet om blodprøver.")
    assert _READER.read(text) == first


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("aeåøbrnst .,!?\n0123456789«»"), max_size=120))
def test_places_lie_in_the_text_and_percentages_are_whole(text: str) -> None:
    for mention in _READER.read(text).mentions:
        if mention.group == "suggests":
            assert 0 <= mention.start < mention.end <= len(text)
            assert mention.number is not None
            assert mention.number == int(mention.number)
            assert 50 <= mention.number <= 99
