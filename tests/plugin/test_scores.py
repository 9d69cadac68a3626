"""Precision, recall and F1."""

from __future__ import annotations

import pytest

from dialogvakt.scores import Score, mean, rounded, share


def test_counts_become_figures() -> None:
    score = Score()
    score.count({"a", "b", "c"}, {"a", "b", "d"})
    score.count(set(), {"d"})
    assert (score.hits, score.alarms, score.misses) == (2, 2, 1)
    assert score.precision == 0.5
    assert score.recall == pytest.approx(2 / 3)
    assert score.f1 == pytest.approx(4 / 7)
    assert score.to_dict()["f1"] == 0.5714


def test_what_nothing_is_known_of_has_no_figure() -> None:
    assert Score().f1 is Score().precision is Score().recall is share(0, 0) is mean([]) is mean([None]) is rounded(None)


def test_a_mean_is_over_what_is_known() -> None:
    assert mean([1.0, None, 0.0]) == 0.5
