"""The pipeline: blank spaCy with this package's components."""

from __future__ import annotations

import spacy
from spacy.language import Language

# Importing the modules registers the factories; nothing else happens on import.
from dialogvakt_nlp import (
    abbreviations,
    concepts,
    context,
    deadlines,
    identities,
    jargon,
    language,
    measurements,
    newestvalues,
    sentences,
    slips,
    spans,
    structure,
    suggestions,
    tokenizer,
)

SUGGESTIONS = "dialogvakt_suggestions"
COMPONENTS = (
    "dialogvakt_sentences",
    "dialogvakt_slips",
    "dialogvakt_language",
    "dialogvakt_identities",
    "dialogvakt_concepts",
    "dialogvakt_frame",
    "dialogvakt_abbreviations",
    "dialogvakt_jargon",
    "dialogvakt_values",
    "dialogvakt_context",
    "dialogvakt_newest_values",
    "dialogvakt_deadlines",
    SUGGESTIONS,
)
_REGISTERED = (
    abbreviations,
    concepts,
    context,
    deadlines,
    identities,
    jargon,
    language,
    measurements,
    newestvalues,
    sentences,
    slips,
    spans,
    structure,
    suggestions,
    tokenizer,
)


def create_pipeline(*, publish_spans: bool = True, suggest: bool = True) -> Language:
    """Return a blank Norwegian spaCy pipeline with every component of this package.

    Without `publish_spans` Docs stay empty and the mentions on the surface only, which is faster; without `suggest`
    there is no statistical model in it.
    """
    tokenizer = "ClinicalTokenizer" if publish_spans else "SurfaceTokenizer"
    nlp = spacy.blank("nb", config={"nlp": {"tokenizer": {"@tokenizers": f"dialogvakt.{tokenizer}.v1"}}})
    for component in COMPONENTS:
        if suggest or component != SUGGESTIONS:
            nlp.add_pipe(component)
    if publish_spans:
        nlp.add_pipe("dialogvakt_spans")
    return nlp
