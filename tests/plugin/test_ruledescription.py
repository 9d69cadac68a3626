"""What there is to know about rules, in one written standard."""

from __future__ import annotations

from dialogvakt.ruledescription import describe_rules
from dialogvakt_rules import Guideline


def test_a_rule_is_described_in_the_standard_asked_for(guideline: Guideline) -> None:
    described = {rule.code: rule for rule in describe_rules(guideline, "nn")}
    rule = described["critical-value"]
    assert (rule.title, rule.clause, rule.severity, rule.channel) == ("Farleg verdi", "5.1", "critical", "phone")
    assert rule.aliases == ("potassium",)
    assert [heading for heading, _ in rule.sections] == ["Kva", "Kvifor", "Døme", "Betre", "Kjende grenser", "Kjelde"]
    assert rule.sections[-1][1] == "Nordvik sykehus, dokument N1, punkt 5.1"


def test_a_rule_with_dates_of_its_own_names_their_source(guideline: Guideline) -> None:
    described = {rule.code: rule for rule in describe_rules(guideline, "nb")}
    assert described["reply-deadline"].sections[-1] == ("Kilde", "Dokument N1, tillegg, punkt 6")


def test_rules_stand_in_the_guidelines_order(guideline: Guideline) -> None:
    assert [rule.code for rule in describe_rules(guideline, "nb")] == [rule.code for rule in guideline.rules]
