"""A guideline as values: what it is, which rules it has, and the tables behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal

from dialogvakt_rules.bilingual import Bilingual
from dialogvakt_rules.condition import Condition
from dialogvakt_rules.services import Services
from dialogvakt_rules.validity import Validity
from dialogvakt_rules.vocabulary import Vocabulary

Severity = Literal["critical", "warning", "info"]
FindingsPer = Literal["one", "per-text"]
Fixes = Literal["replacement", "options"]
CoveredBy = Literal["rule", "table", "advice"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of a guideline, with everything that is said about it; `validity` only if it has its own.

    `careful` is the wording where the rule fired on suggestions only. `numbers` are those that the condition names. A
    rule whose numbers have dates is several of the same code, each with its own days. `changed` names the keys that
    differ from the rule of the base, which is the rule's own `origin` where it is inherited.
    """

    code: str
    aliases: tuple[str, ...]
    title: Bilingual
    clause: str
    severity: Severity
    channel: str | None
    validity: Validity | None
    what: Bilingual
    why: Bilingual
    example: Bilingual
    better: Bilingual
    limits: Bilingual | None
    when: Condition
    findings: FindingsPer
    wording: Bilingual
    careful: Bilingual | None
    fixes: Fixes | None
    numbers: Mapping[str, float] = field(default_factory=dict, hash=False)
    origin: str = ""
    changed: tuple[str, ...] = ()

    def holds_on(self, day: date) -> bool:
        """Whether the rule's own days let it fire on a day; it has none unless they are told."""
        return self.validity is None or self.validity.status_on(day) in ("in-force", "unknown")


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A rule of the base that a guideline does without, and why."""

    code: str
    why: str


@dataclass(frozen=True, slots=True)
class HandoverTemplates:
    """A note that carries a draft over to another channel: its title, and the Jinja2 source in each standard."""

    title: Bilingual
    source: Bilingual


@dataclass(frozen=True, slots=True)
class Channel:
    """A way for a message to go: its name, what the writer should do, and the note that helps with the move."""

    name: Bilingual
    do: Bilingual
    handover: HandoverTemplates | None = None


@dataclass(frozen=True, slots=True)
class Scope:
    """The organisations whose messages the guideline governs, by names and numbers, and which sides write them."""

    names: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    organisation_numbers: tuple[str, ...] = ()
    her_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExpectedReply:
    """Within how many working days an answer comes."""

    since: int
    until: int
    clause: str


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A document type that a dialog message may have."""

    name: str
    aliases: tuple[str, ...]
    care: str | None


@dataclass(frozen=True, slots=True)
class DocumentTypes:
    """The document types allowed."""

    clause: str
    types: tuple[DocumentType, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """What happens to a message after it is sent."""

    clause: str
    steps: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """One normative sentence of the source, and the rules or tables that carry it."""

    clause: str
    says: Mapping[str, str]
    by: CoveredBy
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guideline:
    """A whole guideline, as read from its folder; `content_hash` changes whenever one of its files does.

    Without `suggestions` its rules see none. `extends` are the ids of its bases, the nearest first; a `base` is there
    to be extended, and no message is held against it. `link` is the address of the page that explains a rule, with
    `{code}` and `{clause}` for the rule's.
    """

    id: str
    title: Bilingual
    publisher: str
    document: str
    source: str
    version: str
    validity: Validity
    scope: Scope
    precedence: tuple[str, ...]
    expected_reply: ExpectedReply | None
    document_types: DocumentTypes | None
    flow: Flow | None
    coverage: tuple[Coverage, ...]
    channels: Mapping[str, Channel]
    services: Services
    rules: tuple[Rule, ...]
    suggestions: bool
    vocabulary: Vocabulary
    folders: tuple[Path, ...]
    content_hash: str
    extends: tuple[str, ...] = ()
    base: bool = False
    left_out: tuple[LeftOut, ...] = ()
    link: str | None = None

    def link_to(self, rule: Rule) -> str | None:
        """The address of the page that explains a rule, if the guideline names one."""
        return self.link and self.link.replace("{code}", rule.code).replace("{clause}", rule.clause)

    @property
    def folder(self) -> Path:
        """The guideline's own folder; those of its bases follow it in `folders`."""
        return self.folders[0]

    def rule(self, code: str, day: date | None = None) -> Rule | None:
        """The rule with this code or alias; of several with days of their own the one of that day, else the last."""
        found = [rule for rule in self.rules if code == rule.code or code in rule.aliases]
        holding = [rule for rule in found if day is None or rule.holds_on(day)] or found
        return holding[-1] if holding else None
