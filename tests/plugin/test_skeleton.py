"""An outline that is filled in has all that a guideline asks of a message's form."""

from __future__ import annotations

import re

import pytest

from dialogvakt import Context
from dialogvakt.report import Standard
from dialogvakt.skeleton import write_skeleton
from dialogvakt_nlp import Reader

CONTEXTS = [
    {},
    {"sender_side": "hospital", "recipients": ["Sykepleiertjeneste, Nordvik kommune"], "message_type": "request"},
    {"sender_side": "municipality", "recipients": ["Hjertesykdommer, Nordvik sykehus"], "message_type": "reply"},
    {"sender_side": "hospital", "patient": {"discharged_on": "2026-03-02"}},
    {"recipients": ["Fysioterapi", "Ergoterapi"]},
]
READER = Reader()
each_language = pytest.mark.parametrize("language", ["nb", "nn"])


@each_language
@pytest.mark.parametrize("context", CONTEXTS, ids=str)
def test_an_outline_is_in_its_standard_and_plain(language: Standard, context: object) -> None:
    text = write_skeleton(Context.from_mapping(context), language)
    reading = READER.read(re.sub(r"\[[^]]*\]", "", text))
    assert reading.language == language
    assert not [mention for mention in READER.read(text).mentions if mention.group == "markup"]
    assert "\n\n\n" not in text


@each_language
def test_the_recipient_chosen_opens_it(language: Standard) -> None:
    text = write_skeleton(Context(recipients=("Fysioterapi,\n Nordvik kommune",)), language)
    assert text.startswith("Til Fysioterapi, Nordvik kommune.\n")


def test_of_several_recipients_none_is_taken() -> None:
    assert write_skeleton(Context(recipients=("a", "b"))).startswith("Til [fagområde")


def test_a_discharge_is_the_reference() -> None:
    text = write_skeleton(Context.from_mapping({"patient": {"discharged_on": "2026-03-02"}}), "nn")
    assert "utskriven frå sjukehuset 2. mars 2026" in text


def test_a_reply_needs_no_reference_and_asks_nothing() -> None:
    text = write_skeleton(Context(message_type="reply"), "nb")
    assert "Jeg svarer på" in text
    assert "?" not in text


def test_a_recipient_is_no_template() -> None:
    assert "{{ 7 * 7 }}" in write_skeleton(Context(recipients=("{{ 7 * 7 }}",)))
