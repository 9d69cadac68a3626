"""The report as JSON, version 1."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from dialogvakt import Checker, Context, Draft, Place, Report

TEXT = "😀 Pas. har kalium 6,8."
DRAFT = Draft(TEXT, Context(written_on=date(2025, 9, 1)), "d1")


@pytest.fixture
def report(checker: Checker) -> Report:
    return checker.check(DRAFT)


def test_the_report_has_the_documented_keys(report: Report) -> None:
    data = report.to_dict(TEXT)
    assert list(data) == [
        "version",
        "id",
        "language",
        "verdict",
        "channel",
        "also",
        "guideline",
        "recommendation",
        "expected_reply",
        "flow",
        "figures",
        "engine",
        "offsets",
        "findings",
    ]
    assert data["version"] == 1
    assert data["guideline"] == {
        "id": "nordvik",
        "version": "2.0",
        "status": "in-force",
        "chosen": "named",
        "valid_from": "2025-01-01",
        "valid_to": "2025-12-31",
    }
    assert data["expected_reply"] == {"from": "2025-09-04", "to": "2025-09-08"}


def test_a_finding_has_the_documented_keys(report: Report) -> None:
    finding = next(finding for finding in report.to_dict(TEXT)["findings"] if finding["code"] == "critical-value")
    assert finding == {
        "code": "critical-value",
        "clause": "5.1",
        "severity": "critical",
        "channel": "phone",
        "text": "kalium 6,8",
        "places": [[11, 21]],
        "message": "kalium 6,8 er over 6,2. Ring i stedet for å skrive.",
        "fixes": [],
        "reasons": [{"fact": "value", "label": "potassium", "start": 11, "end": 21}],
        "shadowed": False,
        "evidence": "exact",
    }


def test_utf_16_counts_all_offsets(report: Report) -> None:
    data = report.to_dict(TEXT, "utf-16")
    finding = next(finding for finding in data["findings"] if finding["code"] == "abbreviation")
    assert data["offsets"] == "utf-16"
    assert finding["places"] == [[3, 7]]
    assert finding["fixes"][0]["edits"][0][:2] == [3, 7]
    assert (finding["reasons"][0]["start"], finding["reasons"][0]["end"]) == (3, 7)


def test_what_is_unknown_is_left_out(checker: Checker) -> None:
    assert "id" not in checker.check(Draft("Hei.")).to_dict("Hei.")


def test_a_report_cannot_be_changed(report: Report) -> None:
    with pytest.raises(FrozenInstanceError):
        report.channel = "phone"  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        Place(0, 1).start = 2  # type: ignore[misc]
