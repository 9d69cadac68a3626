"""How a text is stored or shouted changes no code."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt import Checker, Draft
from tests.laws.drafts import corpus_drafts, plain_drafts

Change = Callable[[str], str]
# Other bytes for the same words.
CHANGES: dict[str, Change] = {
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "CR": lambda text: text.replace("\n", "\r"),
    "no-break spaces": lambda text: text.replace(" ", "\u00a0"),
    "decomposed letters": lambda text: unicodedata.normalize("NFD", text),
    "trailing spaces": lambda text: "\n".join(line + "  " for line in text.split("\n")) + "\n\n ",
    "leading space": lambda text: f"\n  {text}",
    "doubled spaces": lambda text: text.replace(" ", "  "),
    "soft hyphens": lambda text: text.replace("en", "e\u00adn"),
    "a byte order mark": lambda text: f"\ufeff{text}",
}
# In capitals nothing tells «PO» from «po», nor a name from any other word, and names tell who is turned to and who
# writes: these codes may change. All that decide on the channel may not.
BY_CAPITALS = frozenset({"abbreviation", "jargon", "recipient-opening", "sender-identity"})


def codes(checker: Checker, draft: Draft) -> set[str]:
    """Return the codes of a draft's findings."""
    return {finding.code for finding in checker.check(draft).findings}


def changed(draft: Draft, change: Change) -> Draft:
    """Return a draft with other text."""
    return Draft(change(draft.text), draft.context)


any_drafts = st.sampled_from(corpus_drafts()) | plain_drafts()


@pytest.mark.parametrize("number", range(len(CHANGES)), ids=CHANGES)
def test_other_bytes_for_the_same_words_change_no_code(checker: Checker, number: int) -> None:
    change = list(CHANGES.values())[number]
    # Each change has drafts of its own: all changes on all drafts are for the deep profile below.
    for draft in corpus_drafts()[number :: len(CHANGES)]:
        assert codes(checker, changed(draft, change)) == codes(checker, draft), draft.id


@given(any_drafts, st.sampled_from(list(CHANGES)))
def test_other_bytes_for_the_same_words_change_no_code_of_new_drafts(checker: Checker, draft: Draft, how: str) -> None:
    assert codes(checker, changed(draft, CHANGES[how])) == codes(checker, draft)


def test_capitals_change_no_code_but_those_that_names_and_abbreviations_decide(checker: Checker) -> None:
    for draft in corpus_drafts()[::3]:
        before, shouted = codes(checker, draft), codes(checker, changed(draft, str.upper))
        assert shouted - BY_CAPITALS == before - BY_CAPITALS, draft.id


@given(plain_drafts())
def test_capitals_change_no_channel_of_new_drafts(checker: Checker, draft: Draft) -> None:
    assert checker.check(changed(draft, str.upper)).channel == checker.check(draft).channel
