"""The flat words of a draft, also for a Doc that another tokenizer made."""

import pytest
import spacy
from spacy.vocab import Vocab

from dialogvakt_nlp.sentences import SentenceSplitter
from dialogvakt_nlp.surface import Rewording, surface_of
from dialogvakt_nlp.tokenizer import ClinicalTokenizer


def test_a_doc_from_elsewhere_gets_a_surface_of_its_own_tokens() -> None:
    doc = spacy.blank("nb")("Hei Kari.\nHun er bedre.")
    surface = surface_of(doc)
    assert surface.texts == [token.text for token in doc if not token.is_space]
    assert [surface.text[a:b] for a, b in zip(surface.starts, surface.ends, strict=True)] == surface.texts
    assert (surface.line[0], surface.line[-1]) == (0, 1)
    assert surface.glued[surface.texts.index(".")]
    assert surface_of(doc) is surface


def test_components_work_on_it() -> None:
    doc = SentenceSplitter([], [])(spacy.blank("nb")("Hun er bedre. Kan hun vente?"))
    assert len(surface_of(doc).sentences) == len(list(doc.sents)) == 2


@pytest.mark.parametrize(
    ("rewordings", "words", "sentences"),
    [
        ([Rewording(1, 2, ("har",))], "han har bryst smerter . mage vondt .", [(0, 5), (5, 8)]),
        ([Rewording(2, 4, ("brystsmerter",))], "han hra brystsmerter . mage vondt .", [(0, 4), (4, 7)]),
        (
            [Rewording(2, 4, ("brystsmerter",)), Rewording(5, 7, ("magevondt",))],
            "han hra brystsmerter . magevondt .",
            [(0, 4), (4, 6)],
        ),
        ([Rewording(2, 3, ("br", "yst"))], "han hra br yst smerter . mage vondt .", [(0, 6), (6, 9)]),
    ],
)
def test_other_words_may_stand_in_place_of_those_written(
    rewordings: list[Rewording], words: str, sentences: list[tuple[int, int]]
) -> None:
    text = "Han hra bryst smerter. Mage vondt."
    surface = surface_of(SentenceSplitter([], [])(ClinicalTokenizer(Vocab())(text)))
    surface.reword(rewordings)
    assert surface.words == words.split()
    assert surface.sentences == sentences
    assert surface.sentence == [number for number, (a, b) in enumerate(sentences) for _ in range(a, b)]
    assert [text[a:b] for a, b in zip(surface.starts, surface.ends, strict=True)] == surface.texts
    lengths = {len(of_words) for of_words in (surface.line, surface.glued, surface.doc_index, surface.texts)}
    assert lengths == {len(surface)}
    assert len(surface.reworded) == sum(len(rewording.words) for rewording in rewordings)
