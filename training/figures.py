"""Figures on whole drafts: of rules, model and both; by standard; how true the probabilities are; what is confused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from dialogvakt.scores import Score, mean, share
from dialogvakt_rules import Guideline
from training.drafts import WAYS, Judged

_NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Summary:
    """The main figures of one way to find codes in some drafts."""

    way: str
    drafts: int
    channel: float | None
    macro_f1: float | None
    safety_recall: float | None
    false_redirects: float | None


def summaries(drafts: Sequence[Judged], guideline: Guideline) -> list[Summary]:
    """Return the main figures of each way."""
    return [_summary(way, drafts, guideline) for way in WAYS]


def scores(drafts: Iterable[Judged], way: str, codes: Sequence[str]) -> dict[str, Score]:
    """Return the score of each code."""
    result = {code: Score() for code in codes}
    for draft in drafts:
        for code, score in result.items():
            score.count(draft.wanted & {code}, draft.found[way] & {code})
    return result


def parts(drafts: Sequence[Judged]) -> dict[str, list[Judged]]:
    """Return the drafts by what they have in common: written standard, and how hard they are."""
    tests: dict[str, Callable[[Judged], bool]] = {
        "all": lambda draft: True,
        "bokmål": lambda draft: draft.labelled.language == "nb",
        "nynorsk": lambda draft: draft.labelled.language == "nn",
        "ordinary": lambda draft: not draft.labelled.hard,
        "hard": lambda draft: draft.labelled.hard,
    }
    return {name: [draft for draft in drafts if test(draft)] for name, test in tests.items()}


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
    pairs = [(draft.percent[code], code in draft.wanted) for draft in drafts for code in codes]
    bins = []
    for lower in range(0, 100, width):
        inside = [(percent, true) for percent, true in pairs if lower <= percent < lower + width]
        if inside:
            foretold = sum(percent for percent, _ in inside) / len(inside) / 100
            came_true = sum(true for _, true in inside) / len(inside)
            bins.append(Bin(lower, lower + width, len(inside), foretold, came_true))
    return bins


def confusions(drafts: Iterable[Judged], way: str, codes: Sequence[str]) -> list[tuple[str, str, int]]:
    """Return what was taken for what, and how often, the commonest first."""
    counts: Counter[tuple[str, str]] = Counter()
    for draft in drafts:
        wanted, found = draft.wanted & set(codes), draft.found[way]
        for alarm in found - wanted:
            for right in (wanted - found) or wanted or {_NOTHING}:
                counts[right, alarm] += 1
        if not found - wanted:
            for miss in wanted - found:
                counts[miss, _NOTHING] += 1
    return [(right, taken_for, count) for (right, taken_for), count in counts.most_common()]


def _summary(way: str, drafts: Sequence[Judged], guideline: Guideline) -> Summary:
    def channel(codes: frozenset[str]) -> str | None:
        rules = (guideline.rule(code) for code in guideline.precedence if code in codes)
        return next((rule.channel for rule in rules if rule), None)

    right = sum(channel(draft.wanted) == channel(draft.found[way]) for draft in drafts)
    quiet = [draft for draft in drafts if not draft.wanted & set(guideline.precedence)]
    false = sum(bool(draft.found[way]) for draft in quiet)
    by_code = scores(drafts, way, guideline.precedence)
    grave = [by_code[rule.code] for rule in guideline.rules if rule.severity == "critical"]
    hits, misses = sum(score.hits for score in grave), sum(score.misses for score in grave)
    return Summary(
        way,
        len(drafts),
        share(right, len(drafts)),
        mean(score.f1 for score in by_code.values()),
        share(hits, hits + misses),
        share(false, len(quiet)),
    )
