"""Errors as RFC 9457 problem details: what was wrong, where, what is allowed; never what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of problem: its name, which clients may rely on, its status, and its title."""

    name: str
    status: int
    title: str

    @property
    def type(self) -> str:
        """The kind as a URI."""
        return f"urn:dialogvakt:problem:{self.name}"


NO_HTTP = Kind("no-http", 400, "What was sent is no HTTP request")
MALFORMED_JSON = Kind("malformed-json", 400, "The body is no JSON")
UNAUTHENTICATED = Kind("unauthenticated", 401, "The request does not say in a valid way who sends it")
CANNOT_AUTHENTICATE = Kind("cannot-authenticate", 503, "Who sends the request cannot be told just now")
UNKNOWN_GUIDELINE = Kind("unknown-guideline", 404, "The service knows no such guideline")
GUIDELINE_NOT_HERE = Kind("unknown-guideline", 422, UNKNOWN_GUIDELINE.title)
UNKNOWN_CDS_SERVICE = Kind("unknown-cds-service", 404, "There is no such CDS service")
UNKNOWN_RULE = Kind("unknown-rule", 404, "The guideline has no such rule")
SLOW_REQUEST = Kind("slow-request", 408, "The request took too long to arrive")
BODY_TOO_LARGE = Kind("body-too-large", 413, "The body is larger than the service takes")
WRONG_MEDIA_TYPE = Kind("wrong-media-type", 415, "The body is not of the type that the service takes")
INVALID_CONTENT = Kind("invalid-content", 422, "The body is JSON, but not what is asked for")
CHECK_FAILED = Kind("check-failed", 500, "The draft could not be checked; this is a mistake in dialogvakt")
OVERLOADED = Kind("overloaded", 503, "The service has too much to do")
NOT_READY = Kind("not-ready", 503, "The service is not ready yet")
CHECK_TOO_SLOW = Kind("check-too-slow", 504, "The check took longer than the time limit")

SOON = {"Retry-After": "1"}


class Problem(HTTPException):
    """An answer that is no success: its kind, a `detail`, and members of its own.

    An `HTTPException`, since nothing else comes through FastAPI's reading of a body as it is.
    """

    def __init__(
        self, kind: Kind, detail: str | None = None, *, headers: Mapping[str, str] | None = None, **members: Any
    ) -> None:
        self.kind = kind
        self.members = members
        super().__init__(kind.status, detail or "", headers)

    def to_dict(self) -> dict[str, Any]:
        """Return JSON data."""
        data = {"type": self.kind.type, "title": self.kind.title, "status": self.kind.status}
        return data | ({"detail": self.detail} if self.detail else {}) | self.members


def problem_data(error: HTTPException) -> dict[str, Any]:
    """Return an error as JSON data; one of the framework's own has the status as its type."""
    if isinstance(error, Problem):
        return error.to_dict()
    if error.status_code == MALFORMED_JSON.status:
        # The only thing that the framework calls a bad request: a body that is not even text.
        return Problem(MALFORMED_JSON).to_dict()
    phrase = HTTPStatus(error.status_code).phrase
    return {"type": "about:blank", "title": phrase, "status": error.status_code}


def problem_response(error: HTTPException) -> Response:
    """Return the answer for an error."""
    return JSONResponse(problem_data(error), error.status_code, error.headers, MEDIA_TYPE)
