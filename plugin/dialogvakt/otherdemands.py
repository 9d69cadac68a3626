"""What the sender's guideline would say otherwise than the receiver's, by which the message is judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from dialogvakt.bound import BoundGuideline, Judged
from dialogvakt.phrases import phrase
from dialogvakt.report import Demand, OtherGuideline, Standard
from dialogvakt_rules import Guideline, Rule


def compare_demands(
    ours: Judged, bound: BoundGuideline, other: BoundGuideline, judged: Judged, language: Standard
) -> OtherGuideline:
    """Return where the other guideline asks more, less, or for another channel, for this one draft."""
    guideline = other.guideline
    demands = tuple(_demands(ours, bound.guideline, judged, guideline, language))
    return OtherGuideline(guideline.id, guideline.version, guideline.title.in_language(language), demands)


def _demands(
    ours: Judged, guideline: Guideline, theirs: Judged, other: Guideline, language: Standard
) -> Iterator[Demand]:
    here = {fired.rule.code: fired.rule for fired in ours.fired}
    there = {fired.rule.code: fired.rule for fired in theirs.fired}
    for code, rule in there.items():
        if code not in here:
            yield _demand(rule, "more", other, language)
        elif _way(rule, other, language) != _way(here[code], guideline, language):
            yield _demand(rule, "otherwise", other, language)
    for code, rule in here.items():
        if code not in there:
            yield _demand(rule, "less", guideline, language)


def _demand(rule: Rule, kind: Literal["more", "less", "otherwise"], guideline: Guideline, language: Standard) -> Demand:
    title = rule.title.in_language(language).lower()
    way = _way(rule, guideline, language)
    name = f"other-{kind}-channel" if way and kind != "less" else f"other-{kind}"
    return Demand(rule.code, kind, phrase(name, language, title=title, channel=way))


def _way(rule: Rule, guideline: Guideline, language: Standard) -> str:
    return guideline.channels[rule.channel].name.in_language(language) if rule.channel else ""
