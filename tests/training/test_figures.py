"""Figures on judged drafts."""

import numpy as np

from dialogvakt import Draft
from dialogvakt.evaluation import Answer, expected_channel
from dialogvakt.finding import Evidence
from dialogvakt.labelled import LabelledDraft
from dialogvakt_rules import load_guideline
from training.curve import mean_average_precision
from training.drafts import WAYS, Judge, Judged, thresholds_of
from training.figures import confusions, counts, reliability
from training.passages import LABELS

_GUIDELINE = load_guideline("helse-bergen-d81023")


def _judged(wanted: set[str], found: set[str], *, percent: float = 0.0) -> Judged:
    labelled = LabelledDraft(Draft("x"), "nb", frozenset(wanted), {})
    codes: dict[str, Evidence] = dict.fromkeys(found, "exact")
    channel = expected_channel(_GUIDELINE, frozenset(found))
    answer = Answer("nb", "redirect" if found else "send", channel, codes)
    return Judged(labelled, dict.fromkeys(WAYS, answer), dict.fromkeys(LABELS, percent))


def test_each_way_is_counted_over_all_drafts_and_by_group() -> None:
    drafts = [_judged({"acute-care"}, {"acute-care"}), _judged({"acute-care"}, set()), _judged(set(), {"deviation"})]
    by_way = counts(drafts, _GUIDELINE)
    assert list(by_way) == list(WAYS)
    assert by_way["both"].all.figures()["safety_recall"] == 0.5
    assert by_way["both"].all.figures()["false_redirects"] == 1.0
    assert {name: group.drafts for name, group in by_way["both"].groups.items()}["nn"] == 0


def test_reliability_compares_what_was_foretold_with_what_came_true() -> None:
    drafts = [_judged({"receipt"}, set(), percent=85.0), _judged(set(), set(), percent=85.0)]
    (only,) = reliability(drafts, ["receipt"])
    assert (only.lower, only.count, only.foretold, only.came_true) == (80, 2, 0.85, 0.5)


def test_confusions_say_what_was_taken_for_what() -> None:
    drafts = [
        _judged({"serious-finding"}, {"acute-care"}),
        _judged(set(), {"receipt"}),
        _judged({"deviation"}, set()),
    ]
    assert set(confusions(drafts, "both", LABELS)) == {
        ("serious-finding", "acute-care", 1),
        ("nothing", "receipt", 1),
        ("deviation", "nothing", 1),
    }


def test_every_redirecting_rule_has_a_threshold_of_its_own() -> None:
    thresholds = thresholds_of(_GUIDELINE)
    assert set(thresholds) == set(_GUIDELINE.precedence)
    assert all(50 <= threshold < 100 for threshold in thresholds.values())


def test_a_judge_asks_rules_and_model_apart() -> None:
    text = "Munnen hennes har sklidd ned på den ene siden, og hun leter etter ordene."
    judged = Judge(_GUIDELINE).judge(LabelledDraft(Draft(text), "nb", frozenset({"acute-care"}), {}))
    assert judged.percent["acute-care"] > 50
    assert set(judged.answers) == set(WAYS)
    assert set(judged.answers["model alone"].codes.values()) <= {"suggested"}
    assert set(judged.answers["rules alone"].codes.values()) <= {"exact"}


def test_average_precision_is_one_where_all_right_drafts_come_first() -> None:
    scores_of_drafts = np.array([[3.0], [2.0], [1.0]])
    assert mean_average_precision(scores_of_drafts, np.array([[True], [True], [False]])) == 1.0
