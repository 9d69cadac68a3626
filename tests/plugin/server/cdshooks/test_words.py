"""The words of cards are there in both standards, and summaries are cut between words."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt.server.cdshooks.words import override_reasons, reason_codes, shorten

WORDS = yaml.safe_load((files("dialogvakt.server.cdshooks") / "words.yaml").read_text("utf-8"))
REASONS = WORDS.pop("override-reasons")


@pytest.mark.parametrize("name", WORDS)
def test_both_standards_say_it_with_the_same_values(name: str) -> None:
    said = WORDS[name]
    assert set(said) == {"nb", "nn"}
    assert re.findall(r"{\w+}", said["nb"]) == re.findall(r"{\w+}", said["nn"])


def test_reasons_are_codes_with_words_in_both_standards() -> None:
    codes = [reason["code"] for reason in REASONS]
    assert len(set(codes)) == len(codes)
    assert reason_codes() == set(codes)
    for card in ("channel", "wording"):
        nb, nn = (override_reasons(card, language) for language in ("nb", "nn"))
        assert [reason["code"] for reason in nb] == [reason["code"] for reason in nn]
        assert nb != nn
        assert len(nb) > 1


def test_what_is_short_enough_stays() -> None:
    assert shorten("a b", 3) == "a b"


def test_what_is_too_long_is_cut_after_a_word() -> None:
    assert shorten("Viktig: Vedlegg, Fagord", 20) == "Viktig: Vedlegg…"
    assert shorten("Øyeblikkelighjelp", 10) == "Øyeblikke…"


@given(st.text(), st.integers(2, 40))
def test_no_text_is_longer_than_wanted(text: str, most: int) -> None:
    short = shorten(text, most)
    assert len(short) <= most
    assert bool(short) == bool(text.split())
