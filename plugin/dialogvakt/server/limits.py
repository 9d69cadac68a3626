"""What one request may cost: how many at a time, how large, and how long its client may take."""

from __future__ import annotations

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dialogvakt.server.problems import BODY_TOO_LARGE, OVERLOADED, SLOW_REQUEST, SOON, Problem, problem_response
from dialogvakt.server.settings import Settings

# What tells whether the service lives must be answered when it has too much to do.
UNLIMITED = frozenset({"/healthz", "/readyz", "/metrics"})
BATCH = "/v1/check/batch"


class Limits:
    """Answers what is over a limit with a problem, and passes everything else on."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on if there is room for it."""
        if scope["type"] != "http" or scope["path"] in UNLIMITED:
            await self._app(scope, receive, send)
            return
        if self._running >= self._settings.max_concurrent:
            detail = f"more than {self._settings.max_concurrent} requests at a time; try again"
            await problem_response(Problem(OVERLOADED, detail, headers=SOON))(scope, receive, send)
            return
        batch = scope["path"] == BATCH
        size = self._settings.max_batch_bytes if batch else self._settings.max_body_bytes
        if _declared(scope) > size:
            await problem_response(_too_large(size))(scope, receive, send)
            return
        self._running += 1
        try:
            body = Body(receive, size, self._settings.client_seconds, as_a_whole=not batch)
            await self._app(scope, body.receive, send)
        finally:
            self._running -= 1


class Body:
    """A request's body, which raises a `Problem` where it is too large or too slow.

    `seconds` are for the body as a whole, or else for each piece of it.
    """

    def __init__(self, receive: Receive, size: int, seconds: float, *, as_a_whole: bool) -> None:
        self._receive = receive
        self._size = size
        self._seconds = seconds
        self._got = 0
        self._whole = False
        self._deadline = asyncio.get_running_loop().time() + seconds if as_a_whole else None

    async def receive(self) -> Message:
        """Return the next message from the client."""
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._deadline) if self._deadline else asyncio.timeout(self._seconds):
                message = await self._receive()
        except TimeoutError:
            detail = f"the body must have come within {self._seconds:g} seconds"
            raise Problem(SLOW_REQUEST, detail, headers={"Connection": "close"}) from None
        self._got += len(message.get("body", b""))
        self._whole = not message.get("more_body", False)
        if self._got > self._size:
            raise _too_large(self._size)
        return message


def _too_large(size: int) -> Problem:
    return Problem(BODY_TOO_LARGE, f"at most {size} bytes are taken")


def _declared(scope: Scope) -> int:
    value = Headers(scope=scope).get("content-length", "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 20 else 0
