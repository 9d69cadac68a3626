"""What every screen says beside the findings."""

from __future__ import annotations

from collections.abc import Iterator

from dialogvakt.phrases import day_in_words, phrase
from dialogvakt.report import Report


def notices(report: Report) -> Iterator[str]:
    """Yield all that is to be said beside the findings of a report."""
    yield from filter(None, (validity_notice(report), other_guideline_notice(report)))


def validity_notice(report: Report) -> str | None:
    """Return what is to be said about a guideline that is not in force on the draft's day."""
    guideline, language = report.guideline, report.messages_in
    if guideline.status == "in-force":
        return None
    name = "unknown-validity" if guideline.status == "unknown" else guideline.status
    day = guideline.valid_to if guideline.status == "expired" else guideline.valid_from
    return phrase(name, language, version=guideline.version, day=day_in_words(day, language) if day else "")


def other_guideline_notice(report: Report) -> str | None:
    """Return what the sender's guideline would say otherwise."""
    other = report.other_guideline
    if other is None:
        return None
    demands = "; ".join(demand.text for demand in other.demands)
    return f"{phrase('other-guideline', report.messages_in, title=other.title)}: {demands}."
