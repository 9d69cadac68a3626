"""What one slip of the fingers makes of a word, and what only sounds the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt_nlp.edits import Typist, first_difference, sound_of, with_own_letters

_ROWS = ["qwertyuiopå", "asdfghjkløæ", "zxcvbnm"]
_TYPIST = Typist(_ROWS, ["u"])
_LETTERS = "abcdefghijklmnopqrstuvwxyzæøå"
_LONG = st.text(_LETTERS, min_size=9, max_size=14)


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("brystsmerer", "brystsmerter"),
        ("brystsmertter", "brystsmerter"),
        ("brystmserter", "brystsmerter"),
        ("brystsmxrter", "brystsmerter"),
        ("vrystsmerter", "brystsmerter"),
        ("rystsmerter", "brystsmerter"),
        ("rbystsmerter", "brystsmerter"),
        ("brystsmerte", "brystsmerter"),
        ("avvil", "avvik"),
        ("hasetr", "haster"),
    ],
)
def test_one_slip_may_have_been_made(form: str, word: str) -> None:
    assert _TYPIST.may_write(form, word)


@pytest.mark.parametrize(
    ("form", "word", "why"),
    [
        ("ukjentmann", "kjentmann", "u- makes the opposite"),
        ("kjentmann", "ukjentmann", "u- makes the opposite"),
        ("lag", "slag", "a short word keeps its first letter"),
        ("avvek", "avvik", "e and i are no neighbours on the keyboard"),
        ("xrystsmerter", "brystsmerter", "x and b are no neighbours on the keyboard"),
        ("brystsmerters", "brystsmerter", "an ending is no slip"),
        ("brystsmerter", "brystsmerter", "there is none"),
        ("bystsmerer", "brystsmerter", "two slips"),
        ("brstsymerter", "brystsmerter", "two slips"),
    ],
)
def test_no_slip_was_made(form: str, word: str, why: str) -> None:
    assert not _TYPIST.may_write(form, word), why


@given(_LONG, st.data())
def test_a_letter_left_out_within_a_long_word_is_a_slip(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    assert _TYPIST.may_write(word[:at] + word[at + 1 :], word)


@given(_LONG, st.text(_LETTERS, min_size=1, max_size=1), st.data())
def test_a_letter_added_within_a_long_word_is_a_slip(word: str, letter: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    form = word[:at] + letter + word[at:]
    # A letter like all those behind it stands, for all that one can see, behind the word.
    assert _TYPIST.may_write(form, word) or form.startswith(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lungembolli", "lungeemboli"),
        ("blodprop", "blodpropp"),
        ("sjolvmord", "sjølvmord"),
        ("pustebesvaer", "pustebesvær"),
        ("daarlig", "dårlig"),
    ],
)
def test_words_that_differ_in_doubled_or_own_letters_sound_the_same(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


def test_own_letters_are_put_back() -> None:
    assert with_own_letters("naa foer vaere") == "nå før være"


@given(st.text(_LETTERS, max_size=8), st.text(_LETTERS, max_size=8))
def test_words_are_the_same_up_to_their_first_difference(one: str, other: str) -> None:
    at = first_difference(one, other)
    assert one[:at] == other[:at]
    assert one[at : at + 1] != other[at : at + 1] or at == min(len(one), len(other))
