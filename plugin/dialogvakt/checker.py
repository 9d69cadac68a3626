"""The one engine call: a draft in, a report out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

from dialogvakt.channels import own_channel
from dialogvakt.defaults import default_guideline
from dialogvakt.draft import Draft, refuse_too_long
from dialogvakt.facts import gather_facts
from dialogvakt.finding import Finding
from dialogvakt.findingwriter import FindingWriter
from dialogvakt.longlived import built_for_good
from dialogvakt.report import Figures, GuidelineInfo, Report, Standard, Verdict
from dialogvakt.workdays import expected_reply
from dialogvakt_nlp import Reader, Reading
from dialogvakt_rules import Guideline, Outcome, RuleRunner, load_guideline

# A long thread's oldest messages say little about what it is about now.
_THREAD_CHARACTERS = 2_000


class Checker:
    """Check drafts against one guideline.

    `guideline` is a bundled guideline's id, a folder, or a loaded one; `language` is the standard of the messages
    (the draft's own by default); `as_of` the day on which rules are asked (the draft's `written_on`, else today).
    May be used from several threads. Raises the loader's errors for a guideline that cannot be read.
    """

    def __init__(
        self,
        guideline: str | Path | Guideline | None = None,
        *,
        language: Standard | None = None,
        as_of: date | None = None,
    ) -> None:
        if not isinstance(guideline, Guideline):
            guideline = load_guideline(guideline if guideline is not None else default_guideline())
        self.guideline = guideline
        self.language = language
        self.as_of = as_of
        self._own_channel = own_channel(guideline)
        self._reader = _shared_reader()
        self._runner = RuleRunner(guideline)

    def check(self, draft: Draft) -> Report:
        """Return the report on a draft; raises `InputError` for one over the length limit."""
        refuse_too_long(draft.text, draft.id or "draft")
        day = self.as_of or draft.context.written_on or date.today()
        reading = self._reader.read(
            draft.text, draft.context.written_on or self.as_of, suggest=self._runner.suggestible
        )
        gathered = gather_facts(
            draft.text, reading, draft.context, self.guideline, self._read_thread(draft), self._runner.looks_at
        )
        outcome = self._runner.run(gathered.facts, day)
        messages_in = self.language or standard_of(reading)
        writer = FindingWriter(self.guideline, draft, reading, gathered, messages_in)
        return self._report(draft, reading, outcome, sorted(writer.findings(outcome.fired), key=_order), day)

    def _read_thread(self, draft: Draft) -> Reading | None:
        thread = draft.context.thread
        if thread is None:
            return None
        said = "\n".join([thread.subject or "", *reversed(thread.previous)])
        return self._reader.read(said[:_THREAD_CHARACTERS], suggest=False)

    def _report(
        self, draft: Draft, reading: Reading, outcome: Outcome, findings: Sequence[Finding], day: date
    ) -> Report:
        guideline = self.guideline
        messages_in = self.language or standard_of(reading)
        # Rules fire in the guideline's order of precedence.
        channels = list(dict.fromkeys(fired.rule.channel for fired in outcome.fired if fired.rule.channel))
        channel = channels[0] if channels else self._own_channel
        verdict: Verdict = "redirect" if channels else "revise" if findings else "send"
        reply = guideline.expected_reply
        return Report(
            language=standard_of(reading),
            messages_in=messages_in,
            guideline=_info(guideline, messages_in, day),
            verdict=verdict,
            channel=channel,
            also=tuple(channels[1:]),
            recommendation=guideline.channels[channel].do.in_language(messages_in),
            findings=tuple(findings),
            figures=Figures(reading.words, reading.sentences, reading.lix),
            expected_reply=expected_reply(draft.context.written_on or day, reply.since, reply.until) if reply else None,
            flow=tuple(step.in_language(messages_in) for step in guideline.flow.steps) if guideline.flow else (),
            engine=outcome.engine,
            id=draft.id,
        )


@cache
def _shared_reader() -> Reader:
    """Return the reader of all checkers: it knows no guideline, and takes long to build."""
    with built_for_good():
        return Reader()


def standard_of(reading: Reading) -> Standard:
    """Return the written standard of a text."""
    return "nn" if reading.language == "nn" else "nb"


def _order(finding: Finding) -> tuple[int, int, str, str]:
    """Sort by place, then code; what has no place comes first."""
    first = finding.places[0] if finding.places else None
    return (first.start, first.end, finding.code, finding.text or "") if first else (-1, -1, finding.code, "")


def _info(guideline: Guideline, language: Standard, day: date) -> GuidelineInfo:
    validity = guideline.validity
    return GuidelineInfo(
        guideline.id,
        guideline.version,
        validity.status_on(day),
        guideline.title.in_language(language),
        validity.since if isinstance(validity.since, date) else None,
        validity.until if isinstance(validity.until, date) else None,
    )
