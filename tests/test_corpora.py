"""How good the check is on whole labelled drafts; a fall below a floor is a regression.

The floors of `dev.jsonl` are what the product must reach; those of the blind drafts lie a little under its figures.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dialogvakt import Checker
from dialogvakt.evaluation import Evaluation
from dialogvakt.labelled import read_labelled

_ROOT = Path(__file__).resolve().parents[1]
_BLIND = _ROOT / "corpus" / "blind.jsonl"
_FRESH = _ROOT / "corpus" / "fresh.jsonl"
_DEV = _ROOT.parent / "shared" / "corpus" / "dev.jsonl"


def _evaluate(path: Path) -> Evaluation:
    checker = Checker()
    evaluation = Evaluation(checker.guideline)
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        labelled = read_labelled(json.loads(line), f"{path.name}:{number}", checker.guideline)
        evaluation.add(labelled, checker.check(labelled.draft))
    return evaluation


def _figure(evaluation: Evaluation, name: str) -> float:
    figure = evaluation.figures()[name]
    assert figure is not None
    return figure


FLOORS = {
    _BLIND: {
        "channel_accuracy": 0.87,
        "macro_f1_redirecting": 0.88,
        "macro_f1_form": 0.88,
        "safety_recall": 0.78,
        "abbreviation_forms_f1": 0.93,
        "language_accuracy": 0.98,
    },
    _FRESH: {
        "channel_accuracy": 0.95,
        "macro_f1_redirecting": 0.93,
        "safety_recall": 0.95,
        "language_accuracy": 0.98,
    },
    _DEV: {
        "channel_accuracy": 0.88,
        "macro_f1_redirecting": 0.85,
        "macro_f1_form": 0.88,
        "safety_recall": 0.90,
        "abbreviation_forms_f1": 0.95,
        "language_accuracy": 0.99,
    },
}
CEILINGS = {_BLIND: 0.06, _FRESH: 0.06, _DEV: 0.03}


def test_no_draft_is_too_much_for_the_rules_engine() -> None:
    checker = Checker()
    drafts = [
        read_labelled(json.loads(line), _BLIND.name, checker.guideline).draft
        for line in _BLIND.read_text(encoding="utf-8").splitlines()
    ]
    assert {checker.check(draft).engine for draft in drafts} == {"durable-rules"}


@pytest.mark.parametrize("path", FLOORS, ids=lambda path: path.name)
def test_figures_stay_above_their_floors(path: Path) -> None:
    if not path.exists():
        pytest.skip(f"{path.name} is not part of this repository")
    evaluation = _evaluate(path)
    figures = {name: _figure(evaluation, name) for name in FLOORS[path]}
    assert {name: figure for name, figure in figures.items() if figure < FLOORS[path][name]} == {}
    assert _figure(evaluation, "false_redirects") <= CEILINGS[path]
