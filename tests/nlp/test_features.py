"""What the statistical model looks at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt_nlp.features import BUCKETS, Items, buckets_of, items_of
from dialogvakt_nlp.pipeline import create_pipeline
from dialogvakt_nlp.surface import WRITTEN_ON, surface_of

_PIPELINE = create_pipeline(publish_spans=False, suggest=False)


def _items(text: str) -> list[Items]:
    doc = _PIPELINE.make_doc(text)
    doc.user_data[WRITTEN_ON] = None
    for _, component in _PIPELINE.pipeline:
        doc = component(doc)
    return items_of(surface_of(doc))


def test_every_word_is_an_item_of_its_sentence_and_numbers_are_alike() -> None:
    assert [items.words for items in _items("Puls 88. Hun sover.")] == [
        ("w:puls", "w:#", "w:."),
        ("w:hun", "w:sover", "w:."),
    ]


def test_cues_are_items_of_their_sentence() -> None:
    first, second = _items("Ingen feber. Hun sover.")
    assert any(item.startswith("c:negation") for item in first.others)
    assert not any(item.startswith("c:") for item in second.others)


def test_what_was_found_comes_with_its_context() -> None:
    sentences = _items("Hun har ikke kramper. Kalium er 6,7.")
    assert "f:acute/seizure patient now negated" in sentences[0].others
    assert "f:value/potassium patient now asserted" in sentences[1].others


def test_form_is_no_item() -> None:
    assert not any("abbreviation" in item for item in _items("Pas. har BT 120/80.")[0].others)


@pytest.mark.parametrize(("one", "other", "alike"), [("6,2", "6,3", True), ("6,3", "7,4", False), ("0", "0,0", True)])
def test_numbers_are_told_apart_by_size(one: str, other: str, alike: bool) -> None:
    first, second = ([i for i in _items(f"Kalium {n}.")[0].others if i.startswith("v:")] for n in (one, other))
    assert (first == second) is alike


@given(st.text(min_size=1, max_size=30))
def test_buckets_lie_in_the_table_and_weigh_something(word: str) -> None:
    buckets, weights = buckets_of(f"w:{word}")
    assert (buckets, weights) == buckets_of(f"w:{word}")
    assert len(buckets) == len(weights)
    assert all(0 <= bucket < BUCKETS for bucket in buckets)
    assert all(weight > 0 for weight in weights)


def test_a_longer_word_weighs_as_much_as_a_short_one() -> None:
    lengths = [sum(weight**2 for weight in buckets_of(f"w:{word}")[1]) for word in ("blod", "blodtrykksmåling")]
    assert lengths[0] == pytest.approx(lengths[1])
