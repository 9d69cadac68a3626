"""Prints a rule as its guideline describes it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rich.console import Console
from rich.text import Text

from dialogvakt.channels import own_channel
from dialogvakt.cli.console import open_console, printable
from dialogvakt.cli.options import open_guideline
from dialogvakt.errors import InputError, did_you_mean
from dialogvakt.phrases import day_in_words, phrase
from dialogvakt.report import Standard
from dialogvakt_rules import Case, Guideline, Rule, Validity, cases_of

_CASES_SHOWN = 2


def print_rule(code: str, guideline: str | None, standard: Standard) -> None:
    """Print all that there is to know about one rule; raises `InputError` if the guideline has none of that name."""
    loaded = open_guideline(guideline, only=code)
    paragraphs = list(_paragraphs(loaded, _rule(loaded, code), standard))
    console = open_console()
    for heading, lines in paragraphs:
        _print(console, heading, lines)


def _rule(guideline: Guideline, code: str) -> Rule:
    rule = guideline.rule(code)
    if rule is None:
        codes = [name for rule in guideline.rules for name in (rule.code, *rule.aliases)]
        shown = printable(code)[:40]
        raise InputError("explain", None, f"no rule {shown!r}{did_you_mean(code, codes)}", allowed=sorted(codes))
    return rule


def _paragraphs(guideline: Guideline, rule: Rule, standard: Standard) -> Iterator[tuple[str, list[str]]]:
    """Yield headings and what stands below them."""
    clause = phrase("clause", standard, clause=rule.clause)
    yield f"{rule.title.in_language(standard)} ({rule.code}), {clause}", _summary(guideline, rule, standard)
    for name, text in (("what", rule.what), ("why", rule.why), ("example", rule.example), ("better", rule.better)):
        yield phrase(f"explain-{name}", standard), [text.in_language(standard)]
    cases = cases_of(guideline, rule)
    for name, flagged in (("flags", True), ("passes", False)):
        shown = _chosen([case for case in cases if case.flagged is flagged], standard)
        if shown:
            yield phrase(f"explain-{name}", standard), [f"– {' '.join(case.text.split())}" for case in shown]
    if rule.limits:
        yield phrase("explain-limits", standard), [rule.limits.in_language(standard)]
    validity = rule.validity or guideline.validity
    source = guideline.source if not rule.validity else validity.source
    yield phrase("explain-source", standard), [source, _dates(validity, standard)]


def _summary(guideline: Guideline, rule: Rule, standard: Standard) -> list[str]:
    channel = guideline.channels[rule.channel or own_channel(guideline)].name.in_language(standard)
    lines = [
        phrase("explain-weight", standard, weight=phrase(rule.severity, standard).lower()),
        phrase("explain-channel", standard, channel=channel),
    ]
    if rule.aliases:
        lines.append(phrase("explain-aliases", standard, names=", ".join(rule.aliases)))
    return lines


def _chosen(cases: list[Case], standard: Standard) -> list[Case]:
    """Return the first two cases, those in the reader's standard before the others."""
    return sorted(cases, key=lambda case: case.language != standard)[:_CASES_SHOWN]


def _dates(validity: Validity, standard: Standard) -> str:
    since, until = (_day(day, standard) for day in (validity.since, validity.until))
    return phrase("explain-valid", standard, since=since, until=until)


def _day(day: date | str | None, standard: Standard) -> str:
    if isinstance(day, date):
        return day_in_words(day, standard)
    return phrase("open-ended" if day is None else "unknown-day", standard)


def _print(console: Console, heading: str, lines: list[str]) -> None:
    console.print(Text(printable(heading), style="bold"))
    for line in lines:
        for row in Text(printable(line)).wrap(console, console.width - 4):
            row.rstrip()
            console.print(Text("  ") + row)
    console.print()
