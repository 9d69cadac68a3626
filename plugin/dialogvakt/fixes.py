"""Fixes that a finding offers: plain words for a term, or what the guideline's tables hold."""

from __future__ import annotations

from collections.abc import Sequence

from dialogvakt.draft import Context
from dialogvakt.finding import Edit, Fix
from dialogvakt.phrases import phrase
from dialogvakt.recipients import document_types_for, services_instead
from dialogvakt_nlp import Mention
from dialogvakt_rules import Fact, Guideline


def replacement_fixes(mentions: Sequence[Mention], draft_language: str, language: str) -> tuple[Fix, ...]:
    """Return a fix with the likeliest words at every place, then one for each other reading of the term.

    The words are in the draft's own written standard, the titles in the reader's. Only the first fix can be safe.
    """
    choices = [(mention, _choices(mention, draft_language)) for mention in mentions]
    choices = [(mention, words) for mention, words in choices if words]
    if not choices:
        return ()
    likeliest = tuple(Edit(mention.start, mention.end, words[0]) for mention, words in choices)
    safe = len(choices) == len(mentions) and all(
        mention.replacement.safe for mention in mentions if mention.replacement
    )
    others: dict[str, list[Edit]] = {}
    for mention, words in choices:
        for other in words:
            others.setdefault(other.lower(), []).append(Edit(mention.start, mention.end, other))
    others.pop(likeliest[0].text.lower())
    return _fix(likeliest, language, safe=safe), *(_fix(tuple(edits), language) for edits in others.values())


def _choices(mention: Mention, draft_language: str) -> tuple[str, ...]:
    if mention.replacement is None:
        return ()
    return mention.replacement.nn if draft_language == "nn" else mention.replacement.nb


def _fix(edits: tuple[Edit, ...], language: str, *, safe: bool = False) -> Fix:
    return Fix(phrase("write", language, words=edits[0].text), edits, safe)


def option_fixes(options: Sequence[str], language: str) -> tuple[Fix, ...]:
    """Return a fix for each choice that the compose window should have; it changes no text."""
    return tuple(Fix(phrase("choose", language, words=option)) for option in options)


def table_options(
    facts: Sequence[Fact], turned_to: Sequence[str], context: Context, guideline: Guideline
) -> tuple[str, ...]:
    """Return what the guideline's tables offer in place of the recipient or document type that the facts are about."""
    kinds = {fact.kind for fact in facts}
    if "recipient" in kinds:
        sides = {str(fact.attributes.get("side")) for fact in facts if fact.kind == "recipient"}
        return services_instead(context.recipients, sides, turned_to, guideline.services)
    if "document-type" in kinds:
        return document_types_for(context, guideline)
    return ()
