"""What counts as a Norwegian word, though it stands on no list."""

import pytest

from dialogvakt_nlp.realwords import RealWords, RealWordTables

_REAL = RealWords(
    RealWordTables(
        known=frozenset({"hund", "bryst", "smerte", "smerter", "mage", "avklart", "brystsm"}),
        usual=frozenset({"hund", "bryst", "smerte", "smerter", "mage", "klar"}),
        beginnings=frozenset({"brystvort"}),
        ends=frozenset({"tjeneste"}),
        inflections=frozenset({"", "e", "en", "er", "r", "t", "s", "et"}),
    )
)


@pytest.mark.parametrize("form", ["brystsmerte", "magesmerter", "hundesmerte", "brystssmerte"])
def test_two_usual_words_make_one(form: str) -> None:
    assert _REAL.is_compound(form)


@pytest.mark.parametrize("form", ["brystsmerer", "magexsmerter", "hun", "klarbr"])
def test_other_letters_make_none(form: str) -> None:
    assert not _REAL.is_compound(form)


@pytest.mark.parametrize("form", ["hunden", "hunds", "avklare", "smerten"])
def test_a_known_word_may_have_another_ending(form: str) -> None:
    assert _REAL.is_inflected(form)


@pytest.mark.parametrize("form", ["hnuden", "hundr", "avklartt", "brystsmer"])
def test_not_all_that_ends_like_one_is_inflected(form: str) -> None:
    assert not _REAL.is_inflected(form)


def test_a_form_is_right_where_it_begins_or_ends_as_known_words_do() -> None:
    assert _REAL.is_right_at("brystvortene", 6)
    assert not _REAL.is_right_at("brystvortene", 9)
    assert _REAL.is_right_at("helsetjeneste", 6)
    assert not _REAL.is_right_at("helsetjeneste", 2)


def test_a_compound_may_lack_the_letter_between_its_parts() -> None:
    assert _REAL.is_linked_otherwise("hundklar", "hundeklar")
    assert not _REAL.is_linked_otherwise("hundklar", "hundpklar")


def test_behind_a_beginning_stands_an_ending_or_a_word() -> None:
    assert [_REAL.goes_on(rest) for rest in ("en", "smerte", "ssmerte", "", "asen")] == [True, True, True, True, False]
