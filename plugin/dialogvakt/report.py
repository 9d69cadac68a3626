"""What goes out: the report on one draft; every surface translates it, none adds to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from dialogvakt.finding import Finding
from dialogvakt.offsets import Offsets, converter

Verdict = Literal["redirect", "revise", "send"]
Standard = Literal["nb", "nn"]
Chosen = Literal["recipient", "sender", "named", "default"]
VERSION = 1


@dataclass(frozen=True, slots=True)
class GuidelineInfo:
    """Which guideline the draft was held against, what decided on it, and whether it is in force on the day."""

    id: str
    version: str
    status: Literal["not-yet-in-force", "in-force", "expired", "unknown"]
    title: str
    valid_from: date | None = None
    valid_to: date | None = None
    chosen: Chosen = "named"

    def to_dict(self) -> dict[str, Any]:
        """Return JSON data; the title is for screens only."""
        data = {
            "id": self.id,
            "version": self.version,
            "status": self.status,
            "chosen": self.chosen,
            "valid_from": _iso(self.valid_from),
            "valid_to": _iso(self.valid_to),
        }
        return _without_none(data)


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing that another guideline asks for and this one does not (`more`), or the like, in words."""

    code: str
    kind: Literal["more", "less", "otherwise"]
    text: str


@dataclass(frozen=True, slots=True)
class OtherGuideline:
    """The sender's guideline, where the message is judged by the receiver's, and what it would say otherwise."""

    id: str
    version: str
    title: str
    demands: tuple[Demand, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return JSON data."""
        demands = [{"code": demand.code, "kind": demand.kind, "text": demand.text} for demand in self.demands]
        return {"id": self.id, "version": self.version, "demands": demands}


@dataclass(frozen=True, slots=True)
class ExpectedReply:
    """The first and the last day on which an answer may be expected."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Figures:
    """How long and how heavy the text is; LIX under 40 is easy, over 50 hard."""

    words: int
    sentences: int
    lix: float


@dataclass(frozen=True, slots=True)
class Report:
    """Everything said about one draft.

    `language` is the draft's written standard, `messages_in` the one that the messages are written in; `engine` names
    what evaluated the rules.
    """

    language: Standard
    messages_in: Standard
    guideline: GuidelineInfo
    verdict: Verdict
    channel: str
    also: tuple[str, ...]
    recommendation: str
    findings: tuple[Finding, ...]
    figures: Figures
    expected_reply: ExpectedReply | None = None
    flow: tuple[str, ...] = ()
    engine: str = "durable-rules"
    id: str | None = None
    other_guideline: OtherGuideline | None = None

    def to_dict(self, text: str, offsets: Offsets = "code-points") -> dict[str, Any]:
        """Return the report as JSON data of version 1; `text` is the draft's, to count offsets in."""
        at = converter(text, offsets)
        reply = self.expected_reply
        data = {
            "version": VERSION,
            "id": self.id,
            "language": self.language,
            "verdict": self.verdict,
            "channel": self.channel,
            "also": list(self.also),
            "guideline": self.guideline.to_dict(),
            "other_guideline": self.other_guideline.to_dict() if self.other_guideline else None,
            "recommendation": self.recommendation,
            "expected_reply": {"from": _iso(reply.first), "to": _iso(reply.last)} if reply else None,
            "flow": list(self.flow),
            "figures": {"words": self.figures.words, "sentences": self.figures.sentences, "lix": self.figures.lix},
            "engine": self.engine,
            "offsets": offsets,
            "findings": [finding.to_dict(at) for finding in self.findings],
        }
        return _without_none(data)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _without_none(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}
