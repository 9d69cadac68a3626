"""The one engine call: a draft in, a report out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from dialogvakt.bound import BoundGuideline, Judged
from dialogvakt.choosing import Choice
from dialogvakt.draft import Context, Draft, refuse_too_long
from dialogvakt.facts import Gathered, gather_facts
from dialogvakt.handover import Handover
from dialogvakt.library import open_library
from dialogvakt.longlived import built_for_good, collector_paused
from dialogvakt.otherdemands import compare_demands
from dialogvakt.report import Chosen, Figures, GuidelineInfo, Report, Standard, Verdict
from dialogvakt.workdays import expected_reply
from dialogvakt_nlp import Outline, Reader, Reading
from dialogvakt_rules import Guideline

# A long thread's oldest messages say little about what it is about now.
_THREAD_CHARACTERS = 2_000


class Checker:
    """Check drafts, each against the guideline that governs it.

    A `guideline` that is a folder, or a loaded one, is the only one that is asked. One named by its id, or the default
    one, is asked where neither the receiver nor the sender of a draft has a guideline of its own. `guidelines` are
    folders that hold more of them, beside the bundled and the installed ones. `language` is the standard of the
    messages (the draft's own by default); `as_of` the day on which rules are asked (the draft's `written_on`, else
    today).
    May be used from several threads. Raises the loader's errors for a guideline that cannot be read.
    """

    def __init__(
        self,
        guideline: str | Path | Guideline | None = None,
        *,
        guidelines: Sequence[str | Path] = (),
        language: Standard | None = None,
        as_of: date | None = None,
    ) -> None:
        self.language = language
        self.as_of = as_of
        with collector_paused():
            self._library = open_library(guideline, guidelines, as_of or date.today())
            self._reader = _shared_reader()

    @property
    def guideline(self) -> Guideline:
        """The guideline that is asked where no organisation decides."""
        return self._library.first.guideline

    def governing(self, context: Context) -> Guideline:
        """Return the guideline that a message with this context is held against."""
        return self._library.choose(context, context.written_on or self.as_of or date.today())[0].guideline

    def guideline_of(self, report: Report) -> Guideline:
        """Return the guideline that a report speaks of."""
        return self._library.of(report.guideline.id, report.guideline.version).guideline

    def reload(self) -> tuple[str, ...]:
        """Read again what has changed on disk, and return the ids of guidelines that did.

        Drafts are checked against the last good ones meanwhile, and afterwards, too, if this raises the loader's
        errors.
        """
        self._library, changed = self._library.read_again(self.as_of or date.today())
        return changed

    def check(self, draft: Draft) -> Report:
        """Return the report on a draft; raises `InputError` for one over the length limit."""
        return self._check(draft)[0]

    def judge(self, draft: Draft) -> Judged:
        """Return the facts that the rules see of a draft, and the rules that fire on them.

        Raises `InputError` for a draft over the length limit.
        """
        refuse_too_long(draft.text, draft.id or "draft")
        day = self._day_of(draft)
        bound, _ = self._library.choose(draft.context, day)
        return bound.judge(draft, self._read(draft, bound), self._read_thread(draft), day)

    def gather(self, draft: Draft) -> Gathered:
        """Return all facts of a draft, those that no rule asks for, too.

        Raises `InputError` for a draft over the length limit.
        """
        refuse_too_long(draft.text, draft.id or "draft")
        bound, _ = self._library.choose(draft.context, self._day_of(draft))
        reading = self._read(draft, bound)
        return gather_facts(draft.text, reading, draft.context, bound.guideline, self._read_thread(draft))

    def handover(self, draft: Draft, channel: str | None = None) -> Handover:
        """Return a note that carries a draft over to a channel, by default the one that the report advises.

        Raises `InputError` for a draft over the length limit, or a channel that the guideline does not have.
        """
        from dialogvakt.handoverwriter import HandoverWriter, pointed_at  # a check needs none

        report, bound = self._check(draft)
        channel = report.channel if channel is None else channel
        outline = self._reader.outline(
            draft.text,
            draft.context.written_on or self.as_of,
            suggest=bound.suggestible,
            pointed_at=pointed_at(report, channel),
        )
        writer = HandoverWriter(bound.guideline, draft, outline, report.messages_in)
        return writer.nothing_to_move(channel) if channel == bound.own_channel else writer.note(channel)

    def outline(self, draft: Draft) -> Outline:
        """Return the parts of a draft by what they are there for; raises `InputError` for one over the length limit."""
        refuse_too_long(draft.text, draft.id or "draft")
        day = self.as_of or draft.context.written_on
        bound, _ = self._library.choose(draft.context, day or date.today())
        return self._reader.outline(draft.text, draft.context.written_on or self.as_of, suggest=bound.suggestible)

    def _check(self, draft: Draft) -> tuple[Report, BoundGuideline]:
        """Return the report on a draft, and the guideline that it speaks of."""
        refuse_too_long(draft.text, draft.id or "draft")
        day = self._day_of(draft)
        bound, choice = self._library.choose(draft.context, day)
        reading = self._read(draft, bound)
        thread = self._read_thread(draft)
        judged = bound.judge(draft, reading, thread, day)
        messages_in = self.language or standard_of(reading)
        report = _report(bound, draft, reading, judged, messages_in, day, choice)
        if choice.other is None:
            return report, bound
        other = self._library.on(choice.other, day)
        demands = compare_demands(judged, bound, other, other.judge(draft, reading, thread, day), messages_in)
        return replace(report, other_guideline=demands if demands.demands else None), bound

    def _day_of(self, draft: Draft) -> date:
        return self.as_of or draft.context.written_on or date.today()

    def _read(self, draft: Draft, bound: BoundGuideline) -> Reading:
        return self._reader.read(draft.text, draft.context.written_on or self.as_of, suggest=bound.suggestible)

    def _read_thread(self, draft: Draft) -> Reading | None:
        thread = draft.context.thread
        if thread is None:
            return None
        said = "\n".join([thread.subject or "", *reversed(thread.previous)])
        return self._reader.read(said[:_THREAD_CHARACTERS], suggest=False)


def _report(
    bound: BoundGuideline,
    draft: Draft,
    reading: Reading,
    judged: Judged,
    messages_in: Standard,
    day: date,
    choice: Choice,
) -> Report:
    guideline = bound.guideline
    findings = bound.findings(judged, draft, reading, messages_in)
    channel, *also = judged.channels or (bound.own_channel,)
    verdict: Verdict = "redirect" if judged.channels else "revise" if findings else "send"
    reply = guideline.expected_reply
    return Report(
        language=standard_of(reading),
        messages_in=messages_in,
        guideline=_info(guideline, messages_in, day, choice.chosen),
        verdict=verdict,
        channel=channel,
        also=tuple(also),
        recommendation=guideline.channels[channel].do.in_language(messages_in),
        findings=tuple(findings),
        figures=Figures(reading.words, reading.sentences, reading.lix),
        expected_reply=expected_reply(draft.context.written_on or day, reply.since, reply.until) if reply else None,
        flow=tuple(step.in_language(messages_in) for step in guideline.flow.steps) if guideline.flow else (),
        engine=judged.outcome.engine,
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


def _info(guideline: Guideline, language: Standard, day: date, chosen: Chosen) -> GuidelineInfo:
    validity = guideline.validity
    return GuidelineInfo(
        guideline.id,
        guideline.version,
        validity.status_on(day),
        guideline.title.in_language(language),
        validity.since if isinstance(validity.since, date) else None,
        validity.until if isinstance(validity.until, date) else None,
        chosen,
    )
