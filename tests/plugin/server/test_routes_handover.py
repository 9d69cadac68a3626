"""Carrying a draft over to another channel, over HTTP."""

from __future__ import annotations

import httpx
import pytest

from dialogvakt import Checker, Context, Draft
from dialogvakt.server.routes_handover import HandoverNote
from dialogvakt_rules import Guideline

BUSY = "Hei 🩺. Jeg er lege Kari Moe på post 3. Kalium er 6,8. Kan dere svare i dag?"
CONTEXT = {"recipients": ["Hjertesykdommer, Nordvik sykehus"], "patient": {"national_id": "19924435049"}}


def test_the_note_is_that_of_the_library(client: httpx.Client, checker: Checker) -> None:
    answer = client.post("/v1/handover", json={"text": BUSY, "context": CONTEXT})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json() == checker.handover(Draft(BUSY, Context.from_mapping(CONTEXT))).to_dict()
    note = HandoverNote.model_validate_json(answer.content)
    assert (note.channel, note.missing) == ("phone", [])
    assert "Kalium er 6,8." in note.text


def test_channel_language_and_guideline_can_be_asked_for(client: httpx.Client, guideline: Guideline) -> None:
    wanted = {"text": BUSY, "channel": "visit", "language": "nn", "guideline": guideline.id}
    assert client.post("/v1/handover", json=wanted).json() == (
        Checker(guideline, language="nn").handover(Draft(BUSY), "visit").to_dict()
    )


@pytest.mark.parametrize(
    ("body", "pointer", "detail"),
    [
        ({}, "#/text", "is missing"),
        ({"text": BUSY, "channel": "phon"}, "#/channel", "is no channel of the guideline (did you mean phone?)"),
        ({"text": BUSY, "channel": 3}, "#/channel", "is no string"),
        ({"text": BUSY, "channnel": "phone"}, "#/channnel", "is no known field (did you mean channel?)"),
        ({"text": BUSY, "guideline": "../nordvik"}, "#/guideline", "is not known here"),
        ({"text": "x" * 20_001}, "#/text", "is too long"),
    ],
)
def test_what_is_not_asked_for_is_told_by_its_place(
    client: httpx.Client, body: dict[str, object], pointer: str, detail: str
) -> None:
    answer = client.post("/v1/handover", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    (error,) = answer.json()["errors"]
    assert (error["pointer"], error["detail"]) == (pointer, detail)


def test_no_problem_tells_what_was_sent(client: httpx.Client) -> None:
    answer = client.post("/v1/handover", json={"text": BUSY, "channel": "Ringvold har feber"})
    assert answer.status_code == 422
    assert "Ringvold" not in answer.text
