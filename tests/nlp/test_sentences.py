"""Sentences of clinical notes."""

import pytest

from dialogvakt_nlp.pipeline import create_pipeline
from dialogvakt_nlp.surface import surface_of

_NLP = create_pipeline()


def _sentences(text: str) -> list[str]:
    doc = _NLP(text)
    surface = surface_of(doc)
    assert next(sent.start for sent in doc.sents) == 0
    return [surface.text[surface.starts[first] : surface.ends[last - 1]] for first, last in surface.sentences]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Hun har det bra.", "Kan hun vente?"],
        ["Pas. var her 12. mars kl. 13 og ca. 3 t. senere."],
        ["Noe vondt siste dgr.", "Hva gjør vi?"],
        ["Kontroll 12.03.25.", "Ny time i mai."],
        ["Dr. Nes ringte."],
        ["Er det greit?!", "Ja."],
        ["Han sa «vent.»", "Så gikk han."],
        ["Temp 38,5.", "BT 120/80."],
        ["Vi tar ny us. og ser."],
        ["Tp. 38,2 i dag."],
        ["han er bra.", "kan dere komme?"],
    ],
)
def test_one_line(sentences: list[str]) -> None:
    assert _sentences(" ".join(sentences)) == sentences


@pytest.mark.parametrize(
    "lines",
    [
        ["Til fastlegen", "Hun kom i går."],
        ["Prøver:", "- kalium 4,1", "- natrium 140"],
        ["Takk for sist", "", "Mvh Kari"],
    ],
)
def test_lines(lines: list[str]) -> None:
    assert _sentences("\n".join(lines)) == [line for line in lines if line]


def test_a_wrapped_line_runs_on() -> None:
    assert _sentences("Hun kom i går og\nhadde det bra.") == ["Hun kom i går og\nhadde det bra."]


def test_a_missing_space_does_not_hide_the_end() -> None:
    assert _sentences("Til Barneklinikken.Mor kom innom nå.") == ["Til Barneklinikken.", "Mor kom innom nå."]
