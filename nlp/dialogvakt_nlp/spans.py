"""Mentions as spaCy spans, for pipelines that go on working with the Doc."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Span

from dialogvakt_nlp.surface import surface_of


class SpanPublisher:
    """Copy the surface's mentions to `doc.spans[key]`, labelled `group/label`."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, doc: Doc) -> Doc:
        """Set the span group; mentions keep their order of place."""
        surface = surface_of(doc)
        doc.spans[self._key] = [
            Span(
                doc,
                surface.doc_index[found.start],
                surface.doc_index[found.end - 1] + 1,
                label=f"{found.group}/{found.label}",
            )
            for found in sorted(surface.found, key=lambda found: (found.start, found.end, found.group, found.label))
            if found.end > found.start
        ]
        return doc


@Language.factory(
    "dialogvakt_spans", requires=["doc.user_data"], assigns=["doc.spans"], default_config={"key": "dialogvakt"}
)
def create_span_publisher(nlp: Language, name: str, key: str) -> SpanPublisher:
    """Create the component; `key` names the span group."""
    return SpanPublisher(key)
