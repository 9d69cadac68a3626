"""What every screen says beside the findings."""

from __future__ import annotations

from dialogvakt.phrases import day_in_words, phrase
from dialogvakt.report import GuidelineInfo


def validity_notice(guideline: GuidelineInfo, language: str) -> str | None:
    """Return what is to be said about a guideline that is not in force on the draft's day."""
    if guideline.status == "in-force":
        return None
    name = "unknown-validity" if guideline.status == "unknown" else guideline.status
    day = guideline.valid_to if guideline.status == "expired" else guideline.valid_from
    return phrase(name, language, version=guideline.version, day=day_in_words(day, language) if day else "")
