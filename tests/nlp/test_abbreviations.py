"""Abbreviations told apart from words."""

import pytest

from dialogvakt_nlp import Mention, Reader
from dialogvakt_nlp.needs import parse_needs

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
