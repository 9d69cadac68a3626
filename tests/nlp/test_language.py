"""Bokmål or nynorsk, decided once a message."""

import pytest

from dialogvakt_nlp import Reader

_READER = Reader()


@pytest.mark.parametrize(
    "text",
    [
        "Hun har ikke vært hjemme siden mandag.",
        "Kan dere se på såret?",
        "Sykepleier fra hjemmetjenesten kommer i morgen.",
        "Pas. klarer seg fint.",
        "",
    ],
)
def test_bokmal(text: str) -> None:
    assert _READER.read(text).language == "nb"


@pytest.mark.parametrize(
    "text",
    [
        "Ho har ikkje vore heime sidan måndag.",
        "Kan de sjå på såret?",
        "Sjukepleiar frå heimetenesta kjem i morgon.",
        "Eg veit ikkje kva vi skal gjere.",
    ],
)
def test_nynorsk(text: str) -> None:
    assert _READER.read(text).language == "nn"
