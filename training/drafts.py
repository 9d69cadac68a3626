"""Labelled whole drafts, and what rules and model say of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from dialogvakt import Checker
from dialogvakt.labelled import LabelledDraft, read_labelled
from dialogvakt_nlp import Reader
from dialogvakt_rules import Guideline
from dialogvakt_rules.condition import Compared, OneOf, patterns_of

WAYS = ("rules alone", "model alone", "both")


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled draft, the redirecting codes found by each of `WAYS`, and the model's percent for each label."""

    labelled: LabelledDraft
    found: Mapping[str, frozenset[str]]
    percent: Mapping[str, float]

    @property
    def wanted(self) -> frozenset[str]:
        """All codes that a person gave the draft."""
        return self.labelled.codes


class Judge:
    """Asks rules and model, alone and together."""

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        self._checkers = {
            "rules alone": Checker(replace(guideline, suggestions=False)),
            "both": Checker(guideline),
        }
        self._thresholds = thresholds_of(guideline)

    def judge(self, labelled: LabelledDraft) -> Judged:
        """Return what is found in a draft."""
        codes = set(self.guideline.precedence)
        found = {
            way: frozenset(finding.code for finding in checker.check(labelled.draft).findings) & codes
            for way, checker in self._checkers.items()
        }
        mentions = _reader().read(labelled.draft.text).mentions
        percent = {m.label: m.number or 0.0 for m in mentions if m.group == "likelihood"}
        alone = {code for code, least in self._thresholds.items() if percent.get(code, 0.0) >= least}
        return Judged(labelled, found | {"model alone": frozenset(alone)}, percent)


def thresholds_of(guideline: Guideline) -> dict[str, float]:
    """Return for each rule the probability (percent) from which a suggestion alone fires it."""
    thresholds: dict[str, float] = {}
    for rule in guideline.rules:
        for pattern in patterns_of(rule.when):
            if pattern.kind == "suggests" and OneOf("label", "is", (rule.code,)) in pattern.tests:
                limits = [test.limit for test in pattern.tests if isinstance(test, Compared)]
                thresholds[rule.code] = min([*limits, thresholds.get(rule.code, 100.0)])
    return thresholds


def read_drafts(path: Path, guideline: Guideline) -> list[LabelledDraft]:
    """Return the labelled drafts of a file."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [read_labelled(json.loads(line), f"{path.name}:{at}", guideline) for at, line in enumerate(lines, 1)]


@cache
def _reader() -> Reader:
    return Reader()
