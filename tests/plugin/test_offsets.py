"""Offsets in UTF-16 units point at the same words as those in code points."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dialogvakt.offsets import converter

TEXTS = st.text(alphabet=st.sampled_from("aå 😀👩‍⚕️\n\u0301𝄞e"), max_size=40)


@given(TEXTS, st.data())
def test_a_utf_16_slice_holds_the_same_words(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = converter(text, "utf-16")
    units = text.encode("utf-16-le")
    assert units[2 * at(start) : 2 * at(end)].decode("utf-16-le") == text[start:end]


@given(TEXTS)
def test_code_points_stay_as_they_are(text: str) -> None:
    at = converter(text, "code-points")
    assert [at(index) for index in range(len(text) + 1)] == list(range(len(text) + 1))


def test_an_emoji_counts_twice() -> None:
    assert converter("😀 pas.", "utf-16")(2) == 3
