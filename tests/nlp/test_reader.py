"""The one call of the package."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogvakt_nlp import Reader
from dialogvakt_nlp.pipeline import create_pipeline

_READER = Reader()
_TEXTS = st.text(alphabet=st.sampled_from("aeiknrst ÅåøHBT.,:/-()0123456789%\n\t🙂\u00ad\u030a\ud800<"), max_size=120)


@given(_TEXTS)
@settings(max_examples=200)
def test_every_place_lies_inside_the_text(text: str) -> None:
    for mention in _READER.read(text).mentions:
        assert 0 <= mention.start <= mention.end <= len(text)
        for cue in mention.cues:
            assert 0 <= cue.start < cue.end <= len(text)


@given(_TEXTS)
@settings(max_examples=100)
def test_reading_is_deterministic(text: str) -> None:
    assert _READER.read(text) == _READER.read(text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "🙂🙂", "...", "\x00", "\ud800", "12345"])
def test_nothing_to_read_is_no_error(text: str) -> None:
    reading = _READER.read(text)
    assert reading.language == "nb"
    assert reading.lix >= 0


def test_places_count_raw_code_points() -> None:
    text = "🙂\u00ad\r\nka\u00adlium 6,7"
    (value,) = [mention for mention in _READER.read(text).mentions if mention.group == "value"]
    assert text[value.start : value.end] == "ka\u00adlium 6,7"


def test_figures() -> None:
    reading = _READER.read("Hun er bedre. Undersøkelsen er planlagt.")
    assert (reading.words, reading.sentences) == (6, 2)
    assert reading.lix == pytest.approx(6 / 2 + 100 * 2 / 6, abs=0.05)


def test_the_pipeline_publishes_spans_and_has_no_unmet_needs() -> None:
    nlp = create_pipeline()
    doc = nlp("Kalium 6,7 i dag.")
    assert ("Kalium 6,7", "value/potassium") in [(span.text, span.label_) for span in doc.spans["dialogvakt"]]
    analysis = nlp.analyze_pipes()
    assert analysis is not None and not any(analysis["problems"].values())


@pytest.mark.parametrize("text", ["Hei ①. Nå er", "m ². Nå", "½. A", "٣. Og"])
def test_digits_that_are_no_decimals_are_no_error(text: str) -> None:
    assert _READER.read(text).words > 0
