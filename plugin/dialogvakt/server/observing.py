"""Counts and logs requests: the route, the status, and how long it took; never a path, a query or a body."""

from __future__ import annotations

import logging
import time

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dialogvakt.server.errorhandlers import as_problem
from dialogvakt.server.metrics import Metrics
from dialogvakt.server.problems import problem_response

_access = logging.getLogger("dialogvakt.access")
# The files of the pages: each opening of one asks for dozens, which would bury the rest.
FILES = "/static/{path:path}"
# A path that no route knows may hold anything.
UNKNOWN = "(unknown)"


class Observing:
    """Sees every request and its answer."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self._app = app
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and note what becomes of it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 0

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        start = time.perf_counter()
        try:
            await self._app(scope, receive, sending)
        finally:
            seconds = time.perf_counter() - start
            method, route = method_of(scope), route_of(scope)
            self._metrics.request(method, route, status, seconds)
            level = logging.DEBUG if route == FILES and status < 400 else logging.INFO
            _access.log(level, "%s %s %d %.1f ms", method, route, status, seconds * 1000)


class CatchAll:
    """Answers a mistake of ours as a problem, and logs its place only: what an exception says may be draft text."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and let nothing through that is raised."""
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = started or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, sending)
        except Exception as error:
            answer = problem_response(as_problem(error))
            # An answer that has begun is broken off: the server closes the connection.
            if not started and scope["type"] == "http":
                await answer(scope, receive, send)


def route_of(scope: Scope) -> str:
    """Return the route's template; what no route answers has none."""
    path = getattr(scope.get("route"), "path", None)
    return path if isinstance(path, str) else UNKNOWN


def method_of(scope: Scope) -> str:
    """Return the method if it is a usual one."""
    method = scope["method"]
    return method if method in ("GET", "POST", "OPTIONS", "HEAD") else "OTHER"
