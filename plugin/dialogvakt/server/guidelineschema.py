"""What the service tells of a guideline; the models are filled from the guideline's own values."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict

from dialogvakt.report import Standard
from dialogvakt_rules.guideline import Severity
from dialogvakt_rules.services import ServiceKind, Side
from dialogvakt_rules.validity import Status


class _Told(BaseModel):
    model_config = ConfigDict(from_attributes=True)


class InBoth(_Told):
    """The same words in bokmål and in nynorsk."""

    nb: str
    nn: str


class Valid(_Told):
    """First and last day (null: open), each possibly unknown, and who says so."""

    since: date | Literal["unknown"]
    until: date | Literal["unknown"] | None
    source: str


class GuidelineSummary(_Told):
    """Which guideline it is, and how it stands today; drafts that name none are held against the `default` one."""

    id: str
    title: InBoth
    publisher: str
    document: str
    source: str
    version: str
    validity: Valid
    status: Status
    default: bool


class ChannelTold(_Told):
    """A way for a message to go, and what the writer should do."""

    name: InBoth
    do: InBoth


class ReplyTold(_Told):
    """Within how many working days an answer comes."""

    since: int
    until: int
    clause: str


class DocumentTypeTold(_Told):
    """A document type that a dialog message may have."""

    name: str
    aliases: list[str]
    care: str | None


class RuleSummary(_Told):
    """A rule in one line."""

    code: str
    aliases: list[str]
    title: InBoth
    clause: str
    severity: Severity
    channel: str | None


class GuidelineTold(GuidelineSummary):
    """A guideline with its channels, document types and rules; `precedence` says which rule's channel comes first."""

    channels: dict[str, ChannelTold]
    precedence: list[str]
    expected_reply: ReplyTold | None
    document_types: list[DocumentTypeTold]
    rules: list[RuleSummary]


class CaseTold(_Told):
    """A draft that the rule flags, or one that it lets pass."""

    name: str
    language: Standard
    flagged: bool
    text: str


class RuleTold(RuleSummary):
    """Everything that is said about a rule; `validity` only if it has its own."""

    what: InBoth
    why: InBoth
    example: InBoth
    better: InBoth
    limits: InBoth | None
    validity: Valid | None
    cases: list[CaseTold]


class ServiceTold(_Told):
    """One service address; `professions` receive its messages, and a star in an alias stands for any letters."""

    id: str
    name: str
    aliases: list[str]
    clause: str
    side: Side
    kind: ServiceKind
    professions: list[str]


class ProfessionTold(_Told):
    """A profession."""

    id: str
    name: InBoth


class ServicesTold(_Told):
    """The services of a guideline, and the professions behind them."""

    services: list[ServiceTold]
    professions: list[ProfessionTold]
