"""A corpus' labels are read strictly."""

from __future__ import annotations

from typing import Any

import pytest

from dialogvakt import Draft, InputError
from dialogvakt.labelled import LabelledDraft, read_labelled
from dialogvakt_rules import Guideline

GOOD: dict[str, Any] = {
    "id": "d1",
    "text": "Pas. sover.",
    "language": "nb",
    "codes": ["abbreviation"],
    "abbreviations": ["Pas."],
    "jargon": [],
}


def test_a_labelled_draft_is_read(guideline: Guideline) -> None:
    assert read_labelled(GOOD | {"hard": True, "note": "x"}, "c:1", guideline) == LabelledDraft(
        Draft("Pas. sover.", id="d1"),
        "nb",
        frozenset({"abbreviation"}),
        {"abbreviation": frozenset({"pas."}), "jargon": frozenset()},
        True,
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"codes": ["abreviation"]}, "c:1: codes: holds an unknown code (did you mean abbreviation?); allowed: abb"),
        ({"codes": "abbreviation"}, "c:1: codes: is missing or is no list of strings"),
        ({"language": "no"}, "c:1: language: is missing or not allowed; allowed: nb, nn"),
        ({"jargon": [1]}, "c:1: jargon: is missing or is no list of strings"),
        ({"hard": "yes"}, "c:1: hard: is neither true nor false"),
        ({"text": None}, "c:1: text: is no string"),
        ({"text": "x" * 20_001}, "c:1: text: has 20001 characters"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_bad_label_is_told(guideline: Guideline, change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_labelled(GOOD | change, "c:1", guideline)
    assert str(caught.value).startswith(message)
