"""Reads the cases beside a rule: drafts that it flags and drafts that it lets pass."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dialogvakt_rules.bilingual import Language
from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.errors import Problems
from dialogvakt_rules.yamlfile import Value, load_plain

LANGUAGES: tuple[Language, ...] = ("nb", "nn")
SUFFIX = ".cases.yaml"
CONTEXT_PARTS = {
    "patient": ("national_id", "status", "known_to_hospital", "discharged_on", "last_contact", "care"),
    "thread": ("subject", "previous"),
    "recipient_organisation": ("name", "organisation_number", "her_id"),
    "sender_organisation": ("name", "organisation_number", "her_id"),
}
CONTEXT_FIELDS = (
    "written_on",
    "sender_side",
    "message_type",
    "document_type",
    "recipients",
    "attachments",
    *CONTEXT_PARTS,
)


@dataclass(frozen=True, slots=True)
class Case:
    """One draft with its context, and whether `rule` must flag it; `expect` holds the words flagged, if told."""

    rule: str
    flagged: bool
    name: str
    language: Language
    text: str
    context: Mapping[str, Value] = field(default_factory=dict)
    expect: tuple[str, ...] = ()
    line: int = 1

    def __str__(self) -> str:
        """The rule, the side and the name, as a test id."""
        return f"{self.rule}: {'flags' if self.flagged else 'passes'}: {self.name}"


def load_cases(path: Path) -> tuple[Case, ...]:
    """The cases of one file; at least one on each side, with names of their own."""
    problems = Problems()
    parts = Cursor.top(load_plain(path), problems).fields(("rule", "flags", "passes"))
    rule = parts["rule"].text() if "rule" in parts else ""
    stem = path.name.removesuffix(SUFFIX)
    if rule and rule != stem:
        parts["rule"].fail(f"must be the rule whose cases these are, {stem!r}")
    cases: list[Case] = []
    for side in ("flags", "passes"):
        if side in parts:
            cases.extend(_side(parts[side], rule, side == "flags", {case.name for case in cases}))
    problems.raise_if_any()
    return tuple(cases)


def _side(cursor: Cursor, rule: str, flagged: bool, taken: set[str]) -> list[Case]:
    found: list[Case] = []
    items = cursor.items()
    if cursor.value == []:
        cursor.fail("must hold at least one case")
    for item in items:
        case = _case(item, rule, flagged)
        if case is None:
            continue
        if case.name in taken:
            item.fail("another case has the same name")
        taken.add(case.name)
        found.append(case)
    return found


def _case(cursor: Cursor, rule: str, flagged: bool) -> Case | None:
    parts = cursor.fields(("name", "language", "text"), ("context", "expect"))
    if not all(name in parts for name in ("name", "language", "text")):
        return None
    text = parts["text"].value
    if not isinstance(text, str):
        parts["text"].fail("must be a text; put quotes around it")
    return Case(
        rule=rule,
        flagged=flagged,
        name=parts["name"].text(),
        language=parts["language"].choice(LANGUAGES),
        text=text if isinstance(text, str) else "",
        context=_context(parts["context"]) if "context" in parts else {},
        expect=parts["expect"].texts() if "expect" in parts else (),
        line=cursor.file.line(cursor.path),
    )


def _context(cursor: Cursor) -> dict[str, Value]:
    parts = cursor.fields((), CONTEXT_FIELDS)
    for name, fields in CONTEXT_PARTS.items():
        if name in parts:
            parts[name].fields((), fields)
    return {key: at.value for key, at in parts.items()}
