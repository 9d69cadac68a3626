"""Figures on whole drafts: of rules, model and both; how true the probabilities are; what is taken for what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dialogvakt.evaluation import GroupedCounts
from dialogvakt_rules import Guideline
from training.drafts import WAYS, Judged

_NOTHING = "nothing"


def counts(drafts: Sequence[Judged], guideline: Guideline) -> dict[str, GroupedCounts]:
    """Return the counts of each way, over all drafts and by group."""
    result = {way: GroupedCounts(guideline) for way in WAYS}
    for draft in drafts:
        for way, counted in result.items():
            counted.add(draft.labelled, draft.answers[way])
    return result


@dataclass(frozen=True, slots=True)
class Bin:
    """Predictions between two percentages: how many, what was foretold on the average, and what came true."""

    lower: int
    upper: int
    count: int
    foretold: float
    came_true: float


def reliability(drafts: Sequence[Judged], codes: Sequence[str], width: int = 10) -> list[Bin]:
    """Return the bins that hold any prediction of any code."""
    pairs = [(draft.percent[code], code in draft.labelled.codes) for draft in drafts for code in codes]
    bins = []
    for lower in range(0, 100, width):
        inside = [
            (percent, true)
            for percent, true in pairs
            if lower <= percent < lower + width or percent == 100 == lower + width
        ]
        if inside:
            foretold = sum(percent for percent, _ in inside) / len(inside) / 100
            came_true = sum(true for _, true in inside) / len(inside)
            bins.append(Bin(lower, lower + width, len(inside), foretold, came_true))
    return bins


def confusions(drafts: Iterable[Judged], way: str, codes: Sequence[str]) -> list[tuple[str, str, int]]:
    """Return what was taken for what, and how often, the commonest first."""
    counts: Counter[tuple[str, str]] = Counter()
    for draft in drafts:
        wanted, found = draft.labelled.codes & set(codes), frozenset(draft.answers[way].codes) & set(codes)
        for alarm in found - wanted:
            for right in (wanted - found) or wanted or {_NOTHING}:
                counts[right, alarm] += 1
        if not found - wanted:
            for miss in wanted - found:
                counts[miss, _NOTHING] += 1
    return [(right, taken_for, count) for (right, taken_for), count in counts.most_common()]
