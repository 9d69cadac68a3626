"""What is said beside the findings follows from the report, in its standard."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from dialogvakt import Checker, Context, Draft
from dialogvakt.notices import other_guideline_notice, validity_notice
from dialogvakt.report import Demand, OtherGuideline, Report


@pytest.fixture
def report(checker: Checker) -> Report:
    return checker.check(Draft("Hei.", Context(written_on=date(2025, 11, 12))))


@pytest.mark.parametrize(
    ("changes", "nb", "nn"),
    [
        ({}, None, None),
        (
            {"status": "expired"},
            "Retningslinjen (versjon 2.0) gikk ut 31. desember 2025. Den brukes til en ny foreligger.",
            "Retningslina (versjon 2.0) gjekk ut 31. desember 2025. Ho blir brukt til ei ny ligg føre.",
        ),
        (
            {"status": "not-yet-in-force"},
            "Retningslinjen (versjon 2.0) gjelder først fra 1. januar 2025.",
            "Retningslina (versjon 2.0) gjeld først frå 1. januar 2025.",
        ),
        (
            {"status": "unknown", "valid_from": None},
            "Det er ikke kjent om retningslinjen (versjon 2.0) gjelder denne dagen.",
            "Det er ikkje kjent om retningslina (versjon 2.0) gjeld denne dagen.",
        ),
    ],
)
def test_a_guideline_that_is_not_in_force_is_told(
    report: Report, changes: dict[str, Any], nb: str | None, nn: str | None
) -> None:
    told = replace(report, guideline=replace(report.guideline, **changes))
    assert validity_notice(told) == nb
    assert validity_notice(replace(told, messages_in="nn")) == nn


def test_the_senders_guideline_is_told_where_it_says_something_else(report: Report) -> None:
    assert other_guideline_notice(report) is None
    other = OtherGuideline("sor", "1", "Sør", (Demand("a", "more", "ser òg på b"), Demand("c", "less", "krev ikkje d")))
    assert other_guideline_notice(replace(report, messages_in="nn", other_guideline=other)) == (
        "Retningslina til avsendaren (Sør) seier noko anna: ser òg på b; krev ikkje d."
    )
