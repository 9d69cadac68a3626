"""The components in their order: by themselves, and as a spaCy pipeline."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from dialogvakt_nlp.abbreviations import create_abbreviation_finder
from dialogvakt_nlp.concepts import create_concept_finder
from dialogvakt_nlp.context import create_context_finder
from dialogvakt_nlp.deadlines import create_deadline_finder
from dialogvakt_nlp.identities import create_identity_finder
from dialogvakt_nlp.jargon import create_jargon_finder
from dialogvakt_nlp.language import create_language_detector
from dialogvakt_nlp.measurements import create_value_finder
from dialogvakt_nlp.newestvalues import create_newest_values
from dialogvakt_nlp.sentences import create_sentence_splitter
from dialogvakt_nlp.slips import create_slip_reader
from dialogvakt_nlp.structure import create_frame_finder
from dialogvakt_nlp.suggestions import create_suggestion_finder
from dialogvakt_nlp.wordquestion import answer_together

if TYPE_CHECKING:
    from spacy.language import Language

Component = Callable[[Doc], Doc]
SUGGESTIONS = "dialogvakt_suggestions"
COMPONENTS: Mapping[str, Callable[[], Component]] = {
    "dialogvakt_sentences": create_sentence_splitter,
    "dialogvakt_slips": create_slip_reader,
    "dialogvakt_language": create_language_detector,
    "dialogvakt_identities": create_identity_finder,
    "dialogvakt_concepts": create_concept_finder,
    "dialogvakt_frame": create_frame_finder,
    "dialogvakt_abbreviations": create_abbreviation_finder,
    "dialogvakt_jargon": create_jargon_finder,
    "dialogvakt_values": create_value_finder,
    "dialogvakt_context": create_context_finder,
    "dialogvakt_newest_values": create_newest_values,
    "dialogvakt_deadlines": create_deadline_finder,
    SUGGESTIONS: create_suggestion_finder,
}


def create_components() -> list[tuple[str, Component]]:
    """Return every component of this package with its name, in order.

    They work on a Doc from `SurfaceTokenizer`. A spaCy `Language` around them would look for plugins and hold all
    settings against its schemas first, which takes a tenth of a second.
    """
    components = [(name, create()) for name, create in COMPONENTS.items()]
    answer_together([question for _, component in components for question in getattr(component, "questions", ())])
    return components


def create_pipeline(*, publish_spans: bool = True, suggest: bool = True) -> Language:
    """Return a blank Norwegian spaCy pipeline with every component of this package.

    Without `publish_spans` Docs stay empty and the mentions on the surface only, which is faster; without `suggest`
    there is no statistical model in it.
    """
    import spacy

    import dialogvakt_nlp.factories  # noqa: F401  registers the names

    tokenizer = "ClinicalTokenizer" if publish_spans else "SurfaceTokenizer"
    nlp = spacy.blank("nb", config={"nlp": {"tokenizer": {"@tokenizers": f"dialogvakt.{tokenizer}.v1"}}})
    for component in COMPONENTS:
        if suggest or component != SUGGESTIONS:
            nlp.add_pipe(component)
    if publish_spans:
        nlp.add_pipe("dialogvakt_spans")
    return nlp
