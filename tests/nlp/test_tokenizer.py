"""The tokenizer for hurried clinical text."""

from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

import dialogvakt_nlp.factories  # noqa: F401  registers the names
from dialogvakt_nlp import tokenizer
from dialogvakt_nlp.surface import surface_of
from dialogvakt_nlp.tokenizer import ClinicalTokenizer, SurfaceTokenizer


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("BT140/90", ["BT", "140", "/", "90"]),
        ("x3", ["x", "3"]),
        ("pas.:", ["pas", ".", ":"]),
        ("temp 40,5.", ["temp", "40,5", "."]),
        ("den 12.03.25.", ["den", "12.03.25", "."]),
        ("v/lege", ["v", "/", "lege"]),
        ("øre-nese-hals", ["øre", "-", "nese", "-", "hals"]),
    ],
)
def test_splits_what_is_glued(text: str, words: list[str]) -> None:
    assert surface_of(ClinicalTokenizer(Vocab())(text)).texts == words


@given(st.text(alphabet="aå1.,/ \n\t🙂-(", max_size=60))
def test_the_doc_holds_the_very_text(text: str) -> None:
    doc = ClinicalTokenizer(Vocab())(text)
    surface = surface_of(doc)
    assert doc.text == text
    for start, end, word, index in zip(surface.starts, surface.ends, surface.texts, surface.doc_index, strict=True):
        assert text[start:end] == word == doc[index].text


def test_a_doc_without_tokens_has_the_same_words_and_fills_no_vocabulary() -> None:
    vocab = Vocab()
    before = len(vocab.strings)
    doc = SurfaceTokenizer(vocab)("  Hei,\n\npas. har 40,5.")
    same = ClinicalTokenizer(Vocab())("  Hei,\n\npas. har 40,5.")
    surface = surface_of(doc)
    assert (len(doc), len(vocab.strings)) == (0, before)
    assert replace(surface, doc_index=surface_of(same).doc_index) == surface_of(same)
    assert surface.line == [0, 0, 2, 2, 2, 2, 2]
    assert surface.glued == [False, True, False, True, False, False, True]


def test_a_full_vocabulary_is_replaced_so_that_memory_stays_flat(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenizer, "_FULL", 50)
    clinical = ClinicalTokenizer(Vocab())
    docs = [clinical(f"navn{chr(97 + n % 26)}{chr(97 + n // 26)} kom i dag") for n in range(300)]
    assert len(clinical.vocab.strings) < 100
    assert docs[0].text == "navnaa kom i dag"


def test_it_has_no_settings_to_save(tmp_path: Path) -> None:
    clinical = ClinicalTokenizer(Vocab())
    clinical.to_disk(tmp_path)
    assert clinical.from_bytes(clinical.to_bytes()) is clinical
    assert clinical.from_disk(tmp_path) is clinical


def test_spacy_knows_it_by_name() -> None:
    nlp = spacy.blank("nb", config={"nlp": {"tokenizer": {"@tokenizers": "dialogvakt.ClinicalTokenizer.v1"}}})
    assert [token.text for token in nlp("BT140/90")] == ["BT", "140", "/", "90"]
