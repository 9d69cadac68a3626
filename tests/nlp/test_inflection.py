"""Inflected forms of both written standards."""

import pytest

from dialogvakt_nlp.inflection import load_inflections


@pytest.mark.parametrize(
    ("lemma", "class_name", "forms"),
    [
        ("svulst", "m", {"svulst", "svulsten", "svulster", "svulstene", "svulstar", "svulstane"}),
        ("smerte", "fe", {"smerte", "smerten", "smerta", "smerter", "smertene"}),
        ("brudd", "n", {"brudd", "bruddet", "bruddene", "brudda"}),
        (
            "alvorlig",
            "ig",
            {
                "alvorlig",
                "alvorlige",
                "alvorligere",
                "alvorligst",
                "alvorligste",
                "alvorligare",
                "alvorligast",
                "alvorligaste",
            },
        ),
        (
            "seponere",
            "vere",
            {"seponere", "seponera", "seponerer", "seponerte", "seponert", "seponerende", "seponerande", "seponer"},
        ),
    ],
)
def test_gives_all_forms(lemma: str, class_name: str, forms: set[str]) -> None:
    assert set(load_inflections().forms(lemma, class_name)) == forms


def test_keeps_the_grammatical_slot_between_two_words() -> None:
    inflections = load_inflections()
    slot = inflections.slot_of("tumoren", "tumor", "m")
    assert slot is not None
    assert inflections.form("svulst", "m", "nn", slot) == "svulsten"


def test_an_unknown_form_has_no_slot() -> None:
    assert load_inflections().slot_of("hund", "katt", "m") is None


def test_a_lemma_without_the_class_ending_is_refused() -> None:
    with pytest.raises(ValueError, match="does not end in 'ere'"):
        load_inflections().forms("hund", "vere")
