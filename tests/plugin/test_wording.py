"""Wording is filled from the facts; one that cannot be filled loses no finding."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogvakt.wording import word_message
from dialogvakt_rules import Bilingual, Fact, Guideline, Rule
from dialogvakt_rules.condition import AllOf, Compared, CountOf, NoneOf, Pattern

VALUE = Fact("f0", "value", "potassium", {"number": 6.8, "unit": "mmol/L", "who": "patient"})


def worded(guideline: Guideline, template: str, *facts: Fact, code: str = "critical-value", **values: object) -> str:
    rule = guideline.rule(code)
    assert rule is not None
    worded_rule: Rule = replace(rule, wording=Bilingual(template, template))
    return word_message(worded_rule, "nn", facts, guideline.vocabulary, **values)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ names | join }} {{ numbers[0] }} {{ facts[0].unit }}", "kalium 6,8 mmol/L"),
        ("{{ text }}|{{ texts | join('+') }}|{{ count }}", "a|a+b|2"),
        ("{{ limit }} {{ days }}", "6,2 6,8"),
        ("{{ options | join(' eller ') }}", "x eller y"),
        ("  to \n ord ", "to ord"),
        ("{{ text }} {# sagt #}{ikkje} {{ count }}", "a {ikkje} 2"),
        ("{{ text }} {{ patient }}", "Farleg verdi"),
        ("{% if text", "Farleg verdi"),
        ("{{ facts[0].attributes['who'] }}", "patient"),
        ("{{ facts[9].name }}", "Farleg verdi"),
        ("{{ 1 / 0 }}", "Farleg verdi"),
        ("{{ ''.__class__.__mro__ }}", "Farleg verdi"),
        ("{{ numbers[0] + 1 }}", "Farleg verdi"),
    ],
)
def test_a_template_is_filled(guideline: Guideline, template: str, message: str) -> None:
    assert worded(guideline, template, VALUE, texts=["a", "b"], count=2, options=["x", "y"]) == message


def test_a_suggestion_is_worded_with_care_where_the_rule_can(guideline: Guideline) -> None:
    rule = guideline.rule("critical-value")
    assert rule is not None
    careful = replace(rule, wording=Bilingual("sikkert", "sikkert"), careful=Bilingual("kanskje", "kanskje"))
    for suggested, message in ((False, "sikkert"), (True, "kanskje")):
        assert word_message(careful, "nb", [VALUE], guideline.vocabulary, suggested=suggested) == message


def test_a_draft_is_no_template(guideline: Guideline) -> None:
    assert worded(guideline, "{{ text }}", texts=["{{ 7 * 7 }}"]) == "{{ 7 * 7 }}"


def test_the_limit_of_a_count_is_known(guideline: Guideline) -> None:
    rule = guideline.rule("critical-value")
    assert rule is not None
    count = CountOf(Pattern("value"), (Compared("count", "at-least", 2),))
    counted = replace(rule, when=AllOf((NoneOf((Pattern("acute"),)), count)), wording=Bilingual("{{ limit }}", ""))
    assert word_message(counted, "nb", [VALUE], guideline.vocabulary) == "2"
    assert word_message(counted, "nb", [], guideline.vocabulary) == ""


def test_without_facts_there_is_no_limit(guideline: Guideline) -> None:
    assert worded(guideline, "{{ text }}{{ limit }}.") == "."
