"""What the writer reads: the guideline's Jinja2 templates filled with the facts that fired, in bokmål or nynorsk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import StrictUndefined, Template, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dialogvakt_rules import Fact, Rule, Vocabulary
from dialogvakt_rules.condition import AllOf, AnyOf, Compared, Condition, CountOf, FactCondition

_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, trim_blocks=True)
# What an expression in a template can raise beside Jinja2's own errors.
_MISHAPS = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class WordedFact:
    """A fact as templates see it: its display name in the writer's standard, its number and unit, its attributes."""

    kind: str
    label: str
    name: str
    number: str
    unit: str
    attributes: Mapping[str, object]


def word_message(
    rule: Rule,
    language: str,
    facts: Sequence[Fact],
    vocabulary: Vocabulary,
    *,
    texts: Sequence[str] = (),
    count: int = 0,
    options: Sequence[str] = (),
    suggested: bool = False,
) -> str:
    """Fill a rule's wording; one that cannot be filled gives way to the rule's title, so that no finding is lost.

    `texts` are the draft's own words at the places found, `options` what the tables offer; a `suggested` finding is
    worded with care.
    """
    worded = [_worded(fact, language, vocabulary) for fact in facts]
    numbers = [fact.number for fact in worded if fact.number]
    wording = rule.careful if suggested and rule.careful else rule.wording
    source = wording.in_language(language)
    limits = _limits(rule.when, facts) if "limit" in source else ()
    try:
        message = _template(source).render(
            text=texts[0] if texts else "",
            texts=list(texts),
            count=count,
            names=list(dict.fromkeys(fact.name for fact in worded if fact.name)),
            numbers=numbers,
            days=numbers[0] if numbers else "",
            options=list(options),
            facts=worded,
            limit=next(map(_decimal, limits), ""),
        )
    except _MISHAPS:
        return rule.title.in_language(language)
    return " ".join(message.split())


@lru_cache(maxsize=1024)
def _template(source: str) -> Template:
    return _ENVIRONMENT.from_string(source)


def _worded(fact: Fact, language: str, vocabulary: Vocabulary) -> WordedFact:
    number = fact.attributes.get("number")
    words = vocabulary.display(fact.kind, fact.label)
    return WordedFact(
        fact.kind,
        fact.label,
        words.in_language(language) if words else "",
        _decimal(number) if isinstance(number, int | float) else "",
        str(fact.attributes.get("unit", "")),
        dict(fact.attributes),
    )


def _limits(condition: Condition, facts: Sequence[Fact]) -> Iterator[float]:
    """Yield the numbers that a rule holds these facts against."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from _limits(part, facts)
        case FactCondition(pattern):
            if any(pattern.holds(fact) for fact in facts):
                yield from (test.limit for test in pattern.tests if isinstance(test, Compared))
        case CountOf(pattern, limits):
            if any(pattern.holds(fact) for fact in facts):
                yield from (limit.limit for limit in limits)


def _decimal(number: float) -> str:
    return f"{number:g}".replace(".", ",")
