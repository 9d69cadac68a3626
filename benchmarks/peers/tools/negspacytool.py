"""negspacy: NegEx over the entities of spaCy's entity ruler."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def load(lexicon: dict[str, Any]) -> Callable[[str], int]:
    """Return the pipeline with our terms as entities and our negations as its term set."""
    import negspacy.negation  # noqa: F401  its import makes the component known
    import spacy

    nlp = spacy.blank("nb")
    nlp.add_pipe("sentencizer")
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    ruler.add_patterns(
        [{"label": label, "pattern": phrase} for label, phrases in lexicon["targets"].items() for phrase in phrases]
    )
    terms: dict[str, list[str]] = {
        name: [] for name in ("pseudo_negations", "preceding_negations", "following_negations", "termination")
    }
    for cue in lexicon["cues"]:
        kind = _kind(cue)
        if kind:
            terms[kind] += cue["phrases"]
    nlp.add_pipe("negex", config={"neg_termset": terms})
    return lambda text: len(nlp(text).ents)


def _kind(cue: dict[str, Any]) -> str | None:
    if cue["stops"]:
        return "termination"
    if cue["blocks"]:
        return "pseudo_negations"
    if cue["value"] == "negated":
        return "following_negations" if cue["direction"] == "backward" else "preceding_negations"
    return None
