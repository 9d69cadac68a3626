"""Suggestions in a report: careful words, their evidence, and none where a guideline does without."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogvakt import Checker, Draft, Finding
from dialogvakt_rules import load_guideline
from dialogvakt_rules.condition import Compared, FactCondition, OneOf, Pattern

BUNDLED = load_guideline("helse-bergen-d81023")
LIKELY = Pattern("suggests", (OneOf("label", "is", ("acute-care",)), Compared("probability", "at-least", 60)))
# The same guideline, but emergencies are only suggested: no lexicon can be quicker.
ONLY_LIKELY = replace(
    BUNDLED,
    rules=tuple(
        replace(rule, when=FactCondition(LIKELY)) if rule.code == "acute-care" else rule for rule in BUNDLED.rules
    ),
)
EMERGENCY = {
    "nb": "Munnen hennes har sklidd ned på den ene siden, og hun leter etter ordene.",
    "nn": "Munnen hennar har sige ned på den eine sida, og ho leitar etter orda.",
}


def _suggested(checker: Checker, text: str) -> list[Finding]:
    return [finding for finding in checker.check(Draft(text)).findings if finding.evidence == "suggested"]


@pytest.mark.parametrize("text", EMERGENCY.values(), ids=EMERGENCY)
def test_a_suggestion_is_worded_with_care_and_says_what_it_rests_on(text: str) -> None:
    (finding,) = _suggested(Checker(ONLY_LIKELY), text)
    assert (finding.code, finding.channel) == ("acute-care", "phone")
    assert "kan lyde som" in finding.message
    (reason, *_) = finding.reasons
    assert (reason.fact, reason.label) == ("suggests", "acute-care")
    assert reason.probability is not None
    assert finding.to_dict(lambda at: at)["reasons"][0]["probability"] == reason.probability
    assert finding.text is not None
    assert finding.text in text


def test_an_exact_finding_speaks_with_certainty() -> None:
    findings = Checker(BUNDLED).check(Draft("Kalium er 6,9 på prøven i dag.")).findings
    (finding,) = [finding for finding in findings if finding.code == "serious-finding"]
    assert finding.evidence == "exact"
    assert "kan lyde som" not in finding.message
    assert all(reason.fact != "suggests" for reason in finding.reasons)


@pytest.mark.parametrize("text", EMERGENCY.values(), ids=EMERGENCY)
def test_a_guideline_can_switch_suggestions_off(text: str) -> None:
    without = Checker(replace(ONLY_LIKELY, suggestions=False))
    assert _suggested(without, text) == []
    assert without.check(Draft("Kalium er 6,9 på prøven i dag.")).channel == "phone"


def test_every_redirecting_rule_has_careful_words_in_both_standards() -> None:
    for rule in BUNDLED.rules:
        if rule.channel is not None:
            assert rule.careful is not None
            assert "lyde som" in rule.careful.nb
            assert "lyde som" in rule.careful.nn
