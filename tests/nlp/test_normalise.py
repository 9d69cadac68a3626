"""Normalisation keeps a way back to the raw text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt_nlp.normalise import normalise

_PIECES = st.sampled_from(
    [
        "a",
        "å",
        "a\u030a",
        "\u00ad",
        "\u200b",
        "\ufeff",
        "\u00a0",
        "\t",
        "\r\n",
        "\n",
        "\r",
        " ",
        "🙂",
        ".",
        "\ud800",
        "\x00",
        "e\u0301",
    ]
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("blå", "blå"),
        ("bla\u030a", "blå"),
        ("pa\u00adsient", "pasient"),
        ("\ufeffHei", "Hei"),
        ("kl\u00a013", "kl 13"),
        ("a\tb", "a b"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("a\x00b", "a b"),
        ("a\ud800b", "a b"),
        ("a   b", "a b"),
    ],
)
def test_gives_one_spelling(raw: str, text: str) -> None:
    assert normalise(raw).text == text


def test_leaves_an_ordinary_text_alone() -> None:
    assert normalise("Til fastlegen.\nHei").starts == ()


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_every_character_comes_from_its_raw_span(raw: str) -> None:
    result = normalise(raw)
    previous_end = 0
    for index, character in enumerate(result.text):
        start, end = result.raw_span(index, index + 1)
        assert 0 <= start < end <= len(raw)
        assert start >= previous_end or unicodedata.normalize("NFC", raw[start:end]) != character
        if character not in " \n":
            assert character in unicodedata.normalize("NFC", raw[start:end])
        previous_end = end


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_normalising_twice_changes_nothing_more(raw: str) -> None:
    once = normalise(raw).text
    assert normalise(once).text == once
