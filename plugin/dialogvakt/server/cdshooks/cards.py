"""A report as cards: one for the channel, one for the wording, none where there is nothing to say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, get_args

from dialogvakt.finding import Finding, Severity
from dialogvakt.formats.fhir import CommunicationDraft
from dialogvakt.notices import notices
from dialogvakt.phrases import phrase
from dialogvakt.report import Report
from dialogvakt.server.cdshooks.cardid import new_card_id
from dialogvakt.server.cdshooks.markdown import render
from dialogvakt.server.cdshooks.suggestions import suggestions_for
from dialogvakt.server.cdshooks.words import override_reasons, shorten, word
from dialogvakt_rules import Guideline

Card = dict[str, Any]

# What the card about the wording is called where cards are counted; the other one has its rule's code.
WORDING = "wording"
# Summaries are shorter than 140 characters.
MAX_SUMMARY = 139
_SEVERITIES: tuple[Severity, ...] = get_args(Severity)


def cards_for(report: Report, communication: CommunicationDraft, guideline: Guideline, base_url: str) -> list[Card]:
    """Return the cards of a report; `base_url` is the service's address as those see it who follow a link."""
    return [*_channel_card(report, guideline, base_url), *_wording_card(report, communication, guideline, base_url)]


def _channel_card(report: Report, guideline: Guideline, base_url: str) -> Iterator[Card]:
    order = {code: place for place, code in enumerate(guideline.precedence)}
    findings = sorted(
        (finding for finding in report.findings if finding.channel), key=lambda one: order.get(one.code, len(order))
    )
    if not findings:
        return
    language, first = report.messages_in, findings[0]
    names = {"channel": _channel(report.channel, guideline, language), "title": _title(first, guideline, language)}
    unsure = all(finding.evidence == "suggested" for finding in findings if finding.channel == report.channel)
    others = ", ".join(_channel(channel, guideline, language) for channel in report.also)
    notes = [phrase("also", language, channels=others)] if others else []
    yield {
        **_frame(report, findings),
        "uuid": new_card_id(first.code),
        "summary": shorten(word("channel-unsure" if unsure else "channel", language, **names), MAX_SUMMARY),
        "detail": render("channel", language, report=report, findings=findings, notes=notes + _notes(report)),
        "links": _links(findings, report, guideline, base_url),
        "overrideReasons": override_reasons("channel", language),
    }


def _wording_card(
    report: Report, communication: CommunicationDraft, guideline: Guideline, base_url: str
) -> Iterator[Card]:
    findings = [finding for finding in report.findings if not finding.channel and not finding.shadowed]
    if not findings:
        return
    findings.sort(key=lambda finding: _SEVERITIES.index(finding.severity))
    language = report.messages_in
    suggestions = suggestions_for(findings, communication, language)
    # Each suggestion holds the whole message, so that a second one would take the first one back.
    chosen = {"suggestions": suggestions, "selectionBehavior": "at-most-one"} if suggestions else {}
    yield {
        **_frame(report, findings),
        "uuid": new_card_id(WORDING),
        "summary": shorten(_wording_summary(findings, guideline, language), MAX_SUMMARY),
        "detail": render("wording", language, findings=findings, notes=_notes(report)),
        "links": _links(findings, report, guideline, base_url),
        "overrideReasons": override_reasons("wording", language),
        **chosen,
    }


def _frame(report: Report, findings: Sequence[Finding]) -> Card:
    """Return how grave a card is, and whom it speaks for."""
    return {
        "indicator": min((finding.severity for finding in findings), key=_SEVERITIES.index),
        "source": {"label": report.guideline.title},
    }


def _wording_summary(findings: Sequence[Finding], guideline: Guideline, language: str) -> str:
    """Return the rules broken, with the gravest first: `Viktig: Vedlegg. Kan bli bedre: Forkortelse (2), Fagord`."""
    parts: list[str] = []
    for severity in _SEVERITIES:
        titles = Counter(_title(finding, guideline, language) for finding in findings if finding.severity == severity)
        named = ", ".join(title if times == 1 else f"{title} ({times})" for title, times in titles.items())
        parts += [f"{phrase(severity, language)}: {named}"] if named else []
    return ". ".join(parts)


def _links(findings: Sequence[Finding], report: Report, guideline: Guideline, base_url: str) -> list[dict[str, str]]:
    links: dict[str, dict[str, str]] = {}
    for finding in findings:
        title = _title(finding, guideline, report.messages_in)
        links[finding.code] = {
            "label": word("rule-page", report.messages_in, title=title, clause=finding.clause),
            "url": _page_of(finding, report, guideline, base_url),
            "type": "absolute",
        }
    return list(links.values())


def _page_of(finding: Finding, report: Report, guideline: Guideline, base_url: str) -> str:
    """Return the address of the guideline's own page about a rule, if it has one, else of the service's."""
    rule = guideline.rule(finding.code)
    own = guideline.link_to(rule) if rule else None
    page = f"{base_url}/v1/guidelines/{report.guideline.id}/rules/{finding.code}?language={report.messages_in}"
    return own or page


def _notes(report: Report) -> list[str]:
    """Return what the guideline's own state, and the sender's guideline, add."""
    return list(notices(report))


def _channel(channel: str, guideline: Guideline, language: str) -> str:
    return guideline.channels[channel].name.in_language(language)


def _title(finding: Finding, guideline: Guideline, language: str) -> str:
    rule = guideline.rule(finding.code)
    return rule.title.in_language(language) if rule else finding.code
