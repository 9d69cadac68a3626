"""What there is to know about a rule, in one written standard, for screens and programs that show findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dialogvakt.finding import Severity
from dialogvakt.phrases import phrase
from dialogvakt_rules import Guideline, Rule


@dataclass(frozen=True, slots=True)
class RuleDescription:
    """A rule described; `sections` are headings with what stands below them, `link` the page that explains it."""

    code: str
    aliases: tuple[str, ...]
    title: str
    clause: str
    severity: Severity
    channel: str | None
    what: str
    sections: tuple[tuple[str, str], ...]
    link: str | None


def describe_rules(guideline: Guideline, language: str) -> tuple[RuleDescription, ...]:
    """Return the description of every rule, in the guideline's order."""
    return tuple(_describe(guideline, rule, language) for rule in guideline.rules)


def _describe(guideline: Guideline, rule: Rule, language: str) -> RuleDescription:
    return RuleDescription(
        rule.code,
        rule.aliases,
        rule.title.in_language(language),
        rule.clause,
        rule.severity,
        rule.channel,
        rule.what.in_language(language),
        tuple(_sections(guideline, rule, language)),
        guideline.link_to(rule),
    )


def _sections(guideline: Guideline, rule: Rule, language: str) -> Iterator[tuple[str, str]]:
    texts = (("what", rule.what), ("why", rule.why), ("example", rule.example), ("better", rule.better))
    for name, text in texts:
        yield phrase(f"explain-{name}", language), text.in_language(language)
    if rule.limits:
        yield phrase("explain-limits", language), rule.limits.in_language(language)
    source = rule.validity.source if rule.validity else guideline.source
    yield phrase("explain-source", language), f"{source}, {phrase('clause', language, clause=rule.clause)}"
