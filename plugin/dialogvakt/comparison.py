"""What a change of rules or model won and lost, draft by draft: the answers of A against those of B."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Literal, get_args

from dialogvakt.evaluation import Answer, Counts, GroupedCounts, expected_channel, in_order
from dialogvakt.labelled import LabelledDraft
from dialogvakt.scores import rounded
from dialogvakt_rules import Guideline

Outcome = Literal["won", "lost", "changed"]
OUTCOMES: tuple[Outcome, ...] = get_args(Outcome)
Kind = Literal[
    "found", "alarm-gone", "channel-right", "language-right",
    "missed", "alarm", "channel-wrong", "language-wrong",
    "evidence", "channel-still-wrong",
]  # fmt: skip
_OUTCOME_OF: dict[Kind, Outcome] = {
    "found": "won",
    "alarm-gone": "won",
    "channel-right": "won",
    "language-right": "won",
    "missed": "lost",
    "alarm": "lost",
    "channel-wrong": "lost",
    "language-wrong": "lost",
    "evidence": "changed",
    "channel-still-wrong": "changed",
}
# As long as a national identity number, and so never repeated.
_LIKE_IDENTITY = re.compile(r"(?<![0-9])[0-9]{6}[ .-]?[0-9]{5}(?![0-9])")


@dataclass(frozen=True, slots=True)
class Step:
    """One way in which B's answer differs: evidence, channel or language `before` (A) and `after` (B)."""

    kind: Kind
    code: str | None = None
    before: str | None = None
    after: str | None = None
    expected: str | None = None

    @property
    def outcome(self) -> Outcome:
        """Whether it is for the better, for the worse, or neither."""
        return _OUTCOME_OF[self.kind]

    def to_dict(self) -> dict[str, str]:
        """Return JSON data."""
        data = {
            "kind": self.kind,
            "code": self.code,
            "before": self.before,
            "after": self.after,
            "expected": self.expected,
        }
        return {key: value for key, value in data.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Change:
    """A draft of which B says something else than A, and in which ways; `line` is its line in the corpus."""

    line: int
    id: str | None
    language: str
    hard: bool
    steps: tuple[Step, ...]

    def of(self, outcome: Outcome) -> list[Step]:
        """Return the steps for the better, for the worse, or neither."""
        return [step for step in self.steps if step.outcome == outcome]

    def to_dict(self) -> dict[str, Any]:
        """Return JSON data, without the draft."""
        outcomes: dict[str, Any] = {outcome: [step.to_dict() for step in self.of(outcome)] for outcome in OUTCOMES}
        return {"line": self.line, "id": self.id, "language": self.language, "hard": self.hard, **outcomes}


@dataclass(slots=True)
class Totals:
    """How often something was won, lost or merely changed: by code, of the channel, and of the written standard."""

    codes: dict[str, Counter[Outcome]] = field(default_factory=dict)
    channel: Counter[Outcome] = field(default_factory=Counter)
    language: Counter[Outcome] = field(default_factory=Counter)

    def count(self, step: Step) -> None:
        """Take one step into account."""
        if step.code is not None:
            total = self.codes.setdefault(step.code, Counter())
        else:
            total = self.channel if step.kind.startswith("channel") else self.language
        total[step.outcome] += 1


class Comparison:
    """Two answers to each draft of a corpus, judged by the codes and channels of one guideline; `add` each draft."""

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        self.a = GroupedCounts(guideline)
        self.b = GroupedCounts(guideline)
        self.changes: list[Change] = []
        self.totals = Totals()

    @property
    def drafts(self) -> int:
        """How many drafts were compared."""
        return self.a.all.drafts

    def add(self, line: int, labelled: LabelledDraft, a: Answer, b: Answer) -> None:
        """Take one draft and both answers to it into account."""
        a, b = self._renamed(a), self._renamed(b)
        self.a.add(labelled, a)
        self.b.add(labelled, b)
        codes = in_order(self.guideline, {*a.codes, *b.codes})
        steps = [step for code in codes for step in _code_steps(code, code in labelled.codes, a, b)]
        steps += _plain_steps(labelled, expected_channel(self.guideline, labelled.codes), a, b)
        for step in steps:
            self.totals.count(step)
        if steps:
            name = public_id(labelled.draft.id)
            self.changes.append(Change(line, name, labelled.language, labelled.hard, tuple(steps)))

    def _renamed(self, answer: Answer) -> Answer:
        """Return an answer with the codes' present names."""
        rules = {code: self.guideline.rule(code) for code in answer.codes}
        present = {code: rule.code if rule else code for code, rule in rules.items()}
        return replace(answer, codes={present[code]: evidence for code, evidence in answer.codes.items()})

    def totals_in_order(self) -> list[tuple[str, Counter[Outcome]]]:
        """Return the totals of all codes in the guideline's order."""
        return [(code, self.totals.codes[code]) for code in in_order(self.guideline, self.totals.codes)]

    def figures(self) -> dict[str, dict[str, tuple[float | None, float | None]]]:
        """Return the main figures of A and B, by group and name."""
        return {name: _pairs(self.a.groups[name], self.b.groups[name]) for name in self.a.groups}

    def to_dict(self) -> dict[str, Any]:
        """Return JSON data, without drafts."""
        return {
            "drafts": self.drafts,
            "changes": [change.to_dict() for change in self.changes],
            "codes": {code: _total_data(total) for code, total in self.totals_in_order()},
            "channel": _total_data(self.totals.channel),
            "language": _total_data(self.totals.language),
            "figures": {
                group: {"drafts": self.a.groups[group].drafts}
                | {name: _pair_data(*pair) for name, pair in pairs.items()}
                for group, pairs in self.figures().items()
            },
        }


def difference(a: float | None, b: float | None) -> float | None:
    """Return how much B's figure is above A's, if both are known."""
    return None if a is None or b is None else b - a


def public_id(name: str | None) -> str | None:
    """Return a draft's id as it may be shown and saved; one that may hold an identity number is left out."""
    if name is None or _LIKE_IDENTITY.search(name):
        return None
    # JSON may bring half characters, which no file can hold.
    return name.encode("utf-8", "replace").decode()


def united(guideline: Guideline, other: Guideline) -> Guideline:
    """Return a guideline with the rules that only another one has, so that labels may name the codes of both.

    Each of these comes before the rule that follows it in the other one.
    """
    rules = list(guideline.rules)
    for number, rule in enumerate(other.rules):
        if guideline.rule(rule.code) is None:
            following = next(filter(None, (guideline.rule(later.code) for later in other.rules[number + 1 :])), None)
            rules.insert(rules.index(following) if following else len(rules), rule)
    precedence = tuple(rule.code for rule in rules if rule.channel is not None)
    return replace(guideline, rules=tuple(rules), precedence=precedence)


def _code_steps(code: str, wanted: bool, a: Answer, b: Answer) -> Iterator[Step]:
    before, after = a.codes.get(code), b.codes.get(code)
    if before is None:
        yield Step("found" if wanted else "alarm", code, after=after)
    elif after is None:
        yield Step("missed" if wanted else "alarm-gone", code, before=before)
    elif before != after:
        yield Step("evidence", code, before, after)


def _plain_steps(labelled: LabelledDraft, expected: str, a: Answer, b: Answer) -> Iterator[Step]:
    """Yield in which ways channel and written standard differ."""
    if a.channel != b.channel:
        kind: Kind = "channel-still-wrong"
        if expected in (a.channel, b.channel):
            kind = "channel-right" if b.channel == expected else "channel-wrong"
        yield Step(kind, None, a.channel, b.channel, expected)
    if a.language != b.language:
        right = b.language == labelled.language
        yield Step("language-right" if right else "language-wrong", None, a.language, b.language, labelled.language)


def _pairs(a: Counts, b: Counts) -> dict[str, tuple[float | None, float | None]]:
    ours, theirs = a.figures(), b.figures()
    return {name: (ours[name], theirs[name]) for name in ours}


def _total_data(total: Counter[Outcome]) -> dict[str, int]:
    return {outcome: total[outcome] for outcome in OUTCOMES}


def _pair_data(a: float | None, b: float | None) -> dict[str, float | None]:
    return {"a": rounded(a), "b": rounded(b), "difference": rounded(difference(a, b))}
