"""Reads one rule file."""

from __future__ import annotations

import re
from pathlib import Path

from dialogvakt_rules.bilingual import Bilingual
from dialogvakt_rules.compiler import conjunctions_of
from dialogvakt_rules.condition import Condition, patterns_of
from dialogvakt_rules.conditionreader import ConditionReader
from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.guideline import FindingsPer, Fixes, Rule, Severity
from dialogvakt_rules.program import TooManyConjunctionsError
from dialogvakt_rules.templates import VARIABLES, template_problem
from dialogvakt_rules.validityreader import read_validity
from dialogvakt_rules.vocabulary import Vocabulary

CODE = re.compile(r"^[a-z]+(-[a-z]+)*$")
SEVERITIES: tuple[Severity, ...] = ("critical", "warning", "info")
FINDINGS: tuple[FindingsPer, ...] = ("one", "per-text")
FIXES: tuple[Fixes, ...] = ("replacement", "options")
_REQUIRED = ("rule", "title", "clause", "severity", "what", "why", "example", "better", "when", "wording")
_OPTIONAL = ("aliases", "channel", "valid", "limits", "findings", "careful", "fixes")
_EMPTY = Bilingual("", "")


def read_rule(cursor: Cursor, path: Path, vocabulary: Vocabulary, channels: tuple[str, ...]) -> Rule | None:
    """The rule that a file holds; None when parts are missing."""
    parts = cursor.fields(_REQUIRED, _OPTIONAL)
    if any(name not in parts for name in _REQUIRED):
        return None
    optional = {name: parts.get(name) for name in _OPTIONAL}
    aliases, valid, limits = optional["aliases"], optional["valid"], optional["limits"]
    findings, fixes, channel = optional["findings"], optional["fixes"], optional["channel"]
    when, careful = _condition(parts["when"], vocabulary), optional["careful"]
    if suggestible(when, vocabulary) and not careful:
        parts["when"].fail("asks for suggestions, so the rule needs 'careful': a wording for what is not certain")
    return Rule(
        code=_code(parts["rule"], path.stem),
        aliases=tuple(_slug(item) for item in aliases.items()) if aliases else (),
        title=parts["title"].bilingual(),
        clause=parts["clause"].text(),
        severity=parts["severity"].choice(SEVERITIES),
        channel=_channel(channel, channels) if channel else None,
        validity=read_validity(valid) if valid else None,
        what=parts["what"].bilingual(),
        why=parts["why"].bilingual(),
        example=parts["example"].bilingual(),
        better=parts["better"].bilingual(),
        limits=limits.bilingual() if limits else None,
        when=when,
        findings=findings.choice(FINDINGS) if findings else "one",
        wording=_wording(parts["wording"]),
        careful=_wording(careful) if careful else None,
        fixes=fixes.choice(FIXES) if fixes else None,
    )


def suggestible(condition: Condition, vocabulary: Vocabulary) -> bool:
    """Whether a condition asks for facts that are likely, and not certain."""
    return any(pattern.kind in vocabulary.suggested for pattern in patterns_of(condition))


def _code(cursor: Cursor, stem: str) -> str:
    code = _slug(cursor)
    if code and code != stem:
        cursor.fail(f"the code must be the file's name, {stem!r}")
    return code


def _slug(cursor: Cursor) -> str:
    code = cursor.text()
    if code and not CODE.match(code):
        cursor.fail("a code is small letters a-z in words joined by '-', like 'acute-care'")
    return code


def _channel(cursor: Cursor, channels: tuple[str, ...]) -> str | None:
    if not channels:
        cursor.fail("the guideline has no channels; add them to channels.yaml")
        return None
    return cursor.choice(channels)


def _condition(cursor: Cursor, vocabulary: Vocabulary) -> Condition:
    condition = ConditionReader(vocabulary).read(cursor)
    try:
        conjunctions_of(condition)
    except TooManyConjunctionsError as error:
        cursor.fail(str(error))
    return condition


def _wording(cursor: Cursor) -> Bilingual:
    parts = cursor.fields(("nb", "nn"))
    for part in parts.values():
        template = part.text()
        found = template_problem(template)
        if found is not None:
            problem, unknown = found
            part.fail(problem, VARIABLES if unknown else (), unknown)
    if len(parts) != 2:
        return _EMPTY
    return Bilingual(str(parts["nb"].value).strip(), str(parts["nn"].value).strip())
