"""What a writer would notice when one guideline takes the place of another, in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dialogvakt.phrases import phrase
from dialogvakt.workbench.numberwords import number_words
from dialogvakt.workbench.words import days_in_words, words
from dialogvakt_rules import Guideline, Rule, Validity
from dialogvakt_rules.rulereader import shown_number

_OTHERWISE = re.compile(r"\{%-?\s*(?:else|elif)\b.*?(?=\{%-?\s*endif)", re.DOTALL)
_CONTROL = re.compile(r"\{%.*?%\}", re.DOTALL)
_INNER = str.maketrans("«»", "\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}")
_SHOWN = re.compile(r"\{\{.*?\}\}", re.DOTALL)


def differences(old: Guideline, new: Guideline, language: str) -> tuple[str, ...]:
    """Return what is otherwise in the new guideline, a sentence each; none where a writer would notice nothing."""
    parts = (_validity, _rules, _channels, _reply, _lists)
    return tuple(said for part in parts for said in part(old, new, language))


def _validity(old: Guideline, new: Guideline, language: str) -> Iterator[str]:
    if (old.validity.since, old.validity.until) != (new.validity.since, new.validity.until):
        yield words("diff-days", language, new=_days(new.validity, language), old=_days(old.validity, language))


def _days(validity: Validity | None, language: str) -> str:
    if validity is None:
        return words("always", language)
    return days_in_words(validity, language)


def _rules(old: Guideline, new: Guideline, language: str) -> Iterator[str]:
    # A rule whose numbers have dates is several of the same code; the newest is the one that writers meet.
    before, after = ({rule.code: rule for rule in guideline.rules} for guideline in (old, new))
    for code, rule in after.items():
        if code not in before:
            name = "diff-new-rule-channel" if rule.channel else "diff-new-rule"
            channel = new.channels[rule.channel].name.in_language(language) if rule.channel else ""
            yield words(name, language, **_named(rule, language), channel=channel)
    for code, rule in before.items():
        if code not in after:
            yield words("diff-gone-rule", language, **_named(rule, language))
        else:
            yield from _rule(old, new, rule, after[code], language)


def _named(rule: Rule, language: str) -> dict[str, str]:
    return {"title": rule.title.in_language(language), "what": rule.what.in_language(language)}


def _rule(old: Guideline, new: Guideline, was: Rule, now: Rule, language: str) -> Iterator[str]:
    title = now.title.in_language(language)
    if was.channel != now.channel:
        channels = (_channel(old, was.channel, language), _channel(new, now.channel, language))
        yield words("diff-channel", language, title=title, old=channels[0], new=channels[1])
    if was.severity != now.severity:
        weights = (phrase(was.severity, language).lower(), phrase(now.severity, language).lower())
        yield words("diff-severity", language, title=title, old=weights[0], new=weights[1])
    if was.numbers != now.numbers:
        yield from _numbers(new, was, now, language)
    elif was.when != now.when:
        yield words("diff-when", language, title=title)
    if was.validity != now.validity:
        yield words(
            "diff-rule-days",
            language,
            title=title,
            new=_days(now.validity, language),
            old=_days(was.validity, language),
        )
    old_words, new_words = (_read_aloud(rule.wording.in_language(language)) for rule in (was, now))
    if _without_numbers(old_words, was) != _without_numbers(new_words, now):
        yield words("diff-wording", language, title=title, old=old_words, new=new_words)


def _numbers(guideline: Guideline, was: Rule, now: Rule, language: str) -> Iterator[str]:
    for name in dict.fromkeys((*was.numbers, *now.numbers)):
        numbers = was.numbers.get(name), now.numbers.get(name)
        if numbers[0] != numbers[1]:
            old, number = (shown_number(one) if one is not None else words("no-number", language) for one in numbers)
            limit = number_words(name, now, guideline.vocabulary, language)
            title = now.title.in_language(language)
            yield words("diff-number", language, title=title, limit=limit, old=old, new=number)


def _without_numbers(wording: str, rule: Rule) -> str:
    """Return a wording with dots for the rule's numbers, whose changes are told by themselves."""
    for number in rule.numbers.values():
        wording = re.sub(rf"(?<!\d)(?<!\d,){re.escape(shown_number(number))}(?!,?\d)", "…", wording)
    return wording


def _read_aloud(wording: str) -> str:
    """Return a wording as a writer may meet it: its first alternatives, with dots for what the draft says."""
    chosen = _OTHERWISE.sub("", wording)
    # It is quoted, so its own quotes are the inner ones.
    return _SHOWN.sub("…", _CONTROL.sub("", chosen)).translate(_INNER)


def _channel(guideline: Guideline, code: str | None, language: str) -> str:
    own = tuple(guideline.channels)[-1]
    return guideline.channels[code or own].name.in_language(language)


def _channels(old: Guideline, new: Guideline, language: str) -> Iterator[str]:
    for code, channel in new.channels.items():
        before = old.channels.get(code)
        name = channel.name.in_language(language)
        if before is None:
            yield words("diff-new-channel", language, channel=name)
        elif before.do.in_language(language) != channel.do.in_language(language):
            yield words("diff-do", language, channel=name, new=channel.do.in_language(language))
    for code, channel in old.channels.items():
        if code not in new.channels:
            yield words("diff-gone-channel", language, channel=channel.name.in_language(language))


def _reply(old: Guideline, new: Guideline, language: str) -> Iterator[str]:
    was, now = old.expected_reply, new.expected_reply
    times = [words("reply", language, since=it.since, until=it.until) if it else "" for it in (was, now)]
    if times[0] != times[1]:
        none = words("no-reply", language)
        yield words("diff-reply", language, old=times[0] or none, new=times[1] or none)


def _lists(old: Guideline, new: Guideline, language: str) -> Iterator[str]:
    for name, was, now in (
        ("services", _services(old), _services(new)),
        ("types", _types(old), _types(new)),
    ):
        added, gone = [one for one in now if one not in was], [one for one in was if one not in now]
        if added:
            yield words(f"diff-new-{name}", language, names=", ".join(added))
        if gone:
            yield words(f"diff-gone-{name}", language, names=", ".join(gone))


def _services(guideline: Guideline) -> list[str]:
    return [service.name for service in guideline.services.services]


def _types(guideline: Guideline) -> list[str]:
    return [one.name for one in guideline.document_types.types] if guideline.document_types else []
