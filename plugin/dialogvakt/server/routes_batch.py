"""Checking many drafts: a draft a line comes in, a report a line goes out, while more comes in."""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator
from contextlib import suppress

from fastapi import APIRouter, Request, Response
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import Receive, Scope, Send

from dialogvakt.server.errorhandlers import as_problem
from dialogvakt.server.lines import Line, lines_of
from dialogvakt.server.openapi import answers
from dialogvakt.server.problems import (
    BODY_TOO_LARGE,
    MALFORMED_JSON,
    OVERLOADED,
    SLOW_REQUEST,
    WRONG_MEDIA_TYPE,
    Problem,
    problem_data,
)
from dialogvakt.server.requests import TEXT, CheckRequest
from dialogvakt.server.routes_check import checked
from dialogvakt.server.state import Service, State

MEDIA_TYPE = "application/x-ndjson"
_TAKEN = (MEDIA_TYPE, "application/jsonl")
_KINDS = (SLOW_REQUEST, BODY_TOO_LARGE, WRONG_MEDIA_TYPE, OVERLOADED)
_EXAMPLE = "\n".join(json.dumps({"id": number, "text": TEXT}, ensure_ascii=False) for number in (1, 2))

router = APIRouter(prefix="/v1", tags=["drafts"])


@router.post(
    "/check/batch",
    response_class=Response,
    responses={
        200: {
            "description": "A report for each line that is not blank, in the same order; for one that cannot be "
            "checked, an object with its `line`, its `id` if that could be read, and the `problem`.",
            "content": {MEDIA_TYPE: {"schema": {"type": "string"}}},
        },
        **answers(_KINDS),
    },
    openapi_extra={
        "requestBody": {
            "required": True,
            "description": "A line for each draft, as for `/v1/check`.",
            "content": {MEDIA_TYPE: {"schema": {"type": "string"}, "example": _EXAMPLE}},
        }
    },
)
async def check_batch(request: Request, service: Service) -> Response:
    """Check many drafts; a line that cannot be checked does not spoil the others."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() not in _TAKEN:
        raise Problem(WRONG_MEDIA_TYPE, f"the Content-Type must be {MEDIA_TYPE}")
    return BatchResponse(request, service)


class BatchResponse(Response):
    """Reads and answers at the same time.

    Lines that have come wait in memory, so that a client that sends everything before it reads anything is served, too.
    """

    media_type = MEDIA_TYPE

    def __init__(self, request: Request, service: State) -> None:
        super().__init__()
        del self.headers["content-length"]
        self._request = request
        self._service = service
        self._lines: asyncio.Queue[Line | None] = asyncio.Queue()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer until all lines are answered or the client is gone."""
        reading = asyncio.create_task(self._read())
        answering = asyncio.create_task(self._answer(send))
        try:
            await asyncio.wait({reading, answering}, return_when=asyncio.FIRST_COMPLETED)
            if answering.done():
                answering.result()
        finally:
            reading.cancel()
            answering.cancel()
            await asyncio.gather(reading, answering, return_exceptions=True)

    async def _read(self) -> None:
        """Take in all lines, then wait until the client is gone."""
        with suppress(ClientDisconnect):
            async for line in lines_of(self._request.stream(), self._service.settings.max_body_bytes):
                self._lines.put_nowait(line)
            self._lines.put_nowait(None)
            await self._request.receive()

    async def _answer(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
        async for answer in self._answers():
            await send({"type": "http.response.body", "body": answer + b"\n", "more_body": True})
        await send({"type": "http.response.body", "body": b""})

    async def _answers(self) -> AsyncIterator[bytes]:
        """Yield the answers in the order of the lines, with as many checks ahead as there are workers."""
        running: deque[asyncio.Task[bytes]] = deque()
        more = True
        try:
            while more or running:
                while more and len(running) < self._service.settings.workers and not (running and self._lines.empty()):
                    line = await self._lines.get()
                    more = line is not None
                    if line is not None:
                        running.append(asyncio.create_task(self._answer_to(line)))
                if running:
                    yield await running.popleft()
        finally:
            for task in running:
                task.cancel()

    async def _answer_to(self, line: Line) -> bytes:
        identity = None
        try:
            if isinstance(line.content, HTTPException):
                raise line.content
            data = _parsed(line.content)
            identity = data.get("id") if isinstance(data, dict) else None
            return await checked(CheckRequest.model_validate(data), self._service)
        except Exception as error:
            problem = problem_data(as_problem(error, CheckRequest))
        known = {"id": identity} if isinstance(identity, str | int) else {}
        return json.dumps({"line": line.number, **known, "problem": problem}).encode()


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line)
    except json.JSONDecodeError as error:
        raise Problem(MALFORMED_JSON, f"{error.msg} (column {error.colno})") from None
    except (ValueError, RecursionError):
        raise Problem(MALFORMED_JSON) from None
