"""Writes a guideline as web pages that need no server and no script: one in bokmål, one in nynorsk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined

from dialogvakt.errors import InputError
from dialogvakt.phrases import day_in_words, phrase
from dialogvakt.report import Standard
from dialogvakt.workbench.differences import differences
from dialogvakt.workbench.numberwords import side_and_measure
from dialogvakt.workbench.words import days_in_words, words
from dialogvakt_rules import Guideline, Rule, Validity, cases_of
from dialogvakt_rules.rulereader import shown_number

NAMES: dict[Standard, str] = {"nb": "index.html", "nn": "nn.html"}
_EXAMPLES = 4


@dataclass(frozen=True, slots=True)
class RuleOnPage:
    """A rule in one written standard, with drafts that it flags and drafts that it lets pass."""

    code: str
    title: str
    clause: str
    severity: str
    weight: str
    channel: str | None
    days: str | None
    texts: tuple[tuple[str, str], ...]
    numbers: tuple[str, ...]
    flags: tuple[str, ...]
    passes: tuple[str, ...]


def write_pages(guideline: Guideline, folder: Path, before: Guideline | None = None) -> tuple[Path, ...]:
    """Write the pages of a guideline into a folder; `before` is its last version, if what changed is to be told."""
    template = _environment().from_string(_file("page.html.j2"))
    written = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for standard, name in NAMES.items():
            path = folder / name
            path.write_text(template.render(_values(guideline, before, standard)), "utf-8")
            written.append(path)
    except OSError as error:
        raise InputError("--output", None, f"cannot be written: {error.strerror}") from None
    return tuple(written)


def _values(guideline: Guideline, before: Guideline | None, standard: Standard) -> dict[str, Any]:
    say: Callable[..., str] = partial(_say, standard)
    return {
        "say": say,
        "explain": lambda name: phrase(f"explain-{name}", standard),
        "standard": standard,
        "other": next(name for code, name in NAMES.items() if code != standard),
        "style": _file("page.css"),
        "guideline": guideline,
        "title": guideline.title.in_language(standard),
        "days": _validity(guideline.validity, standard),
        "reply": _reply(guideline, standard),
        "types": [kind.name for kind in guideline.document_types.types] if guideline.document_types else [],
        "rules": [_rule(guideline, rule, standard) for rule in guideline.rules],
        "channels": [
            (channel.name.in_language(standard), channel.do.in_language(standard))
            for channel in guideline.channels.values()
        ],
        "flow": [step.in_language(standard) for step in guideline.flow.steps] if guideline.flow else [],
        "changes": differences(before, guideline, standard) if before else (),
        "before": before,
    }


def _say(standard: Standard, name: str, **values: object) -> str:
    return words(name, standard, **values)


def _validity(validity: Validity, standard: Standard) -> str:
    """Return the days in words, and whether it is in force on the day on which the page is written."""
    today, days = date.today(), days_in_words(validity, standard)
    status = validity.status_on(today)
    if status == "unknown":
        return days
    return words("page-status", standard, days=days, status=words(status, standard), day=day_in_words(today, standard))


def _reply(guideline: Guideline, standard: Standard) -> str | None:
    reply = guideline.expected_reply
    if reply is None:
        return None
    return words("reply", standard, since=reply.since, until=reply.until)


def _numbers(guideline: Guideline, rule: Rule, standard: Standard) -> tuple[str, ...]:
    """Return the limits of a rule that has more of them than its texts tell."""
    found = []
    for name, number in rule.numbers.items():
        side, what = side_and_measure(name, rule, guideline.vocabulary, standard)
        if what is not None:
            found.append(words(f"page-number-{side}", standard, what=what, number=shown_number(number)))
    return tuple(sorted(found, key=str.casefold)) if len(found) > 1 else ()


def _rule(guideline: Guideline, rule: Rule, standard: Standard) -> RuleOnPage:
    texts = [(name, getattr(rule, name)) for name in ("what", "why", "example", "better", "limits")]
    cases = sorted(cases_of(guideline, rule), key=lambda case: case.language != standard)
    flags, passes = ([case.text for case in cases if case.flagged is side][:_EXAMPLES] for side in (True, False))
    return RuleOnPage(
        rule.code,
        rule.title.in_language(standard),
        rule.clause,
        rule.severity,
        phrase(rule.severity, standard),
        guideline.channels[rule.channel].name.in_language(standard) if rule.channel else None,
        days_in_words(rule.validity, standard) if rule.validity else None,
        tuple((phrase(f"explain-{name}", standard), text.in_language(standard)) for name, text in texts if text),
        _numbers(guideline, rule, standard),
        tuple(flags),
        tuple(passes),
    )


def _environment() -> Environment:
    # Whatever a guideline says is text and no markup.
    return Environment(undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True)


def _file(name: str) -> str:
    return (files("dialogvakt") / "workbench" / "site" / name).read_text("utf-8")
