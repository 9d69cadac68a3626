"""Facts and patterns as durable-rules sees them: no text from outside the rules, and no number it cannot read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dialogvakt_rules.condition import Compared, Pattern, Test, family
from dialogvakt_rules.fact import DECIMALS, Attribute, Fact

_OTHER_WORD = "~"
_SCALE = 10**DECIMALS
_OPERATORS = {"below": "$lt", "above": "$gt", "at-least": "$gte", "at-most": "$lte"}


def pattern_json(pattern: Pattern) -> dict[str, Any]:
    """A pattern as a condition."""
    parts: list[dict[str, Any]] = [{"kind": pattern.kind}]
    for test in pattern.tests:
        parts.extend(_test_json(test))
    return {"$and": parts} if len(parts) > 1 else parts[0]


class FactWriter:
    """Writes facts, with the attributes that patterns look at and the words that they hold."""

    def __init__(self, patterns: Iterable[Pattern], words: frozenset[str]) -> None:
        """Note which attributes of which kinds are looked at, and for what."""
        self._looked_at: dict[str, dict[str, str]] = {}
        self._words = words
        for pattern in patterns:
            for test in pattern.tests:
                self._looked_at.setdefault(pattern.kind, {})[test.attribute] = _wanted(test)

    def write(self, fact: Fact) -> dict[str, Any]:
        """One fact, without an id."""
        written: dict[str, Any] = {"kind": fact.kind}
        for name, wanted in self._looked_at.get(fact.kind, {}).items():
            value = fact.get(name)
            if value is not None and family(value) == wanted:
                written[_property(name)] = self._value(value)
        return written

    def _value(self, value: Attribute) -> Attribute:
        if isinstance(value, str) and value not in self._words:
            return _OTHER_WORD
        return _value_json(value)


def _property(attribute: str) -> str:
    return f"a_{attribute}"


def _wanted(test: Test) -> str:
    return "number" if isinstance(test, Compared) else family(test.values[0])


def _value_json(value: Attribute) -> Attribute:
    # 3 and 3.0 are two values to the library, and it cannot read 1e-06; whole millionths are safe.
    return value if isinstance(value, str | bool) else round(value * _SCALE)


def _test_json(test: Test) -> list[dict[str, Any]]:
    name = _property(test.attribute)
    if isinstance(test, Compared):
        return [{_OPERATORS[test.operator]: {name: _value_json(test.limit)}}]
    values = [_value_json(value) for value in test.values]
    if test.operator == "not":
        return [{"$neq": {name: value}} for value in values]
    return [{"$or": [{name: value} for value in values]}] if len(values) > 1 else [{name: values[0]}]
