"""Labelled whole drafts, and what rules and model say of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from dialogvakt import Checker
from dialogvakt.evaluation import Answer, answer_of, expected_channel
from dialogvakt.finding import Evidence
from dialogvakt.labelled import LabelledDraft, read_labelled
from dialogvakt_nlp.suggestionmodel import load_model
from dialogvakt_rules import Guideline
from dialogvakt_rules.condition import Compared, OneOf, patterns_of
from training.matrix import sentences_of

WAYS = ("rules alone", "model alone", "both")


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled draft, what each of `WAYS` says of it, and the model's percent for each label."""

    labelled: LabelledDraft
    answers: Mapping[str, Answer]
    percent: Mapping[str, float]


class Judge:
    """Asks rules and model, alone and together."""

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        self._rules_alone = Checker(replace(guideline, suggestions=False))
        self._both = Checker(guideline)
        self._model = load_model()
        self._thresholds = thresholds_of(guideline)

    def judge(self, labelled: LabelledDraft) -> Judged:
        """Return what is found in a draft."""
        highest = self._model.scores(sentences_of(labelled.draft.text)).highest() * 100
        percent = dict(zip(self._model.labels, highest.tolist(), strict=True))
        both = answer_of(self._both.check(labelled.draft))
        answers = {
            "rules alone": answer_of(self._rules_alone.check(labelled.draft)),
            "model alone": self._model_alone(both, percent),
            "both": both,
        }
        return Judged(labelled, answers, percent)

    def _model_alone(self, both: Answer, percent: Mapping[str, float]) -> Answer:
        """Return what would be said if every code that reaches its rule's threshold were found, and no other."""
        found = frozenset(code for code, least in self._thresholds.items() if percent.get(code, 0.0) >= least)
        channel = expected_channel(self.guideline, found)
        codes: dict[str, Evidence] = dict.fromkeys(found, "suggested")
        return Answer(both.language, "redirect" if found else "send", channel, codes)


def thresholds_of(guideline: Guideline) -> dict[str, float]:
    """Return for each rule the probability (percent) from which a suggestion needs no other sign beside it."""
    thresholds: dict[str, float] = {}
    for rule in guideline.rules:
        for pattern in patterns_of(rule.when):
            if pattern.kind == "suggests" and OneOf("label", "is", (rule.code,)) in pattern.tests:
                limits = [test.limit for test in pattern.tests if isinstance(test, Compared)]
                thresholds[rule.code] = max([*limits, thresholds.get(rule.code, 0.0)])
    return thresholds


def read_drafts(path: Path, guideline: Guideline) -> list[LabelledDraft]:
    """Return the labelled drafts of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [read_labelled(json.loads(line), f"{path.name}:{at}", guideline) for at, line in enumerate(lines, 1)]
