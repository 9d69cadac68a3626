"""One finding: what the guideline asks to be otherwise, where, why, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

Severity = Literal["critical", "warning", "info"]
Evidence = Literal["exact", "suggested"]
Counter = Callable[[int], int]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A half-open range of code points of the draft's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace a half-open range of code points by other words."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A change that the writer may take; a `safe` one may be applied without reading the sentence again."""

    title: str
    edits: tuple[Edit, ...] = ()
    safe: bool = False

    def to_dict(self, at: Counter) -> dict[str, Any]:
        """Return JSON data; `at` counts offsets in the unit asked for."""
        edits = [[at(edit.start), at(edit.end), edit.text] for edit in self.edits]
        return {"title": self.title, "edits": edits, "safe": self.safe}


@dataclass(frozen=True, slots=True)
class Reason:
    """A fact that fired the rule, and where it stands; `cue` marks the words that decided who, when or whether.

    A suggestion has a `probability`, in percent. `read_as` are the words that were read in place of misspelt ones.
    """

    fact: str
    label: str
    start: int | None = None
    end: int | None = None
    cue: str | None = None
    probability: int | None = None
    read_as: str | None = None

    def to_dict(self, at: Counter) -> dict[str, Any]:
        """Return JSON data; `at` counts offsets in the unit asked for."""
        data: dict[str, Any] = {"fact": self.fact, "label": self.label}
        if self.start is not None and self.end is not None:
            data |= {"start": at(self.start), "end": at(self.end)}
        data |= {"probability": self.probability} if self.probability is not None else {}
        data |= {"read_as": self.read_as} if self.read_as else {}
        return data | ({"cue": self.cue} if self.cue else {})


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that the guideline asks to be otherwise.

    `text` is the first place's words or the missing thing's name; `places` is empty where something is missing.
    `shadowed` findings no longer matter once the message goes another way. `evidence` says whether exact facts stand
    behind it, or only what sentences sound like to the statistical model.
    """

    code: str
    clause: str
    severity: Severity
    message: str
    text: str | None = None
    channel: str | None = None
    places: tuple[Place, ...] = ()
    fixes: tuple[Fix, ...] = ()
    reasons: tuple[Reason, ...] = ()
    shadowed: bool = False
    evidence: Evidence = "exact"

    def to_dict(self, at: Counter) -> dict[str, Any]:
        """Return JSON data; `at` counts offsets in the unit asked for."""
        data = {
            "code": self.code,
            "clause": self.clause,
            "severity": self.severity,
            "channel": self.channel,
            "text": self.text,
            "places": [[at(place.start), at(place.end)] for place in self.places],
            "message": self.message,
            "fixes": [fix.to_dict(at) for fix in self.fixes],
            "reasons": [reason.to_dict(at) for reason in self.reasons],
            "shadowed": self.shadowed,
            "evidence": self.evidence,
        }
        return {key: value for key, value in data.items() if value is not None}
