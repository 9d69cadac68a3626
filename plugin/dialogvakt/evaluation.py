"""How well a checker does on labelled drafts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from dialogvakt.channels import own_channel
from dialogvakt.finding import Evidence
from dialogvakt.labelled import FORM_KEYS, LabelledDraft, fold
from dialogvakt.report import Report, Standard, Verdict
from dialogvakt.scores import Score, mean, rounded, share
from dialogvakt_rules import Guideline

# Which drafts figures are counted over.
GROUPS: Mapping[str, Callable[[LabelledDraft], bool]] = {
    "all": lambda _: True,
    "nb": lambda labelled: labelled.language == "nb",
    "nn": lambda labelled: labelled.language == "nn",
    "hard": lambda labelled: labelled.hard,
    "ordinary": lambda labelled: not labelled.hard,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a check said of one draft, without a word of it; the codes found come with their evidence."""

    language: Standard
    verdict: Verdict
    channel: str
    codes: Mapping[str, Evidence]


def answer_of(report: Report) -> Answer:
    """Return what a report comes to; a code that has exact evidence anywhere is exact."""
    codes: dict[str, Evidence] = {}
    for finding in report.findings:
        if codes.get(finding.code) != "exact":
            codes[finding.code] = finding.evidence
    return Answer(report.language, report.verdict, report.channel, codes)


def expected_channel(guideline: Guideline, codes: frozenset[str]) -> str:
    """Return the channel of a message that has these codes."""
    first = next((code for code in guideline.precedence if code in codes), None)
    rule = guideline.rule(first) if first else None
    return rule.channel if rule and rule.channel else own_channel(guideline)


def in_order(guideline: Guideline, codes: Iterable[str]) -> list[str]:
    """Return codes in the guideline's order, and those it does not know last."""
    place = {rule.code: number for number, rule in enumerate(guideline.rules)}
    return sorted(codes, key=lambda code: (place.get(code, len(place)), code))


@dataclass(slots=True)
class Counts:
    """Counts over some drafts; `add` each with what was said of it."""

    guideline: Guideline
    drafts: int = 0
    codes: dict[str, Score] = field(default_factory=dict)
    channel_right: int = 0
    quiet: int = 0
    false_redirects: int = 0
    safety: Score = field(default_factory=Score)

    def add(self, labelled: LabelledDraft, answer: Answer) -> None:
        """Take one draft into account."""
        found = frozenset(answer.codes)
        critical = critical_codes(self.guideline)
        self.drafts += 1
        self.channel_right += answer.channel == expected_channel(self.guideline, labelled.codes)
        for code in labelled.codes | found:
            self.codes.setdefault(code, Score()).count(labelled.codes & {code}, found & {code})
        self.safety.count(labelled.codes & critical, found & critical)
        if labelled.codes.isdisjoint(self.guideline.precedence):
            self.quiet += 1
            self.false_redirects += answer.verdict == "redirect"

    def macro_f1(self, *, redirecting: bool) -> float | None:
        """Return the mean F1 of the codes that move a message elsewhere, or of those that do not."""
        return mean(
            score.f1 for code, score in self.codes.items() if (code in self.guideline.precedence) is redirecting
        )

    def figures(self) -> dict[str, float | None]:
        """Return the main figures, by name."""
        return {
            "channel_accuracy": share(self.channel_right, self.drafts),
            "macro_f1_redirecting": self.macro_f1(redirecting=True),
            "macro_f1_form": self.macro_f1(redirecting=False),
            "safety_recall": self.safety.recall,
            "false_redirects": share(self.false_redirects, self.quiet),
        }

    def to_dict(self) -> dict[str, Any]:
        """Return JSON data."""
        return {"drafts": self.drafts, **{name: rounded(figure) for name, figure in self.figures().items()}}


def critical_codes(guideline: Guideline) -> frozenset[str]:
    """Return the codes of what is acute or serious."""
    return frozenset(rule.code for rule in guideline.rules if rule.severity == "critical")


class GroupedCounts:
    """Counts over all drafts, and over each group of them by itself."""

    def __init__(self, guideline: Guideline) -> None:
        self.groups = {name: Counts(guideline) for name in GROUPS}
        self.all = self.groups["all"]

    def add(self, labelled: LabelledDraft, answer: Answer) -> None:
        """Take one draft into account in each group that it belongs to."""
        for name, belongs in GROUPS.items():
            if belongs(labelled):
                self.groups[name].add(labelled, answer)


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was missed and what was flagged wrongly in one draft: codes, forms (`code:form`), channel, language."""

    labelled: LabelledDraft
    missed: tuple[str, ...]
    alarms: tuple[str, ...]
    channel: tuple[str, str] | None


class Evaluation:
    """Counts over a corpus; `add` each draft with its report."""

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        self.counts = GroupedCounts(guideline)
        self.forms = {code: Score() for code in FORM_KEYS}
        self.language_right = 0
        self.unsafe: list[str] = []
        self.mistakes: list[Mistake] = []

    @property
    def drafts(self) -> int:
        """How many drafts there were."""
        return self.counts.all.drafts

    def add(self, labelled: LabelledDraft, report: Report) -> None:
        """Take one draft into account."""
        answer = answer_of(report)
        self.counts.add(labelled, answer)
        self.language_right += report.language == labelled.language
        critical = critical_codes(self.guideline)
        if labelled.codes & critical and critical.isdisjoint(answer.codes):
            self.unsafe.append(labelled.draft.id or "")
        missed, alarms = self._add_forms(labelled, report)
        self._add_mistake(labelled, answer, missed, alarms)

    def _add_mistake(self, labelled: LabelledDraft, answer: Answer, missed: list[str], alarms: list[str]) -> None:
        found = frozenset(answer.codes)
        expected = expected_channel(self.guideline, labelled.codes)
        missed = [*sorted(labelled.codes - found), *missed]
        alarms = [*sorted(found - labelled.codes), *alarms]
        if answer.language != labelled.language:
            missed.append(f"language:{labelled.language}")
        channel = None if answer.channel == expected else (expected, answer.channel)
        if missed or alarms or channel:
            self.mistakes.append(Mistake(labelled, tuple(missed), tuple(alarms), channel))

    def _add_forms(self, labelled: LabelledDraft, report: Report) -> tuple[list[str], list[str]]:
        missed: list[str] = []
        alarms: list[str] = []
        for code, score in self.forms.items():
            wanted = labelled.forms[code]
            found = fold([finding.text or "" for finding in report.findings if finding.code == code])
            score.count(wanted, found)
            missed += [f"{code}:{form}" for form in sorted(wanted - found)]
            alarms += [f"{code}:{form}" for form in sorted(found - wanted)]
        return missed, alarms

    def figures(self) -> dict[str, float | None]:
        """Return the figures that sum it up, by name."""
        main = self.counts.all.figures()
        return {
            "channel_accuracy": main.pop("channel_accuracy"),
            "channel_accuracy_hard": self.counts.groups["hard"].figures()["channel_accuracy"],
            **main,
            "abbreviation_forms_f1": self.forms["abbreviation"].f1,
            "jargon_forms_f1": self.forms["jargon"].f1,
            "language_accuracy": share(self.language_right, self.drafts),
        }

    def in_order(self) -> list[tuple[str, Score]]:
        """Return the scores of all codes in the guideline's order."""
        codes = self.counts.all.codes
        return [(code, codes[code]) for code in in_order(self.guideline, codes)]

    def to_dict(self) -> dict[str, Any]:
        """Return JSON data, without drafts."""
        groups = {name: counts.to_dict() for name, counts in self.counts.groups.items() if name != "all"}
        return {
            "drafts": self.drafts,
            **{name: rounded(figure) for name, figure in self.figures().items()},
            "drafts_without_redirecting_label": self.counts.all.quiet,
            "suggestions": self.guideline.suggestions,
            "unsafe": self.unsafe,
            "groups": groups,
            "codes": {code: score.to_dict() for code, score in self.in_order()},
            "forms": {code: score.to_dict() for code, score in self.forms.items()},
        }
