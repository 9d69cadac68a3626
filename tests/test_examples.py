"""The drafts in `examples/` can be checked, are invented, and show what their names say."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogvakt import Checker, Context, Draft
from dialogvakt.files.textfile import read_context
from dialogvakt_nlp import classify_identity_number

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
# What the bundled guideline says to each: the channel, and a code that is found (none: nothing is).
SHOWN = {
    "good-nb": ("dialog-message", None),
    "good-nn": ("dialog-message", None),
    "abbreviations-nn": ("dialog-message", "abbreviation"),
    "acute-nb": ("phone", "serious-finding"),
    "acute-nn": ("phone", "acute-care"),
    "discharge-nb": ("plo", "discharge-planning"),
    "deviation-nb": ("deviation-system", "deviation"),
    "deadline-nb": ("phone", "reply-deadline"),
    "requisition-nn": ("requisition", "requisition"),
    "receipt-nn": ("none", "receipt"),
}


def example(name: str) -> Draft:
    context = read_context(str(EXAMPLES / f"{name}.context.json"))
    return Draft((EXAMPLES / f"{name}.txt").read_text(encoding="utf-8"), context, name)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker()


def test_every_example_is_known_here_and_has_a_context() -> None:
    assert {path.stem for path in EXAMPLES.glob("*.txt")} == set(SHOWN)
    assert {path.name for path in EXAMPLES.glob("*.json")} == {f"{name}.context.json" for name in SHOWN}


@pytest.mark.parametrize("name", SHOWN)
def test_an_examples_identity_number_is_synthetic(name: str) -> None:
    context: Context = example(name).context
    assert context.patient is not None
    assert context.patient.national_id is not None
    assert classify_identity_number(context.patient.national_id) == "synthetic"


@pytest.mark.parametrize("name", SHOWN)
def test_an_example_shows_what_its_name_says(checker: Checker, name: str) -> None:
    channel, code = SHOWN[name]
    report = checker.check(example(name))
    codes = {finding.code for finding in report.findings}
    assert report.language == name[-2:]
    assert report.channel == channel
    assert code in codes if code else not codes
