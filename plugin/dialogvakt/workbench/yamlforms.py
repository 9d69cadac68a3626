"""Facts and conditions as they are written in a rule, so that what is shown can be copied into one."""

from __future__ import annotations

from collections.abc import Iterable

from dialogvakt_rules import Attribute, Fact
from dialogvakt_rules.condition import AllOf, AnyOf, Condition, CountOf, FactCondition, NoneOf, OneOf, Pattern

_MOST_VALUES = 6


def fact_form(fact: Fact) -> str:
    """Return a fact as a condition that it meets."""
    parts = [f"fact: {fact.kind}", f"label: {fact.label}"]
    parts += [f"{name}: {_value(value)}" for name, value in fact.attributes.items()]
    return f"{{{', '.join(parts)}}}"


def condition_form(condition: Condition) -> str:
    """Return a condition in one line; long lists of values are cut."""
    match condition:
        case FactCondition(pattern, joins, name):
            extra = [f"{join.attribute}: {{{join.operator}: {join.name}.{join.other}}}" for join in joins]
            return _pattern(pattern, [*extra, *([f"as: {name}"] if name else [])])
        case NoneOf(patterns):
            return f"none: [{', '.join(_pattern(pattern) for pattern in patterns)}]"
        case CountOf(pattern, limits, distinct):
            own = [f"{limit.operator}: {_value(limit.limit)}" for limit in limits]
            own += [f"distinct: {distinct}"] if distinct else []
            return f"count: {_pattern(pattern)}, {', '.join(own)}"
        case AnyOf(parts):
            return f"any: [{', '.join(map(condition_form, parts))}]"
        case AllOf(parts):
            return f"all: [{', '.join(map(condition_form, parts))}]"


def _pattern(pattern: Pattern, extra: Iterable[str] = ()) -> str:
    parts = [f"fact: {pattern.kind}"]
    for test in pattern.tests:
        if isinstance(test, OneOf):
            values = _values(test.values)
            parts.append(f"{test.attribute}: {values if test.operator == 'is' else f'{{not: {values}}}'}")
        else:
            parts.append(f"{test.attribute}: {{{test.operator}: {_value(test.limit)}}}")
    return f"{{{', '.join([*parts, *extra])}}}"


def _values(values: tuple[Attribute, ...]) -> str:
    if len(values) == 1:
        return _value(values[0])
    shown = ", ".join(map(_value, values[:_MOST_VALUES]))
    return f"[{shown}{', …' if len(values) > _MOST_VALUES else ''}]"


def _value(value: Attribute) -> str:
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)
