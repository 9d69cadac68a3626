"""What one request may cost."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Message, Receive, Scope, Send

from dialogvakt.server.limits import Limits
from dialogvakt.server.problems import Problem, problem_response
from dialogvakt.server.settings import Settings

SETTINGS = Settings(max_body_bytes=100, max_batch_bytes=200, max_concurrent=2, client_seconds=0.05)


async def reads_everything(scope: Scope, receive: Receive, send: Send) -> None:
    """An application that tells how large the body is."""
    try:
        body = await Request(scope, receive).body()
        answer = PlainTextResponse(str(len(body)))
    except Problem as problem:
        answer = problem_response(problem)  # type: ignore[assignment]
    await answer(scope, receive, send)


async def ask(limits: Limits, path: str, pieces: Iterator[bytes], headers: dict[str, str] | None = None) -> list[Any]:
    """Send a request whose body comes in pieces, then no more, and return status, headers and body."""
    scope = {
        "type": "http",
        "method": "POST",
        "path": path,
        "headers": [(name.encode(), value.encode()) for name, value in (headers or {}).items()],
    }
    sent: list[Message] = []

    async def receive() -> Message:
        piece = next(pieces, None)
        if piece is None:
            await asyncio.Event().wait()
        return {"type": "http.request", "body": piece or b"", "more_body": piece != b""}

    async def send(message: Message) -> None:
        sent.append(message)

    await limits(scope, receive, send)
    head, body = sent
    return [head["status"], {name.decode(): value.decode() for name, value in head["headers"]}, body["body"]]


@pytest.mark.parametrize(("path", "size"), [("/v1/check", 100), ("/v1/check/batch", 200)])
def test_a_body_may_have_so_many_bytes_and_no_more(path: str, size: int) -> None:
    limits = Limits(reads_everything, SETTINGS)
    assert asyncio.run(ask(limits, path, iter([b"x" * size, b""])))[::2] == [200, str(size).encode()]
    status, _, body = asyncio.run(ask(limits, path, iter([b"x" * size, b"x", b""])))
    assert (status, json.loads(body)["detail"]) == (413, f"at most {size} bytes are taken")


def test_a_body_that_is_announced_too_large_is_not_read() -> None:
    limits = Limits(reads_everything, SETTINGS)
    assert asyncio.run(ask(limits, "/v1/check", iter([]), {"content-length": "101"}))[0] == 413


@pytest.mark.parametrize("path", ["/v1/check", "/v1/check/batch"])
def test_a_body_that_does_not_come_is_not_waited_for(path: str) -> None:
    status, headers, body = asyncio.run(ask(Limits(reads_everything, SETTINGS), path, iter([b"half"])))
    assert (status, headers["connection"]) == (408, "close")
    assert json.loads(body)["type"] == "urn:dialogvakt:problem:slow-request"


def test_beyond_so_many_at_a_time_others_come_back_later_but_health_can_be_asked_for() -> None:
    async def scenario() -> list[list[Any]]:
        opened = asyncio.Event()

        async def waits(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["path"] == "/v1/check":
                await opened.wait()
            await PlainTextResponse("done")(scope, receive, send)

        limits = Limits(waits, SETTINGS)
        held = [asyncio.create_task(ask(limits, "/v1/check", iter([b""]))) for _ in range(2)]
        await asyncio.sleep(0)
        refused = await ask(limits, "/v1/check", iter([b""]))
        healthy = await ask(limits, "/healthz", iter([b""]))
        opened.set()
        return [refused, healthy, *await asyncio.gather(*held), await ask(limits, "/v1/check", iter([b""]))]

    (status, headers, _), *others = asyncio.run(scenario())
    assert (status, headers["retry-after"]) == (503, "1")
    assert [other[0] for other in others] == [200] * 4


def test_what_is_no_request_passes() -> None:
    passed: list[str] = []

    async def notes(scope: Scope, receive: Receive, send: Send) -> None:
        passed.append(scope["type"])

    asyncio.run(Limits(notes, SETTINGS)({"type": "lifespan"}, None, None))  # type: ignore[arg-type]
    assert passed == ["lifespan"]
