"""How well a checker does on labelled drafts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dialogvakt.checker import own_channel
from dialogvakt.labelled import FORM_KEYS, LabelledDraft, fold
from dialogvakt.report import Report
from dialogvakt.scores import Score, mean, rounded, share
from dialogvakt_rules import Guideline


@dataclass(frozen=True, slots=True)
class Mistake:
    """What was missed and what was flagged wrongly in one draft: codes, forms (`code:form`), channel, language."""

    labelled: LabelledDraft
    missed: tuple[str, ...]
    alarms: tuple[str, ...]
    channel: tuple[str, str] | None


@dataclass(slots=True)
class Evaluation:
    """Counts over a corpus; `add` each draft with its report."""

    guideline: Guideline
    drafts: int = 0
    codes: dict[str, Score] = field(default_factory=dict)
    forms: dict[str, Score] = field(default_factory=lambda: {code: Score() for code in FORM_KEYS})
    channel_right: int = 0
    hard: int = 0
    hard_channel_right: int = 0
    language_right: int = 0
    quiet: int = 0
    false_redirects: int = 0
    safety: Score = field(default_factory=Score)
    unsafe: list[str] = field(default_factory=list)
    mistakes: list[Mistake] = field(default_factory=list)

    def add(self, labelled: LabelledDraft, report: Report) -> None:
        """Take one draft into account."""
        found = frozenset(finding.code for finding in report.findings)
        expected = self._expected_channel(labelled.codes)
        right = report.channel == expected
        self.drafts += 1
        self.channel_right += right
        self.hard += labelled.hard
        self.hard_channel_right += labelled.hard and right
        self.language_right += report.language == labelled.language
        for code in labelled.codes | found:
            self.codes.setdefault(code, Score()).count(labelled.codes & {code}, found & {code})
        self._add_safety(labelled, found)
        if not any(code in self.guideline.precedence for code in labelled.codes):
            self.quiet += 1
            self.false_redirects += report.verdict == "redirect"
        missed, alarms = self._add_forms(labelled, report)
        missed = [*sorted(labelled.codes - found), *missed]
        alarms = [*sorted(found - labelled.codes), *alarms]
        if missed or alarms or not right or report.language != labelled.language:
            if report.language != labelled.language:
                missed.append(f"language:{labelled.language}")
            channel = None if right else (expected, report.channel)
            self.mistakes.append(Mistake(labelled, tuple(missed), tuple(alarms), channel))

    def _expected_channel(self, codes: frozenset[str]) -> str:
        first = next((code for code in self.guideline.precedence if code in codes), None)
        rule = self.guideline.rule(first) if first else None
        return rule.channel if rule and rule.channel else own_channel(self.guideline)

    def _add_safety(self, labelled: LabelledDraft, found: frozenset[str]) -> None:
        critical = {rule.code for rule in self.guideline.rules if rule.severity == "critical"}
        wanted = labelled.codes & critical
        self.safety.count(wanted, found & critical)
        if wanted and not found & critical:
            self.unsafe.append(labelled.draft.id or "")

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

    def macro_f1(self, *, redirecting: bool) -> float | None:
        """Return the mean F1 of the codes that move a message elsewhere, or of those that do not."""
        return mean(
            score.f1 for code, score in self.codes.items() if (code in self.guideline.precedence) is redirecting
        )

    def figures(self) -> dict[str, float | None]:
        """Return the figures that sum it up, by name."""
        return {
            "channel_accuracy": share(self.channel_right, self.drafts),
            "channel_accuracy_hard": share(self.hard_channel_right, self.hard),
            "macro_f1_redirecting": self.macro_f1(redirecting=True),
            "macro_f1_form": self.macro_f1(redirecting=False),
            "safety_recall": self.safety.recall,
            "false_redirects": share(self.false_redirects, self.quiet),
            "abbreviation_forms_f1": self.forms["abbreviation"].f1,
            "jargon_forms_f1": self.forms["jargon"].f1,
            "language_accuracy": share(self.language_right, self.drafts),
        }

    def in_order(self) -> list[tuple[str, Score]]:
        """Return the scores of all codes in the guideline's order."""
        place = {rule.code: number for number, rule in enumerate(self.guideline.rules)}
        return sorted(self.codes.items(), key=lambda item: place.get(item[0], len(place)))

    def to_dict(self) -> dict[str, Any]:
        """Return JSON data, without drafts."""
        return {
            "drafts": self.drafts,
            **{name: rounded(figure) for name, figure in self.figures().items()},
            "drafts_without_redirecting_label": self.quiet,
            "unsafe": self.unsafe,
            "codes": {code: score.to_dict() for code, score in self.in_order()},
            "forms": {code: score.to_dict() for code, score in self.forms.items()},
        }
