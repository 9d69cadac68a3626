"""What a change won and lost, from answers written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dialogvakt import Draft
from dialogvakt.comparison import Comparison, Step, difference, public_id, united
from dialogvakt.evaluation import Answer, expected_channel
from dialogvakt.finding import Evidence
from dialogvakt.labelled import LabelledDraft
from dialogvakt.report import Standard, Verdict
from dialogvakt_rules import Guideline

EXACT: Evidence = "exact"
SUGGESTED: Evidence = "suggested"


def labelled(*codes: str, name: str | None = "d1", language: str = "nb", hard: bool = False) -> LabelledDraft:
    return LabelledDraft(Draft("Kalium er høyt.", id=name), language, frozenset(codes), {}, hard)


def answer(channel: str = "message", language: Standard = "nb", /, **codes: Evidence) -> Answer:
    verdict: Verdict = "redirect" if channel != "message" else "revise" if codes else "send"
    return Answer(language, verdict, channel, {code.replace("_", "-"): evidence for code, evidence in codes.items()})


@pytest.fixture
def comparison(guideline: Guideline) -> Comparison:
    """An empty comparison, judged by the small guideline."""
    return Comparison(guideline)


@pytest.mark.parametrize(
    ("labels", "a", "b", "steps"),
    [
        (["sender"], answer(), answer(sender=EXACT), [Step("found", "sender", after="exact")]),
        (["sender"], answer(sender=SUGGESTED), answer(), [Step("missed", "sender", before="suggested")]),
        ([], answer(), answer(sender=SUGGESTED), [Step("alarm", "sender", after="suggested")]),
        ([], answer(sender=EXACT), answer(), [Step("alarm-gone", "sender", before="exact")]),
        (
            ["sender"],
            answer(sender=EXACT),
            answer(sender=SUGGESTED),
            [Step("evidence", "sender", "exact", "suggested")],
        ),
        (
            ["critical-value"],
            answer(),
            answer("phone", critical_value=EXACT),
            [
                Step("found", "critical-value", after="exact"),
                Step("channel-right", None, "message", "phone", "phone"),
            ],
        ),
        (
            [],
            answer(),
            answer("visit", reply_deadline=EXACT),
            [
                Step("alarm", "reply-deadline", after="exact"),
                Step("channel-wrong", None, "message", "visit", "message"),
            ],
        ),
        (
            ["critical-value"],
            answer("visit", reply_deadline=EXACT),
            answer(reply_deadline=EXACT),
            [Step("channel-still-wrong", None, "visit", "message", "phone")],
        ),
        ([], answer("message", "nn"), answer(), [Step("language-right", None, "nn", "nb", "nb")]),
        ([], answer(), answer("message", "nn"), [Step("language-wrong", None, "nb", "nn", "nb")]),
    ],
    ids=lambda value: value[-1].kind if isinstance(value, list) and value and isinstance(value[-1], Step) else "",
)
def test_each_way_to_differ_is_told(
    comparison: Comparison, labels: list[str], a: Answer, b: Answer, steps: list[Step]
) -> None:
    comparison.add(7, labelled(*labels), a, b)
    (change,) = comparison.changes
    assert (change.line, change.id, list(change.steps)) == (7, "d1", steps)


def test_the_same_answer_is_no_change_whether_right_or_wrong(comparison: Comparison) -> None:
    for codes in ([], ["critical-value"]):
        comparison.add(1, labelled(*codes), answer(sender=EXACT), answer(sender=EXACT))
    assert (comparison.drafts, comparison.changes) == (2, [])


def test_steps_are_told_as_won_lost_or_merely_changed(comparison: Comparison) -> None:
    a = answer("visit", reply_deadline=EXACT, abbreviation=EXACT, attachment=EXACT)
    b = answer("phone", critical_value=SUGGESTED, abbreviation=SUGGESTED, sender=EXACT)
    comparison.add(1, labelled("critical-value", "attachment", "abbreviation"), a, b)
    (change,) = comparison.changes
    assert [step.kind for step in change.of("won")] == ["found", "alarm-gone", "channel-right"]
    assert [step.kind for step in change.of("lost")] == ["missed", "alarm"]
    assert [step.kind for step in change.of("changed")] == ["evidence"]


def test_totals_are_counted_by_code_in_the_guidelines_order(comparison: Comparison) -> None:
    comparison.add(1, labelled("sender"), answer(), answer(sender=EXACT))
    comparison.add(2, labelled(), answer(), answer(sender=EXACT))
    comparison.add(3, labelled("critical-value"), answer("phone", critical_value=EXACT), answer("visit"))
    comparison.add(4, labelled(), answer("message", "nn"), answer())
    data = comparison.to_dict()
    assert list(data["codes"].items()) == [
        ("critical-value", {"won": 0, "lost": 1, "changed": 0}),
        ("sender", {"won": 1, "lost": 1, "changed": 0}),
    ]
    assert data["channel"] == {"won": 0, "lost": 1, "changed": 0}
    assert data["language"] == {"won": 1, "lost": 0, "changed": 0}


def test_figures_of_both_stand_beside_each_other_for_each_group(comparison: Comparison) -> None:
    found = answer("phone", critical_value=EXACT)
    comparison.add(1, labelled("critical-value", language="nn", hard=True), answer("message", "nn"), found)
    comparison.add(2, labelled(), answer(), answer("visit", reply_deadline=EXACT))
    figures = comparison.to_dict()["figures"]
    assert figures["all"] == {
        "drafts": 2,
        "channel_accuracy": {"a": 0.5, "b": 0.5, "difference": 0.0},
        "macro_f1_redirecting": {"a": 0.0, "b": 0.5, "difference": 0.5},
        "macro_f1_form": {"a": None, "b": None, "difference": None},
        "safety_recall": {"a": 0.0, "b": 1.0, "difference": 1.0},
        "false_redirects": {"a": 0.0, "b": 1.0, "difference": 1.0},
    }
    accuracy = {group: figures[group]["channel_accuracy"]["difference"] for group in figures}
    assert accuracy == {"all": 0.0, "nb": -1.0, "nn": 1.0, "hard": 1.0, "ordinary": -1.0}


def test_a_change_as_data_holds_no_draft_text(comparison: Comparison) -> None:
    comparison.add(3, labelled("sender", language="nn", hard=True), answer(), answer(sender=SUGGESTED))
    assert comparison.to_dict()["changes"] == [
        {
            "line": 3,
            "id": "d1",
            "language": "nn",
            "hard": True,
            "won": [{"kind": "found", "code": "sender", "after": "suggested"}],
            "lost": [],
            "changed": [],
        }
    ]


def test_a_rule_that_got_a_new_name_is_still_the_same(comparison: Comparison) -> None:
    comparison.add(
        1, labelled("critical-value"), answer("phone", potassium=EXACT), answer("phone", critical_value=EXACT)
    )
    assert comparison.changes == []


def test_an_unknown_difference_stays_unknown() -> None:
    assert difference(0.25, 0.75) == 0.5
    assert difference(None, 0.5) is difference(0.5, None) is None


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("blind-a01", "blind-a01"),
        (None, None),
        ("p14835831176", None),
        ("148358 31176", None),
        ("20251104123045", "20251104123045"),
        ("a\ud800b", "a?b"),
    ],
    ids=ascii,
)
def test_an_id_that_may_be_an_identity_number_is_left_out(name: str | None, shown: str | None) -> None:
    assert public_id(name) == shown


def without(guideline: Guideline, *codes: str) -> Guideline:
    rules = tuple(rule for rule in guideline.rules if rule.code not in codes)
    return replace(guideline, rules=rules, precedence=tuple(code for code in guideline.precedence if code not in codes))


@pytest.mark.parametrize("codes", [["critical-value"], ["reply-deadline", "too-long"], []], ids="-".join)
def test_rules_that_only_the_other_guideline_has_take_their_place(guideline: Guideline, codes: list[str]) -> None:
    both = united(without(guideline, *codes), guideline)
    assert [rule.code for rule in both.rules] == [rule.code for rule in guideline.rules]
    assert both.precedence == guideline.precedence


def test_a_guideline_keeps_its_own_rules_where_both_have_one(guideline: Guideline) -> None:
    moved = replace(guideline, rules=tuple(replace(rule, severity="info") for rule in guideline.rules))
    assert united(guideline, without(moved, "sender")) == guideline


def test_a_place_is_found_where_the_next_rule_was_renamed(guideline: Guideline) -> None:
    old_name = next(replace(rule, code="potassium", aliases=()) for rule in guideline.rules if rule.aliases)
    first = replace(old_name, code="new-one", channel="visit")
    both = united(guideline, replace(guideline, rules=(first, old_name)))
    assert both.precedence == ("new-one", "critical-value", "reply-deadline")
    assert expected_channel(both, frozenset({"new-one", "critical-value"})) == "visit"
