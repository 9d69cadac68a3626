"""Mentions as spaCy spans, for pipelines that go on working with the Doc."""

from __future__ import annotations

from spacy.tokens import Doc

from dialogvakt_nlp.surface import surface_of


class SpanPublisher:
    """Copy the surface's mentions to `doc.spans[key]`, labelled `group/label`."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __call__(self, doc: Doc) -> Doc:
        """Set the span group; mentions keep their order of place."""
        surface = surface_of(doc)
        found = sorted(surface.found, key=lambda found: (found.start, found.end, found.group, found.label))
        spans = (
            doc.char_span(
                surface.starts[mention.start],
                surface.ends[mention.end - 1],
                f"{mention.group}/{mention.label}",
                alignment_mode="expand",
            )
            for mention in found
            if mention.end > mention.start
        )
        doc.spans[self._key] = [span for span in spans if span is not None]
        return doc


def create_span_publisher(key: str) -> SpanPublisher:
    """Create the component; `key` names the span group."""
    return SpanPublisher(key)
