"""Words one slip away are found, however many others there are."""

from hypothesis import given
from hypothesis import strategies as st

from dialogvakt_nlp.edits import Typist
from dialogvakt_nlp.nearwords import NearWords, near_tables

_TYPIST = Typist(["abcdefgh"])
_WORDS = st.lists(st.text("abcdefgh", min_size=5, max_size=14), min_size=1, max_size=30, unique=True)


@st.composite
def _words_and_form(draw: st.DrawFn) -> tuple[list[str], str]:
    words = draw(_WORDS)
    word = draw(st.sampled_from(words))
    at = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from("abcdefgh"))
    kinds = [word[:at] + word[at + 1 :], word[:at] + letter + word[at:], word[:at] + letter + word[at + 1 :]]
    kinds.append(word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :])
    return words, draw(st.sampled_from(kinds))


@given(_words_and_form())
def test_no_word_that_may_be_meant_is_passed_over_and_no_other_is_found(drawn: tuple[list[str], str]) -> None:
    words, form = drawn
    assert set(NearWords(near_tables(words)).to(form, _TYPIST)) == {
        word for word in words if _TYPIST.may_write(form, word)
    }
