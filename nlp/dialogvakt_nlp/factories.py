"""The names by which spaCy finds the components of this package, so that they can stand in any pipeline."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.util import registry

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
)
from dialogvakt_nlp.tokenizer import ClinicalTokenizer, SurfaceTokenizer

_SURFACE = "doc.user_data"


@Language.factory(
    "dialogvakt_sentences", assigns=[_SURFACE, "token.is_sent_start"], default_config={"extra_abbreviations": []}
)
def create_sentence_splitter(nlp: Language, name: str, extra_abbreviations: list[str]) -> sentences.SentenceSplitter:
    """Create the component; `extra_abbreviations` are a hospital's own, without dot."""
    return sentences.create_sentence_splitter(extra_abbreviations)


@Language.factory("dialogvakt_concepts", assigns=[_SURFACE], default_config={"groups": None})
def create_concept_finder(nlp: Language, name: str, groups: list[str] | None) -> concepts.ConceptFinder:
    """Create the component; `groups` limits it to some groups of concepts (all by default)."""
    return concepts.create_concept_finder(groups)


@Language.factory("dialogvakt_language", assigns=[_SURFACE])
def create_language_detector(nlp: Language, name: str) -> language.LanguageDetector:
    """Create the component."""
    return language.create_language_detector()


@Language.factory("dialogvakt_abbreviations", requires=[_SURFACE], assigns=[_SURFACE])
def create_abbreviation_finder(nlp: Language, name: str) -> abbreviations.AbbreviationFinder:
    """Create the component."""
    return abbreviations.create_abbreviation_finder()


@Language.factory("dialogvakt_context", requires=[_SURFACE], assigns=[_SURFACE])
def create_context_finder(nlp: Language, name: str) -> context.ContextFinder:
    """Create the component; it stands behind concepts."""
    return context.create_context_finder()


@Language.factory("dialogvakt_deadlines", requires=[_SURFACE], assigns=[_SURFACE])
def create_deadline_finder(nlp: Language, name: str) -> deadlines.DeadlineFinder:
    """Create the component; it stands behind concepts and context."""
    return deadlines.create_deadline_finder()


@Language.factory("dialogvakt_identities", requires=[_SURFACE], assigns=[_SURFACE])
def create_identity_finder(nlp: Language, name: str) -> identities.IdentityFinder:
    """Create the component."""
    return identities.create_identity_finder()


@Language.factory("dialogvakt_jargon", requires=[_SURFACE], assigns=[_SURFACE])
def create_jargon_finder(nlp: Language, name: str) -> jargon.JargonFinder:
    """Create the component."""
    return jargon.create_jargon_finder()


@Language.factory("dialogvakt_values", requires=[_SURFACE], assigns=[_SURFACE])
def create_value_finder(nlp: Language, name: str) -> measurements.ValueFinder:
    """Create the component."""
    return measurements.create_value_finder()


@Language.factory("dialogvakt_newest_values", requires=[_SURFACE], assigns=[_SURFACE])
def create_newest_values(nlp: Language, name: str) -> newestvalues.NewestValues:
    """Create the component; it stands behind the context."""
    return newestvalues.create_newest_values()


@Language.factory("dialogvakt_slips", requires=[_SURFACE], assigns=[_SURFACE])
def create_slip_reader(nlp: Language, name: str) -> slips.SlipReader:
    """Create the component."""
    return slips.create_slip_reader()


@Language.factory("dialogvakt_frame", requires=[_SURFACE], assigns=[_SURFACE])
def create_frame_finder(nlp: Language, name: str) -> structure.FrameFinder:
    """Create the component; it stands behind concepts."""
    return structure.create_frame_finder()


@Language.factory(
    "dialogvakt_suggestions",
    requires=[_SURFACE],
    assigns=[_SURFACE],
    default_config={"least": suggestions.LEAST},
)
def create_suggestion_finder(nlp: Language, name: str, least: int) -> suggestions.SuggestionFinder:
    """Create the component with the bundled model; `least` is a probability in percent."""
    return suggestions.create_suggestion_finder(least)


@Language.factory("dialogvakt_spans", requires=[_SURFACE], assigns=["doc.spans"], default_config={"key": "dialogvakt"})
def create_span_publisher(nlp: Language, name: str, key: str) -> spans.SpanPublisher:
    """Create the component; `key` names the span group."""
    return spans.create_span_publisher(key)


def create_clinical_tokenizer() -> Callable[[Language], ClinicalTokenizer]:
    """Return a factory for spaCy's configuration."""
    return lambda nlp: ClinicalTokenizer(nlp.vocab)


def create_surface_tokenizer() -> Callable[[Language], SurfaceTokenizer]:
    """Return a factory for spaCy's configuration."""
    return lambda nlp: SurfaceTokenizer(nlp.vocab)


registry.tokenizers.register("dialogvakt.ClinicalTokenizer.v1", func=create_clinical_tokenizer)
registry.tokenizers.register("dialogvakt.SurfaceTokenizer.v1", func=create_surface_tokenizer)
