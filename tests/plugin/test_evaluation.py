"""Figures of an evaluation, counted by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogvakt import Checker, Draft, Finding
from dialogvakt.evaluation import Evaluation, answer_of
from dialogvakt.labelled import LabelledDraft, fold

SIGNED = " Hilsen sykepleier Kari Moe, Hjertesykdommer"


def labelled(
    text: str, *codes: str, forms: tuple[str, ...] = (), language: str = "nb", hard: bool = False
) -> LabelledDraft:
    folded = {"abbreviation": fold(list(forms)), "jargon": fold([])}
    return LabelledDraft(Draft(text + SIGNED, id=text[:9]), language, frozenset(codes), folded, hard)


@pytest.fixture
def evaluation(checker: Checker) -> Evaluation:
    """Five drafts, of which the second is missed and the third redirected wrongly."""
    found = Evaluation(checker.guideline)
    for one in (
        labelled("Kalium 6,8 og pas. sover.", "critical-value", "abbreviation", forms=("pas.",)),
        labelled("Hun er blek.", "critical-value", hard=True),
        labelled("Kan dere svare i dag?", language="nn"),
        labelled("Pas. sover.", "abbreviation", forms=("PAS.", "BT")),
        labelled("Hun er bedre nå.", hard=True),
    ):
        found.add(one, checker.check(one.draft))
    return found


def test_figures_are_those_counted_by_hand(evaluation: Evaluation) -> None:
    assert evaluation.figures() == {
        "channel_accuracy": 3 / 5,
        "channel_accuracy_hard": 1 / 2,
        "macro_f1_redirecting": pytest.approx((2 / 3 + 0) / 2),
        "macro_f1_form": 1.0,
        "safety_recall": 1 / 2,
        "false_redirects": 1 / 3,
        "abbreviation_forms_f1": pytest.approx(4 / 5),
        "jargon_forms_f1": None,
        "language_accuracy": 4 / 5,
    }
    assert evaluation.unsafe == ["Hun er bl"]


def test_codes_come_in_the_guidelines_order(evaluation: Evaluation) -> None:
    assert [code for code, _ in evaluation.in_order()] == ["critical-value", "reply-deadline", "abbreviation"]
    assert evaluation.to_dict()["codes"]["critical-value"]["recall"] == 0.5


def test_mistakes_tell_what_went_wrong(evaluation: Evaluation) -> None:
    told = [(mistake.missed, mistake.alarms, mistake.channel) for mistake in evaluation.mistakes]
    assert told == [
        (("critical-value",), (), ("phone", "message")),
        (("language:nn",), ("reply-deadline",), ("message", "visit")),
        (("abbreviation:bt",), (), None),
    ]


def test_main_figures_are_counted_apart_for_each_group(evaluation: Evaluation) -> None:
    groups = {name: counts.figures() for name, counts in evaluation.counts.groups.items()}
    assert {name: counts.drafts for name, counts in evaluation.counts.groups.items()} == {
        "all": 5,
        "nb": 4,
        "nn": 1,
        "hard": 2,
        "ordinary": 3,
    }
    assert {name: figures["channel_accuracy"] for name, figures in groups.items()} == {
        "all": 3 / 5,
        "nb": 3 / 4,
        "nn": 0.0,
        "hard": 1 / 2,
        "ordinary": 2 / 3,
    }
    assert [groups["nb"][name] for name in ("safety_recall", "false_redirects")] == [1 / 2, 0.0]
    assert [groups["nn"][name] for name in ("safety_recall", "false_redirects")] == [None, 1.0]
    assert groups["hard"]["safety_recall"] == 0.0
    assert evaluation.to_dict()["groups"]["hard"]["drafts"] == 2


def test_an_answer_holds_each_code_once_and_exact_evidence_outweighs_suggested(checker: Checker) -> None:
    report = checker.check(Draft("Kalium 6,8. Pas. sover, og BT er fin." + SIGNED))

    def weaker(finding: Finding, evidence_of: str) -> Finding:
        return replace(finding, evidence="suggested") if finding.text == evidence_of else finding

    for form in ("Pas.", "BT"):
        findings = tuple(weaker(finding, form) for finding in report.findings)
        assert [finding.evidence for finding in findings if finding.code == "abbreviation"].count("suggested") == 1
        answer = answer_of(replace(report, findings=findings))
        assert (answer.channel, answer.verdict, answer.language) == ("phone", "redirect", "nb")
        assert answer.codes == {"critical-value": "exact", "abbreviation": "exact"}
