"""medspaCy: target matcher and ConText on spaCy's tokens and sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

_DIRECTIONS = {"forward": "FORWARD", "backward": "BACKWARD", "both": "BIDIRECTIONAL"}
_CATEGORIES = {
    "negated": "NEGATED_EXISTENCE",
    "suspected": "POSSIBLE_EXISTENCE",
    "hypothetical": "HYPOTHETICAL",
    "family": "FAMILY",
    "past": "HISTORICAL",
}


def load(lexicon: dict[str, Any]) -> Callable[[str], int]:
    """Return the pipeline with our terms as target rules and our cues as ConText rules."""
    import medspacy  # noqa: F401  its import makes the components known
    import spacy
    from medspacy.context import ConTextRule
    from medspacy.ner import TargetRule

    nlp = spacy.blank("nb")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("medspacy_target_matcher", config={"rules": None}).add(
        [TargetRule(phrase, label) for label, phrases in lexicon["targets"].items() for phrase in phrases]
    )
    nlp.add_pipe("medspacy_context", config={"rules": None}).add(
        [ConTextRule(phrase, **_effect(cue)) for cue in lexicon["cues"] for phrase in cue["phrases"]]
    )
    return lambda text: len(nlp(text).ents)


def _effect(cue: dict[str, Any]) -> dict[str, str]:
    if cue["blocks"]:
        return {"category": "PSEUDO", "direction": "PSEUDO"}
    if cue["stops"]:
        return {"category": "CONJ", "direction": "TERMINATE"}
    return {"category": _CATEGORIES.get(cue["value"], "HISTORICAL"), "direction": _DIRECTIONS[cue["direction"]]}
