"""Lets in only those who say who they are, where authentication is configured."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from dialogvakt.server.authentication import Authenticator, Refusal
from dialogvakt.server.errorhandlers import as_problem
from dialogvakt.server.problems import problem_response

# What a load balancer and a browser ask for before anybody can say who they are, and what CDS Hooks has open.
OPEN_PATHS = frozenset({"/", "/healthz", "/readyz", "/openapi.json", "/cds-services"})
OPEN_FOLDER = "/static/"


class Guard:
    """Answers a request that is not let in with a problem, and passes the others on."""

    def __init__(self, app: ASGIApp, authenticator: Authenticator) -> None:
        self._app = app
        self._authenticator = authenticator

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on if it is known whose it is, or if nobody need know."""
        if scope["type"] == "http" and not _is_open(scope):
            try:
                await self._authenticator.authenticate(Headers(scope=scope).getlist("authorization"), scope["path"])
            except Refusal as refusal:
                await problem_response(as_problem(refusal))(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _is_open(scope: Scope) -> bool:
    path: str = scope["path"]
    return scope["method"] == "GET" and (path in OPEN_PATHS or path.startswith(OPEN_FOLDER))
