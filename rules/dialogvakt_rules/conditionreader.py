"""Reads the `when` of a rule and holds it against the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from dialogvakt_rules.condition import (
    JOIN_OPERATORS,
    NUMBER_OPERATORS,
    AllOf,
    AnyOf,
    Compared,
    Condition,
    CountOf,
    FactCondition,
    Join,
    NoneOf,
    OneOf,
    Pattern,
    Test,
)
from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.fact import Attribute
from dialogvakt_rules.vocabulary import AttributeSpec, KindSpec, Vocabulary

FORMS = ("all", "any", "none", "fact", "count")
_NOWHERE = Pattern("")


class ConditionReader:
    """Reads one rule's condition; problems go to the cursor."""

    def __init__(self, vocabulary: Vocabulary, numbers: Mapping[str, float] = MappingProxyType({})) -> None:
        """Read with the kinds of this vocabulary, and these numbers by their names."""
        self._vocabulary = vocabulary
        self._numbers = numbers
        self._names: set[str] = set()

    def read(self, cursor: Cursor) -> Condition:
        """The condition that stands at the cursor."""
        return self._condition(cursor, {})

    def _condition(self, cursor: Cursor, known: dict[str, str]) -> Condition:
        entries = cursor.entries()
        forms = [form for form in FORMS if form in entries]
        if len(forms) != 1:
            if isinstance(cursor.value, dict):
                given = next(iter(entries), None)
                cursor.fail("a condition needs exactly one of these keys", FORMS, given)
            return NoneOf(())
        match forms[0]:
            case "fact":
                return self._fact(cursor, entries, known)
            case "count":
                return self._count(cursor)
            case "none":
                cursor.fields(("none",))
                return NoneOf(tuple(self._lone(item, "none") for item in self._parts(entries["none"])))
            case "any":
                cursor.fields(("any",))
                return AnyOf(tuple(self._condition(item, known) for item in self._parts(entries["any"])))
            case _:
                cursor.fields(("all",))
                return self._all(entries["all"], known)

    def _parts(self, cursor: Cursor) -> tuple[Cursor, ...]:
        items = cursor.items()
        if cursor.value == []:
            cursor.fail("must hold at least one condition")
        return items

    def _all(self, cursor: Cursor, known: dict[str, str]) -> AllOf:
        known = dict(known)
        parts: list[Condition] = []
        for item in self._parts(cursor):
            part = self._condition(item, known)
            parts.append(part)
            if isinstance(part, FactCondition) and part.name is not None:
                known[part.name] = part.pattern.kind
        return AllOf(tuple(parts))

    def _lone(self, cursor: Cursor, form: str) -> Pattern:
        """A fact that stands in `none` or `count`: without a name and without joins."""
        entries = cursor.entries()
        if isinstance(cursor.value, dict) and "fact" not in entries:
            cursor.fail(f"{form!r} holds facts only", ("fact",), next(iter(entries), None))
            return _NOWHERE
        if "as" in entries:
            entries["as"].fail(f"a fact inside {form!r} cannot have a name")
        found = self._fact(cursor, entries, None)
        return found.pattern

    def _count(self, cursor: Cursor) -> CountOf:
        parts = cursor.fields(("count",), (*NUMBER_OPERATORS, "distinct"))
        pattern = self._lone(parts["count"], "count")
        limits = tuple(
            Compared("count", operator, self._whole(parts[operator]))
            for operator in NUMBER_OPERATORS
            if operator in parts
        )
        if not limits:
            cursor.fail("a count needs a limit", NUMBER_OPERATORS)
        distinct = None
        if "distinct" in parts:
            spec = self._vocabulary.kinds.get(pattern.kind)
            distinct = parts["distinct"].choice(("label", *(spec.attributes if spec else ())))
        return CountOf(pattern, limits, distinct)

    def _fact(self, cursor: Cursor, entries: dict[str, Cursor], known: dict[str, str] | None) -> FactCondition:
        if "fact" not in entries:
            return FactCondition(_NOWHERE)
        kind = entries["fact"].choice(tuple(self._vocabulary.kinds))
        if kind != entries["fact"].value:
            return FactCondition(_NOWHERE)
        spec = self._vocabulary.kinds[kind]
        entries = cursor.fields(("fact",), ("label", "as", *spec.attributes))
        tests: list[Test] = []
        joins: list[Join] = []
        for name, entry in entries.items():
            if name in ("fact", "as"):
                continue
            for test in self._tests(entry, name, _spec_of(spec, name), known):
                if isinstance(test, Join):
                    joins.append(test)
                else:
                    tests.append(test)
        return FactCondition(Pattern(kind, tuple(tests)), tuple(joins), self._name(entries.get("as"), known))

    def _name(self, cursor: Cursor | None, known: dict[str, str] | None) -> str | None:
        if cursor is None or known is None:
            return None
        name = cursor.text()
        if name in self._names:
            cursor.fail(f"the name {name!r} is used twice in this rule")
        self._names.add(name)
        return name

    def _tests(
        self, cursor: Cursor, name: str, spec: AttributeSpec, known: dict[str, str] | None
    ) -> Iterator[Test | Join]:
        if not isinstance(cursor.value, dict):
            yield OneOf(name, "is", _values(cursor, spec))
            return
        numbers = NUMBER_OPERATORS if spec.type == "number" else ()
        for operator, entry in cursor.fields((), ("not", *numbers, *JOIN_OPERATORS)).items():
            if operator == "not":
                yield OneOf(name, "not", _values(entry, spec))
            for number in NUMBER_OPERATORS:
                if number == operator:
                    yield Compared(name, number, self._number(entry))
            for join in JOIN_OPERATORS:
                if join == operator:
                    yield from self._join(entry, Join(name, join, "", ""), spec, known)

    def _number(self, cursor: Cursor) -> float:
        """A number, or the name of one of the rule's numbers."""
        if not isinstance(cursor.value, str):
            return cursor.number()
        if cursor.value not in self._numbers:
            cursor.fail("is no number, nor the name of one under 'numbers'", tuple(self._numbers), cursor.value)
        return self._numbers.get(cursor.value, 0)

    def _whole(self, cursor: Cursor) -> int:
        if not isinstance(cursor.value, str):
            return cursor.whole()
        number = self._number(cursor)
        if number != int(number) or number < 0:
            cursor.fail("counts, so the number it names must be whole, 0 or more")
        return int(number)

    def _join(self, cursor: Cursor, join: Join, spec: AttributeSpec, known: dict[str, str] | None) -> Iterator[Join]:
        if known is None:
            cursor.fail("a fact inside 'none' or 'count' cannot be compared with another fact")
            return
        name, _, other = cursor.text().partition(".")
        if name not in known:
            cursor.fail("must be NAME.attribute, where an earlier fact of the same 'all' has 'as: NAME'", tuple(known))
            return
        kind = self._vocabulary.kinds[known[name]]
        if other != "label" and other not in kind.attributes:
            cursor.fail(f"{name!r} has no such attribute", ("label", *kind.attributes), other)
            return
        if _family(_spec_of(kind, other)) != _family(spec):
            cursor.fail("compares two things of different types")
            return
        yield Join(join.attribute, join.operator, name, other)


def _spec_of(kind: KindSpec, name: str) -> AttributeSpec:
    if name != "label":
        return kind.attributes[name]
    return AttributeSpec("text-label") if kind.labels is None else AttributeSpec("word", tuple(kind.labels))


def _family(spec: AttributeSpec) -> str:
    return spec.type if spec.type in ("number", "boolean") else "word"


def _values(cursor: Cursor, spec: AttributeSpec) -> tuple[Attribute, ...]:
    items = cursor.items() if isinstance(cursor.value, list) else (cursor,)
    if not items:
        cursor.fail("must hold at least one value")
    return tuple(value for item in items if (value := _value(item, spec)) is not None)


def _value(cursor: Cursor, spec: AttributeSpec) -> Attribute | None:
    match spec.type:
        case "word":
            return cursor.choice(spec.values)
        case "number":
            return cursor.number()
        case "boolean":
            if not isinstance(cursor.value, bool):
                cursor.fail("must be true or false", ("true", "false"))
                return None
            return cursor.value
        case _:
            return cursor.text()
