"""One guideline made ready to judge drafts that have been read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialogvakt.channels import own_channel
from dialogvakt.draft import Draft
from dialogvakt.facts import Gathered, gather_facts
from dialogvakt.finding import Finding
from dialogvakt.findingwriter import FindingWriter
from dialogvakt_nlp import Reading
from dialogvakt_rules import Fired, Guideline, Outcome, RuleRunner


@dataclass(frozen=True, slots=True)
class Judged:
    """What a guideline says of one draft: the facts, and the rules that fired on them, in its order of precedence."""

    gathered: Gathered
    outcome: Outcome

    @property
    def fired(self) -> tuple[Fired, ...]:
        """The rules that fired."""
        return self.outcome.fired

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels that they send the message to, the recommended one first."""
        return tuple(dict.fromkeys(fired.rule.channel for fired in self.fired if fired.rule.channel))


class BoundGuideline:
    """Judge drafts by one guideline; may be used from several threads.

    Raises `InputError` for a guideline whose last channel some rule sends messages to.
    """

    def __init__(self, guideline: Guideline) -> None:
        self.guideline = guideline
        self.own_channel = own_channel(guideline)
        self._runner = RuleRunner(guideline)

    @property
    def suggestible(self) -> bool:
        """Whether the statistical model need be asked at all."""
        return self._runner.suggestible

    def judge(self, draft: Draft, reading: Reading, thread: Reading | None, day: date) -> Judged:
        """Return what fires on a draft on a day."""
        gathered = gather_facts(draft.text, reading, draft.context, self.guideline, thread, self._runner.looks_at)
        return Judged(gathered, self._runner.run(gathered.facts, day))

    def findings(self, judged: Judged, draft: Draft, reading: Reading, language: str) -> Sequence[Finding]:
        """Return the findings in one written standard, by place, then code; what has no place comes first."""
        writer = FindingWriter(self.guideline, draft, reading, judged.gathered, language)
        return sorted(writer.findings(judged.fired), key=_order)


def _order(finding: Finding) -> tuple[int, int, str, str]:
    first = finding.places[0] if finding.places else None
    return (first.start, first.end, finding.code, finding.text or "") if first else (-1, -1, finding.code, "")
