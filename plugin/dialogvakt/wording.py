"""What the writer reads: the guideline's Jinja2 templates filled with the facts that fired, in bokmål or nynorsk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from jinja2 import StrictUndefined, TemplateError, meta, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment

from dialogvakt_rules import Fact, Rule, Vocabulary
from dialogvakt_rules.condition import AllOf, AnyOf, Compared, Condition, CountOf, FactCondition
from dialogvakt_rules.templates import VARIABLES

_ENVIRONMENT = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False, trim_blocks=True)
# Whatever Jinja2 has to work out begins with it.
_MARK = "{"
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
    wording = rule.careful if suggested and rule.careful else rule.wording
    source = wording.in_language(language)
    if _MARK not in source:
        return " ".join(source.split())
    values = _Values(rule, facts, language, vocabulary, list(texts), count, list(options))
    try:
        fill, variables = _wording(source)
        message = fill({name: getattr(values, name) for name in variables})
    except _MISHAPS:
        return rule.title.in_language(language)
    return " ".join(message.split())


@lru_cache(maxsize=1024)
def _wording(source: str) -> tuple[Callable[[dict[str, object]], str], frozenset[str]]:
    """Return what fills a template, and the variables that it uses."""
    tree = _ENVIRONMENT.parse(source)
    used = meta.find_undeclared_variables(tree).intersection(VARIABLES)
    # Most templates only name variables, and Python fills these in a fraction of the time.
    formatted = _as_format(tree)
    return formatted.format_map if formatted else _ENVIRONMENT.from_string(tree).render, frozenset(used)


def _as_format(tree: nodes.Template) -> str | None:
    """Return a template as a Python format; None for one that does more than name the product's variables."""
    parts: list[str] = []
    for output in tree.body:
        for part in output.nodes if isinstance(output, nodes.Output) else [output]:
            if isinstance(part, nodes.TemplateData):
                parts.append(part.data.replace("{", "{{").replace("}", "}}"))
            elif isinstance(part, nodes.Name) and part.name in VARIABLES:
                parts.append(f"{{{part.name}}}")
            else:
                return None
    return "".join(parts)


@dataclass(frozen=True)
class _Values:
    """The variables of templates; most use few of them, so that each is worked out only when it is asked for."""

    rule: Rule
    given: Sequence[Fact]
    language: str
    vocabulary: Vocabulary
    texts: list[str]
    count: int
    options: list[str]

    @property
    def text(self) -> str:
        return self.texts[0] if self.texts else ""

    @cached_property
    def facts(self) -> list[WordedFact]:
        return [_worded(fact, self.language, self.vocabulary) for fact in self.given]

    @property
    def names(self) -> list[str]:
        return list(dict.fromkeys(fact.name for fact in self.facts if fact.name))

    @property
    def numbers(self) -> list[str]:
        return [fact.number for fact in self.facts if fact.number]

    @property
    def days(self) -> str:
        return next(iter(self.numbers), "")

    @property
    def limit(self) -> str:
        return next(map(_decimal, _limits(self.rule.when, self.given)), "")


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
