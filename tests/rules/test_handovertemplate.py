"""A handover template lays out a note, and can do nothing else."""

from __future__ import annotations

import pytest

from dialogvakt_rules.handovertemplate import VARIABLES, TemplateProblem, handover_problems
from dialogvakt_rules.vocabulary import Vocabulary

GOOD = """\
Til: {{ recipient or "mottakeren" }}
{% if situation and not values or care == "somatic" %}
{{ [situation, findings] | or_missing("hva som skjer") }}
{% elif says("acute", "stroke", "bleeding") %}
{{ (values or rest) | or_missing("målinger") }}
{% else %}
{{ patient_id | or_missing("fødselsnummer") }}
{% endif %}
"""


def test_a_template_may_lay_out(vocabulary: Vocabulary) -> None:
    assert handover_problems(GOOD, vocabulary) == []


def test_an_unknown_variable_is_told_with_its_line_and_the_nearest(vocabulary: Vocabulary) -> None:
    assert handover_problems("Til:\n{{ recipent }}", vocabulary) == [
        TemplateProblem(2, "the unknown variable 'recipent'", VARIABLES, "recipient")
    ]


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ("{{ sender.upper() }}", "only this can be called"),
        ("{{ sender.__class__ }}", "'getattr' is not allowed in a handover template"),
        ("{{ sender['x'] }}", "'getitem' is not allowed in a handover template"),
        ("{% for x in sender %}{% endfor %}", "'for' is not allowed in a handover template"),
        ("{% set x = sender %}", "'assign' is not allowed in a handover template"),
        ("{% include 'other.j2' %}", "'include' is not allowed in a handover template"),
        ("{% extends 'other.j2' %}", "'extends' is not allowed in a handover template"),
        ("{% import 'other.j2' as x %}", "'import' is not allowed in a handover template"),
        ("{% macro x() %}{% endmacro %}", "'macro' is not allowed in a handover template"),
        ("{{ 'x' * 1000000000 }}", "'mul' is not allowed in a handover template"),
        ("{{ 1 if sender else 2 }}", "'condexpr' is not allowed in a handover template"),
        ("{% if care in 'somatic' %}{% endif %}", "'compare' is not allowed in a handover template"),
        ("{{ sender is defined }}", "'test' is not allowed in a handover template"),
        ("{{ sender | upper }}", "the unknown filter 'upper'"),
        ("{{ sender | or_missing }}", "'or_missing' needs one text: what it is that is missing"),
        ("{{ sender | or_missing('a', 'b') }}", "'or_missing' needs one text: what it is that is missing"),
        ("{{ sender | or_missing(sender) }}", "'or_missing' needs one text: what it is that is missing"),
        ("{{ sender | or_missing(what='a') }}", "'or_missing' needs one text: what it is that is missing"),
        ("{% filter or_missing('a') %}x{% endfilter %}", "'filterblock' is not allowed in a handover template"),
        ("{{ says() }}", "'says' needs a kind of fact and at least one of its labels, as texts"),
        ("{{ says('acute') }}", "'says' needs a kind of fact and at least one of its labels, as texts"),
        ("{{ says(*sender) }}", "'says' needs a kind of fact and at least one of its labels, as texts"),
        ("{{ says('akute', 'stroke') }}", "unknown kind of fact 'akute'"),
        ("{{ says('acute', 'strok') }}", "'acute' has no label 'strok'"),
        ("{{ range(10) }}", "only this can be called"),
        ("{{ says }}", "the unknown variable 'says'"),
        ("{% if %}", "no valid template: Expected an expression, got 'end of statement block'"),
        ("{{ sender", "no valid template: unexpected end of template, expected 'end of print statement'."),
    ],
)
def test_what_does_more_is_refused(template: str, problem: str, vocabulary: Vocabulary) -> None:
    found = handover_problems(f"Til:\n\n{template}", vocabulary)
    assert [(one.line, one.problem) for one in found] == [(3, problem)]


def test_any_label_is_taken_where_the_vocabulary_takes_any(vocabulary: Vocabulary) -> None:
    assert handover_problems("{{ says('topic', 'whatever') }}", vocabulary) == []


@pytest.mark.parametrize(
    "template",
    [
        "{{ " + "(" * 5000 + "sender" + ")" * 5000 + " }}",
        "{% if sender %}" * 120 + "x" + "{% endif %}" * 120,
        "{{ " + "sender or " * 400 + "sender }}",
    ],
    ids=["brackets", "ifs", "ors"],
)
def test_a_template_nested_too_deeply_is_told(template: str, vocabulary: Vocabulary) -> None:
    assert handover_problems(template, vocabulary) == [TemplateProblem(1, "no valid template: nested too deeply")]


def test_what_is_wrong_in_several_places_is_told_line_by_line(vocabulary: Vocabulary) -> None:
    template = "{{ [x, sender | upper] | or_missing('a') }}\n{{ (y or values) | or_missing(1) }}"
    assert [(one.line, one.problem) for one in handover_problems(template, vocabulary)] == [
        (1, "the unknown variable 'x'"),
        (1, "the unknown filter 'upper'"),
        (2, "'or_missing' needs one text: what it is that is missing"),
        (2, "the unknown variable 'y'"),
    ]
