"""What a worker does for CDS Hooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dialogvakt.formats.fhir import CommunicationDraft
from dialogvakt.server.cdshooks.cards import cards_for
from dialogvakt.server.jobs import Checked

if TYPE_CHECKING:
    from dialogvakt.server.checkers import Checkers


def cards_as_json(checkers: Checkers, communication: CommunicationDraft, guideline: str, base_url: str) -> Checked:
    """Return the cards for a draft as JSON."""
    checker = checkers.of(guideline)
    report = checker.check(communication.draft)
    cards = cards_for(report, communication, checker.guideline_of(report), base_url)
    return Checked.of(report, {"cards": cards})
