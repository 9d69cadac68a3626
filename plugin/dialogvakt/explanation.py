"""A rule as its guideline describes it, in one written standard; each surface only shows it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dialogvakt.channels import own_channel
from dialogvakt.phrases import day_in_words, phrase
from dialogvakt.report import Standard
from dialogvakt_rules import Case, Guideline, Rule, Validity, cases_of

_CASES_SHOWN = 2


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, and the lines below it."""

    heading: str
    lines: tuple[str, ...]


def explain(guideline: Guideline, rule: Rule, standard: Standard) -> Iterator[Section]:
    """Yield what there is to know about a rule; the first section is about the rule as a whole."""
    # A base's rules have neither clause nor source.
    clause = f", {phrase('clause', standard, clause=rule.clause)}" if rule.clause else ""
    yield Section(f"{rule.title.in_language(standard)} ({rule.code}){clause}", _summary(guideline, rule, standard))
    for name, text in (("what", rule.what), ("why", rule.why), ("example", rule.example), ("better", rule.better)):
        yield Section(phrase(f"explain-{name}", standard), (text.in_language(standard),))
    cases = cases_of(guideline, rule)
    for name, flagged in (("flags", True), ("passes", False)):
        shown = _chosen([case for case in cases if case.flagged is flagged], standard)
        if shown:
            lines = tuple(f"– {' '.join(case.text.split())}" for case in shown)
            yield Section(phrase(f"explain-{name}", standard), lines)
    if rule.limits:
        yield Section(phrase("explain-limits", standard), (rule.limits.in_language(standard),))
    validity = rule.validity or guideline.validity
    source = guideline.source if not rule.validity else validity.source
    if source:
        yield Section(phrase("explain-source", standard), (source, _dates(validity, standard)))


def _summary(guideline: Guideline, rule: Rule, standard: Standard) -> tuple[str, ...]:
    channel = guideline.channels[rule.channel or own_channel(guideline)].name.in_language(standard)
    lines = [
        phrase("explain-weight", standard, weight=phrase(rule.severity, standard).lower()),
        phrase("explain-channel", standard, channel=channel),
    ]
    if rule.aliases:
        lines.append(phrase("explain-aliases", standard, names=", ".join(rule.aliases)))
    return tuple(lines)


def _chosen(cases: Sequence[Case], standard: Standard) -> list[Case]:
    """Return the first two cases, those in the reader's standard before the others."""
    return sorted(cases, key=lambda case: case.language != standard)[:_CASES_SHOWN]


def _dates(validity: Validity, standard: Standard) -> str:
    since, until = (_day(day, standard) for day in (validity.since, validity.until))
    return phrase("explain-valid", standard, since=since, until=until)


def _day(day: date | str | None, standard: Standard) -> str:
    if isinstance(day, date):
        return day_in_words(day, standard)
    return phrase("open-ended" if day is None else "unknown-day", standard)
