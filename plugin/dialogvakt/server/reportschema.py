"""What a report of version 1 looks like, for the API's description; the report itself writes its JSON."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from dialogvakt.finding import Evidence, Severity
from dialogvakt.offsets import Offsets
from dialogvakt.report import Chosen, Standard, Verdict
from dialogvakt_rules.validity import Status

Offset = Annotated[int, Field(ge=0)]
Place = tuple[Offset, Offset]


class _Described(BaseModel):
    model_config = ConfigDict(extra="forbid")


class ReportGuideline(_Described):
    """The guideline that the draft was held against, why that one, and whether it is in force on the draft's day."""

    id: str
    version: str
    status: Status
    chosen: Annotated[Chosen, Field(description="By whose organisation, or by name, or because none decides.")]
    valid_from: date | None = None
    valid_to: date | None = None


class ReportDemand(_Described):
    """One thing that another guideline asks for and this one does not (`more`), or the like, in words."""

    code: str
    kind: Literal["more", "less", "otherwise"]
    text: str


class ReportOther(_Described):
    """The sender's guideline, where the message is judged by the receiver's, and what it would say otherwise."""

    id: str
    version: str
    demands: list[ReportDemand]


class ReplyDays(_Described):
    """The first and the last day on which an answer may be expected."""

    first: Annotated[date, Field(alias="from")]
    last: Annotated[date, Field(alias="to")]


class ReportFigures(_Described):
    """How long and how heavy the text is; LIX under 40 is easy, over 50 hard."""

    words: int
    sentences: int
    lix: float


class ReportFix(_Described):
    """A change that the writer may take; a `safe` one needs no second look. An edit is start, end, and new words."""

    title: str
    edits: list[tuple[Offset, Offset, str]]
    safe: bool


class ReportReason(_Described):
    """A fact that fired the rule; `cue` marks what decided who, when or whether, `probability` is in percent.

    `read_as` is what was read in place of misspelt words.
    """

    fact: str
    label: str
    start: Offset | None = None
    end: Offset | None = None
    probability: int | None = None
    read_as: str | None = None
    cue: str | None = None


class ReportFinding(_Described):
    """One thing that the guideline asks to be otherwise; `places` is empty where something is missing.

    `shadowed`: it no longer matters once the message goes another way. `evidence`: exact facts, or only what
    sentences sound like.
    """

    code: str
    clause: str
    severity: Severity
    channel: str | None = None
    text: str | None = None
    places: list[Place]
    message: str
    fixes: list[ReportFix]
    reasons: list[ReportReason]
    shadowed: bool
    evidence: Evidence


class ReportVersion1(_Described):
    """Everything that is said about one draft. Places are half-open, counted in the unit that `offsets` names."""

    version: Literal[1]
    id: str | None = None
    language: Annotated[Standard, Field(description="The draft's own written standard.")]
    verdict: Annotated[Verdict, Field(description="Another channel is right, some words should change, or neither.")]
    channel: str
    also: list[str]
    guideline: ReportGuideline
    other_guideline: ReportOther | None = None
    recommendation: str
    expected_reply: ReplyDays | None = None
    flow: list[str]
    figures: ReportFigures
    engine: str
    offsets: Offsets
    findings: list[ReportFinding]
