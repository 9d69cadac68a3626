"""The flat words of a draft, also for a Doc that another tokenizer made."""

import spacy

from dialogvakt_nlp.sentences import SentenceSplitter
from dialogvakt_nlp.surface import surface_of


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
