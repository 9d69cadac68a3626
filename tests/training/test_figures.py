"""Figures on judged drafts."""

import numpy as np
import pytest

from dialogvakt import Draft
from dialogvakt.labelled import LabelledDraft
from dialogvakt_rules import load_guideline
from training.curve import mean_average_precision
from training.drafts import Judge, Judged, thresholds_of
from training.figures import confusions, parts, reliability, scores, summaries
from training.passages import LABELS

_GUIDELINE = load_guideline("helse-bergen-d81023")


def _judged(wanted: set[str], found: set[str], *, hard: bool = False, percent: float = 0.0) -> Judged:
    labelled = LabelledDraft(Draft("x"), "nb", frozenset(wanted), {}, hard)
    ways = dict.fromkeys(("rules alone", "model alone", "both"), frozenset(found))
    return Judged(labelled, ways, dict.fromkeys(LABELS, percent))


def test_a_summary_counts_channels_misses_and_false_redirects() -> None:
    drafts = [
        _judged({"acute-care"}, {"acute-care"}),
        _judged({"acute-care"}, set()),
        _judged(set(), {"deviation"}),
        _judged({"serious-finding"}, {"acute-care"}),
    ]
    summary = next(one for one in summaries(drafts, _GUIDELINE) if one.way == "both")
    assert (summary.channel, summary.false_redirects) == (0.5, 1.0)
    assert summary.safety_recall == pytest.approx(1 / 3)


def test_scores_count_each_code() -> None:
    score = scores([_judged({"receipt"}, {"receipt"}), _judged(set(), {"receipt"})], "both", LABELS)["receipt"]
    assert (score.hits, score.alarms, score.misses) == (1, 1, 0)


def test_parts_are_by_standard_and_by_how_hard_drafts_are() -> None:
    chosen = parts([_judged(set(), set()), _judged(set(), set(), hard=True)])
    assert {name: len(drafts) for name, drafts in chosen.items()} == {
        "all": 2,
        "bokmål": 2,
        "nynorsk": 0,
        "ordinary": 1,
        "hard": 1,
    }


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
    assert judged.found["both"] >= judged.found["rules alone"]


def test_average_precision_is_one_where_all_right_drafts_come_first() -> None:
    scores_of_drafts = np.array([[3.0], [2.0], [1.0]])
    assert mean_average_precision(scores_of_drafts, np.array([[True], [True], [False]])) == 1.0
