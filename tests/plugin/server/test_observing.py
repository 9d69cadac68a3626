"""Requests are counted and logged by route; a mistake of ours is answered, and told by its place only."""

from __future__ import annotations

import asyncio
import json
import logging

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from dialogvakt.server.metrics import Metrics
from dialogvakt.server.observing import CatchAll, Observing

SCOPE = {"type": "http", "method": "POST", "path": "/Ringvold", "headers": []}


async def fails(scope: Scope, receive: Receive, send: Send) -> None:
    raise ValueError("Ringvold har feber")


async def fails_half_way(scope: Scope, receive: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await fails(scope, receive, send)


def answer_of(application: CatchAll | Observing, scope: Scope) -> list[Message]:
    """Return what an application sends."""
    sent: list[Message] = []

    async def send(message: Message) -> None:
        sent.append(message)

    async def nothing() -> Message:
        raise AssertionError("nobody reads the body")

    asyncio.run(application(scope, nothing, send))
    return sent


def test_a_mistake_is_answered_and_told_by_its_place(caplog: pytest.LogCaptureFixture) -> None:
    head, body = answer_of(CatchAll(fails), SCOPE)
    assert head["status"] == 500
    assert json.loads(body["body"])["title"] == "The draft could not be checked; this is a mistake in dialogvakt"
    (message,) = caplog.messages
    assert message.startswith("a request failed: ValueError at test_observing.py:")


def test_an_answer_that_has_begun_is_broken_off(caplog: pytest.LogCaptureFixture) -> None:
    assert len(answer_of(CatchAll(fails_half_way), SCOPE)) == 1
    assert "Ringvold" not in caplog.text


@pytest.mark.parametrize(("method", "shown"), [("POST", "POST"), ("RINGVOLD", "OTHER")])
def test_a_request_is_counted_and_logged_without_path_and_words(
    caplog: pytest.LogCaptureFixture, method: str, shown: str
) -> None:
    caplog.set_level(logging.INFO, "dialogvakt.access")
    metrics = Metrics()
    answer_of(Observing(PlainTextResponse("done"), metrics), {**SCOPE, "method": method})
    (message,) = caplog.messages
    assert message.startswith(f"{shown} (unknown) 200 ")
    exposition = metrics.exposition().decode()
    assert f'dialogvakt_requests_total{{method="{shown}",route="(unknown)",status="200"}} 1.0' in exposition
    assert "ingvold" not in caplog.text.lower() + exposition.lower()
