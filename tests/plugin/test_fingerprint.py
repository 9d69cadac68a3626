"""Fingerprints: the same for the same finding, another for another, and no text in them."""

from __future__ import annotations

import re

import pytest

from dialogvakt import Finding, Place
from dialogvakt.fingerprint import fingerprints


def finding(code: str, text: str, *words: str) -> Finding:
    starts = [text.index(word) for word in words]
    places = tuple(Place(at, at + len(word)) for at, word in zip(starts, words, strict=True))
    return Finding(code, "1", "info", "", places=places)


def one(code: str, text: str, *words: str) -> str:
    (found,) = fingerprints([finding(code, text, *words)], text)
    return found


def test_it_is_the_same_wherever_the_words_stand() -> None:
    assert one("a", "Pas. sover.", "Pas.") == one("a", "Hei. Vår pas. sover.", "pas.")
    assert one("a", "to  ord", "to  ord") == one("a", "to\nord", "to\nord") == one("a", "TO ORD", "TO ORD")
    assert one("a", "e\u0301n", "e\u0301n") == one("a", "\u00e9n", "\u00e9n")


def test_it_is_another_for_other_words_or_another_rule() -> None:
    text = "brystsmerter og pusteproblem"
    assert len({one("a", text, "brystsmerter"), one("a", text, "pusteproblem"), one("b", text, "brystsmerter")}) == 3


def test_a_new_word_for_the_same_reason_makes_it_another() -> None:
    text = "brystsmerter og pusteproblem"
    assert one("acute-care", text, "brystsmerter") != one("acute-care", text, "brystsmerter", "pusteproblem")


def test_the_same_word_once_more_leaves_it_alone() -> None:
    text = "pas. og pas."
    twice = Finding("a", "1", "info", "", places=(Place(0, 4), Place(8, 12)))
    assert fingerprints([twice], text) == (one("a", text, "pas."),)


def test_findings_alike_are_told_apart_by_their_order() -> None:
    text = "Pas. og pas."
    alike = [finding("a", text, "Pas."), finding("a", text, "pas.")]
    first, second = fingerprints(alike, text)
    assert first == one("a", text, "pas.") != second


@pytest.mark.parametrize("words", ["pas.", "\ud800", ""])
def test_it_holds_no_text(words: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{32}", one("a", words, words))


def test_what_is_missing_is_known_by_its_rule() -> None:
    assert one("sender", "Hei.") == one("sender", "Noe annet.") != one("recipient", "Hei.")
