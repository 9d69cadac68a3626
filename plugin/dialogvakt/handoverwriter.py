"""Writes handover notes: the parts of a draft in the places that a channel's template gives them."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import cache
from importlib.resources import files

from dialogvakt.channels import channel_named
from dialogvakt.draft import Draft, Patient
from dialogvakt.handover import Handover
from dialogvakt.identity import digits_of
from dialogvakt.notefiller import Layout, Sentences, fill, layout_of, plain
from dialogvakt.phrases import day_in_words, phrase
from dialogvakt.report import Report, Standard
from dialogvakt_nlp import CLOSING, GREETING, Outline, Spot
from dialogvakt_rules import Guideline
from dialogvakt_rules.handovertemplate import SENTENCES

_SENDER, _REST = "sender", "rest"
_IDENTITY = "identity"
_BIRTH_DIGITS = 6
_WORD = re.compile(r"[^\W_]+")


def pointed_at(report: Report, channel: str) -> frozenset[Spot]:
    """Return the mentions for which a report advises a channel."""
    return frozenset(
        (reason.fact, reason.label, reason.start, reason.end)
        for finding in report.findings
        if finding.channel == channel
        for reason in finding.reasons
        if reason.start is not None and reason.end is not None
    )


class HandoverWriter:
    """Writes the handover note of one draft in one written standard."""

    def __init__(self, guideline: Guideline, draft: Draft, outline: Outline, language: Standard) -> None:
        self._guideline = guideline
        self._draft = draft
        self._outline = outline
        self._language = language

    def note(self, code: str) -> Handover:
        """Return the note for a channel; raises `InputError` for one that the guideline does not have."""
        channel = channel_named(self._guideline, code)
        name = channel.name.in_language(self._language)
        if channel.handover:
            title, source = channel.handover.title.in_language(self._language), channel.handover.source
            return self._filled(code, title, layout_of(source.in_language(self._language)))
        return self._filled(code, phrase("handover-title", self._language, channel=name), _general(self._language))

    def nothing_to_move(self, code: str) -> Handover:
        """Return what there is to say of a draft that already goes the right way, unless the channel has a template."""
        channel = channel_named(self._guideline, code)
        if channel.handover:
            return self.note(code)
        return Handover(code, channel.name.in_language(self._language), channel.do.in_language(self._language))

    def _filled(self, code: str, title: str, layout: Layout) -> Handover:
        slots = self._slots(layout)
        left_out = self._left_out(slots)
        values = {role: self._sentences(role, slots, left_out, layout) for role in SENTENCES} | self._known()
        note = fill(layout, values, self._says, self._joined, self._language)
        rest = [number for number in range(len(slots)) if number not in note.placed and number not in left_out]
        text = note.text
        if rest:
            text = f"{text}\n\n{phrase('handover-rest', self._language)}\n{self._joined(rest)}"
        return Handover(code, title, text.strip(), note.missing, tuple(map(self._words_of, sorted(left_out))))

    # --- what goes where

    def _slots(self, layout: Layout) -> list[str]:
        """Return for each part the weightiest of its roles that the template prints."""
        return [next((role for role in part.roles if role in layout.prints), _REST) for part in self._outline.parts]

    def _left_out(self, slots: Sequence[str]) -> set[int]:
        """Return the parts that the note does without: the frame, and what is said of the writer once more."""
        said: set[str] = set()
        left_out: set[int] = set()
        for number, (part, slot) in enumerate(zip(self._outline.parts, slots, strict=True)):
            own = set(_WORD.findall(self._words_of(number).lower()))
            is_writer = slot == _REST and part.roles[:1] == (_SENDER,)
            if part.roles in ((GREETING,), (CLOSING,)) or is_writer or (slot == _SENDER and own <= said):
                left_out.add(number)
            elif slot == _SENDER:
                said |= own
        return left_out

    def _sentences(self, role: str, slots: Sequence[str], left_out: Collection[int], layout: Layout) -> Sentences:
        numbers = [number for number, slot in enumerate(slots) if slot == role and number not in left_out]
        mentioned = any(role in part.roles for part in self._outline.parts)
        there = bool(numbers) if role in layout.prints else mentioned
        return Sentences.of(numbers, there=there, elsewhere=mentioned and not numbers)

    def _joined(self, numbers: Sequence[int]) -> str:
        """Return parts one after the other, on lines of their own unless they share one in the draft."""
        text = ""
        for before, number in zip((None, *numbers), numbers, strict=False):
            if before is not None:
                between = self._draft.text[self._outline.parts[before].end : self._outline.parts[number].start]
                text += " " if number == before + 1 and not between.strip(" ") else "\n"
            text += self._words_of(number)
        return text

    # --- words

    def _words_of(self, number: int) -> str:
        part = self._outline.parts[number]
        return self._words(part.start, part.end)

    def _words(self, start: int, end: int) -> str:
        """Return words of the draft; identity numbers stand only where a template puts the patient's own."""
        found, at = "", start
        for mention in self._outline.reading.mentions:
            if mention.group == _IDENTITY and at <= mention.start and mention.end <= end:
                found += self._draft.text[at : mention.start] + phrase("handover-number", self._language)
                at = mention.end
        return " ".join((found + self._draft.text[at:end]).split())

    def _known(self) -> dict[str, str]:
        context = self._draft.context
        patient = context.patient or Patient()
        digits = digits_of(patient.national_id or "")
        return {
            "recipient": self._recipient(),
            "patient_id": f"{digits[:_BIRTH_DIGITS]} {digits[_BIRTH_DIGITS:]}".strip(),
            "sender_side": context.sender_side or "",
            "message_type": context.message_type or "",
            "patient_status": patient.status or "",
            "care": patient.care or "",
            "written_on": day_in_words(context.written_on, self._language) if context.written_on else "",
        }

    def _recipient(self) -> str:
        chosen = self._draft.context.recipients
        if len(chosen) == 1:
            return plain(chosen[0])
        turned_to = self._outline.recipient
        return plain(self._words(*turned_to)).strip(" ,.:;!-–—") if turned_to else ""

    def _says(self, kind: str, *labels: str) -> bool:
        """Tell whether the draft says something of the patient, as true or likely and not over."""
        return any(
            mention.group == kind
            and mention.label in labels
            and mention.who == "patient"
            and mention.when != "past"
            and mention.whether in ("asserted", "suspected")
            for mention in self._outline.reading.mentions
        )


@cache
def _general(language: Standard) -> Layout:
    """Return the layout for channels that bring none."""
    return layout_of((files("dialogvakt") / "templates" / f"handover.{language}.j2").read_text("utf-8"))
