"""A misspelt word that matters gives the same finding as the right one, and the report says what was read."""

import pytest

from dialogvakt import Checker, Context, Draft
from dialogvakt.finding import Finding


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker("helse-bergen-d81023")


def _finding(checker: Checker, text: str, code: str) -> Finding:
    report = checker.check(Draft(text, Context.from_mapping({"message_type": "request"})))
    return next(finding for finding in report.findings if finding.code == code)


@pytest.mark.parametrize(
    ("text", "code", "own_words", "read_as"),
    [
        ("Hun har kraftige brystsmerer siden i morges.", "acute-care", "kraftige brystsmerer", "brystsmerter"),
        (
            "Han har kraftige bryst smerter sidan i morgon tidleg.",
            "acute-care",
            "kraftige bryst smerter",
            "brystsmerter",
        ),
        ("CT viste lungembolli i dag.", "serious-finding", "lungembolli", "lungeemboli"),
        ("Vi melder avik på at epikrisen mangler.", "deviation", "melder avik", "avvik"),
        ("Me melder avik på at epikrisa manglar.", "deviation", "melder avik", "avvik"),
    ],
)
def test_the_writers_own_words_are_shown_and_the_reason_tells_what_was_read(
    checker: Checker, text: str, code: str, own_words: str, read_as: str
) -> None:
    finding = _finding(checker, text, code)
    assert own_words in (finding.text or "")
    assert text[finding.places[0].start : finding.places[0].end] == finding.text
    reasons = [reason.to_dict(lambda at: at) for reason in finding.reasons]
    assert read_as in {reason.get("read_as") for reason in reasons}


def test_a_reason_of_words_as_written_says_nothing_of_it(checker: Checker) -> None:
    finding = _finding(checker, "Hun har kraftige brystsmerter siden i morges.", "acute-care")
    assert all("read_as" not in reason.to_dict(lambda at: at) for reason in finding.reasons)


@pytest.mark.parametrize(
    "text",
    [
        "Ignen brystsmerter, og ikkje tung pust.",
        "Hun har ikek hatt brystsmerter.",
        "Hadde tidlgere lungeemboli, no frisk.",
    ],
)
def test_a_slip_in_what_turns_the_meaning_round_is_read_too(checker: Checker, text: str) -> None:
    codes = {finding.code for finding in checker.check(Draft(text)).findings}
    assert codes.isdisjoint({"acute-care", "serious-finding"})
