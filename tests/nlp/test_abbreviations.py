"""Abbreviations told apart from words."""

import pytest
from spacy.vocab import Vocab

from dialogvakt_nlp import Mention, Reader
from dialogvakt_nlp.needs import parse_needs
from dialogvakt_nlp.sentences import SentenceSplitter
from dialogvakt_nlp.surface import surface_of
from dialogvakt_nlp.tokenizer import ClinicalTokenizer

_READER = Reader()


def _found(text: str, label: str = "clinical") -> list[str]:
    mentions = [m for m in _READER.read(text).mentions if m.group == "abbreviation" and m.label == label]
    return [text[mention.start : mention.end] for mention in mentions]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Pas. er bedre.", ["Pas."]),
        ("BT140/90", ["BT"]),
        ("Tas x3 daglig", ["x3"]),
        ("(BT 120/80)", ["BT"]),
        ("pas.: bedre", ["pas."]),
        ("INR-målinga var fin", ["INR"]),
        ("Kontroll på xyl.kkl. i mai", ["xyl.kkl."]),
        ("sat 91 %", ["sat"]),
    ],
)
def test_clinical_forms(text: str, forms: list[str]) -> None:
    assert _found(text) == forms


@pytest.mark.parametrize(
    "text",
    [
        "Han sat i stolen.",
        "Ca. kl. 13, f.eks. i dag.",
        "Les BT kvar dag.",
        "MR og CT er tatt.",
        "5 mg og 2 ml.",
        "Mor var med.",
    ],
)
def test_words_and_everyday_forms_pass(text: str) -> None:
    assert _found(text) == []


def test_the_three_classes() -> None:
    assert _found("f.eks. MR", "everyday") == ["f.eks."]
    assert _found("f.eks. MR", "known") == ["MR"]


def _replacement(text: str) -> Mention:
    return next(m for m in _READER.read(text).mentions if m.group == "abbreviation")


def test_an_expansion_keeps_the_capital_and_the_full_stop() -> None:
    start, end = _replacement("Pas. er bedre.").replacement, _replacement("Det gjelder pas.").replacement
    assert start is not None and start.nb[0] == "Pasienten" and not start.safe
    assert end is not None and end.nb[0] == "pasienten."


def test_an_unknown_condition_is_refused() -> None:
    with pytest.raises(ValueError, match="no condition 'sometimes'"):
        parse_needs("sometimes", "x")
    with pytest.raises(ValueError, match="no condition 'behind:a'"):
        parse_needs("behind:a", "x")


@pytest.mark.parametrize(
    ("need", "text", "form", "holds"),
    [
        ("dot", "us. i", "us", True),
        ("dot", "us i", "us", False),
        ("case", "HF nå", "HF", True),
        ("case", "hf nå", "HF", False),
        ("number-after", "sat: 91", "sat", True),
        ("number-after", "sat i", "sat", False),
        ("number-before", "3 t", "t", True),
        ("glued-number", "BT140", "BT", True),
        ("glued-number", "BT 140", "BT", False),
        ("not-start", "han po", "po", True),
        ("not-start", "po han", "po", False),
        ("not-end", "min. nå", "min", True),
        ("not-end", "nå min.", "min", False),
        ("before:nå|no", "us nå", "us", True),
        ("not-before:nå", "us nå", "us", False),
        ("after:han", "han us", "us", True),
        ("not-after:han", "han us", "us", False),
    ],
)
def test_conditions_on_what_stands_around(need: str, text: str, form: str, holds: bool) -> None:
    surface = surface_of(SentenceSplitter([], [])(ClinicalTokenizer(Vocab())(text)))
    index = surface.words.index(form.lower())
    (condition,) = parse_needs(need, form)
    assert condition(surface, index, index + 1) is holds


def test_a_sentence_in_capitals_says_nothing() -> None:
    assert _found("PASIENTEN BOR I ET HUS UTEN HEIS OG BT ER BRA.") == []
