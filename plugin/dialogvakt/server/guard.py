"""Lets in only those who say who they are, where authentication is configured."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from dialogvakt.server.authentication import Authenticator, Refusal
from dialogvakt.server.errorhandlers import as_problem
from dialogvakt.server.problems import problem_response

# What a load balancer and a browser ask for before anybody can say who they are, what CDS Hooks has open, and what
# guidelines say, to which cards link. None of it is about a patient.
_OPEN_PATHS = frozenset({"/", "/healthz", "/readyz", "/openapi.json", "/cds-services", "/v1/guidelines"})
_OPEN_FOLDERS = ("/static/", "/v1/guidelines/")


class Guard:
    """Answers a request that is not let in with a problem, and passes the others on."""

    def __init__(self, app: ASGIApp, authenticator: Authenticator) -> None:
        self._app = app
        self._authenticator = authenticator

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on if it is known whose it is, or if nobody need know."""
        if scope["type"] == "http" and not is_open(scope["method"], scope["path"]):
            try:
                await self._authenticator.authenticate(Headers(scope=scope).getlist("authorization"), scope["path"])
            except Refusal as refusal:
                await problem_response(as_problem(refusal))(scope, receive, send)
                return
        await self._app(scope, receive, send)


def is_open(method: str, path: str) -> bool:
    """Return whether a request is let in whoever sends it."""
    return method == "GET" and (path in _OPEN_PATHS or path.startswith(_OPEN_FOLDERS))
