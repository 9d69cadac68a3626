"""The rule language: what a condition means, and what is told about a wrong one."""

from __future__ import annotations

import pytest

from dialogvakt_rules.condition import (
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
)
from dialogvakt_rules.conditionreader import ConditionReader
from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.errors import GuidelineErrors, Problems
from dialogvakt_rules.vocabulary import Vocabulary
from dialogvakt_rules.yamlfile import parse_yaml


def read(text: str, vocabulary: Vocabulary) -> Condition:
    """The condition that a YAML text holds."""
    problems = Problems()
    file = parse_yaml(text, "r.yaml", problems)
    problems.raise_if_any()
    assert file is not None
    condition = ConditionReader(vocabulary).read(Cursor.top(file, problems))
    problems.raise_if_any()
    return condition


STROKE = Pattern("acute", (OneOf("label", "is", ("stroke",)),))


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("{fact: acute, label: stroke}", FactCondition(STROKE)),
        ("{fact: acute, label: stroke, as: it}", FactCondition(STROKE, (), "it")),
        (
            "{fact: acute, label: [stroke, bleeding], who: {not: [family]}}",
            FactCondition(
                Pattern("acute", (OneOf("label", "is", ("stroke", "bleeding")), OneOf("who", "not", ("family",))))
            ),
        ),
        (
            "{fact: value, number: {at-least: 3, below: 5.5}, corrected: false, unit: mmol}",
            FactCondition(
                Pattern(
                    "value",
                    (
                        Compared("number", "at-least", 3),
                        Compared("number", "below", 5.5),
                        OneOf("corrected", "is", (False,)),
                        OneOf("unit", "is", ("mmol",)),
                    ),
                )
            ),
        ),
        ("{fact: value, number: 3}", FactCondition(Pattern("value", (OneOf("number", "is", (3,)),)))),
        ("{none: [{fact: acute, label: stroke}, {fact: sender}]}", NoneOf((STROKE, Pattern("sender")))),
        (
            "{count: {fact: acute, label: stroke}, at-least: 2, distinct: label}",
            CountOf(STROKE, (Compared("count", "at-least", 2),), "label"),
        ),
        (
            "{any: [{fact: sender}, {fact: topic}]}",
            AnyOf((FactCondition(Pattern("sender")), FactCondition(Pattern("topic")))),
        ),
        (
            "{all: [{fact: topic, as: a}, {fact: topic, label: {differs-from: a.label}}]}",
            AllOf(
                (
                    FactCondition(Pattern("topic"), (), "a"),
                    FactCondition(Pattern("topic"), (Join("label", "differs-from", "a", "label"),)),
                )
            ),
        ),
        (
            "{all: [{fact: topic, as: a}, {any: [{fact: acute, label: {same-as: a.label}}]}]}",
            AllOf(
                (
                    FactCondition(Pattern("topic"), (), "a"),
                    AnyOf((FactCondition(Pattern("acute"), (Join("label", "same-as", "a", "label"),)),)),
                )
            ),
        ),
    ],
)
def test_a_condition_is_read(text: str, condition: Condition, vocabulary: Vocabulary) -> None:
    assert read(text, vocabulary) == condition


MISTAKES = [
    ("{none: [word]}", "r.yaml:1: none[0]: must be a mapping (key: value)"),
    (
        "{fcat: acute}",
        "r.yaml:1: a condition needs exactly one of these keys; allowed: all, any, none, fact, count; nearest: fact",
    ),
    (
        "{all: [], any: []}",
        "r.yaml:1: a condition needs exactly one of these keys; allowed: all, any, none, fact, count; nearest: all",
    ),
    ("word", "r.yaml:1: must be a mapping (key: value)"),
    ("{all: []}", "r.yaml:1: all: must hold at least one condition"),
    ("{all: [{fact: sender}], at-least: 2}", "r.yaml:1: at-least: unknown key; allowed: all"),
    (
        "all:\n  - {fact: acut}",
        "r.yaml:2: all[0].fact: 'acut' is not allowed; allowed: acute, value, suggests, topic, sender; nearest: acute",
    ),
    (
        "{fact: acute, lable: stroke}",
        "r.yaml:1: lable: unknown key; allowed: fact, label, as, who, whether; nearest: label",
    ),
    (
        "{fact: acute, label: strok}",
        "r.yaml:1: label: 'strok' is not allowed; allowed: stroke, bleeding; nearest: stroke",
    ),
    ("{fact: acute, label: []}", "r.yaml:1: label: must hold at least one value"),
    ("{fact: acute, who: [patient, mother]}", "r.yaml:1: who[1]: 'mother' is not allowed; allowed: patient, family"),
    (
        "{fact: acute, who: {is-not: family}}",
        "r.yaml:1: who.is-not: unknown key; allowed: not, same-as, differs-from; nearest: not",
    ),
    ("{fact: acute, who: {below: 2}}", "r.yaml:1: who.below: unknown key; allowed: not, same-as, differs-from"),
    ("{fact: value, number: high}", "r.yaml:1: number: must be a number"),
    ("{fact: value, number: {below: true}}", "r.yaml:1: number.below: must be a number"),
    (
        "{fact: value, number: {below: 0.00000001}}",
        "r.yaml:1: number.below: must be a number of at most a billion, with at most six decimals",
    ),
    ("{fact: value, corrected: 1}", "r.yaml:1: corrected: must be true or false; allowed: true, false"),
    ("{count: {fact: sender}}", "r.yaml:1: a count needs a limit; allowed: below, above, at-least, at-most"),
    ("{count: {fact: sender}, at-least: -1}", "r.yaml:1: at-least: must be a whole number, 0 or more"),
    (
        "{count: {fact: acute}, at-least: 2, distinct: whom}",
        "r.yaml:1: distinct: 'whom' is not allowed; allowed: label, who, whether; nearest: who",
    ),
    ("{count: {all: []}, at-least: 2}", "r.yaml:1: count: 'count' holds facts only; allowed: fact"),
    ("{none: [{any: [{fact: sender}]}]}", "r.yaml:1: none[0]: 'none' holds facts only; allowed: fact"),
    ("{none: [{fact: sender, as: it}]}", "r.yaml:1: none[0].as: a fact inside 'none' cannot have a name"),
    (
        "{all: [{fact: topic, as: a}, {none: [{fact: topic, label: {same-as: a.label}}]}]}",
        "r.yaml:1: all[1].none[0].label.same-as: a fact inside 'none' or 'count' cannot be compared with another fact",
    ),
    (
        "{all: [{fact: topic, label: {same-as: b.label}}, {fact: topic, as: b}]}",
        "r.yaml:1: all[0].label.same-as: must be NAME.attribute, where an earlier fact of the same "
        "'all' has 'as: NAME'",
    ),
    (
        "{all: [{fact: acute, as: a}, {fact: acute, who: {same-as: a.whom}}]}",
        "r.yaml:1: all[1].who.same-as: 'a' has no such attribute; allowed: label, who, whether; nearest: who",
    ),
    (
        "{all: [{fact: value, as: a}, {fact: acute, who: {same-as: a.number}}]}",
        "r.yaml:1: all[1].who.same-as: compares two things of different types",
    ),
    (
        "{all: [{fact: topic, as: a}, {fact: topic, as: a}]}",
        "r.yaml:1: all[1].as: the name 'a' is used twice in this rule",
    ),
]


@pytest.mark.parametrize(("text", "message"), MISTAKES, ids=[text for text, _ in MISTAKES])
def test_a_wrong_condition_is_told(text: str, message: str, vocabulary: Vocabulary) -> None:
    with pytest.raises(GuidelineErrors) as caught:
        read(text, vocabulary)
    assert message in str(caught.value).splitlines()
