"""Errors as RFC 9457 problem details: what was wrong, where, what is allowed; never what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dialogvakt.errors import InputError

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):
    """An answer that is no success: `status`, `title`, `detail`, and members of its own."""

    def __init__(
        self,
        status: int,
        title: str,
        detail: str | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        **members: Any,
    ) -> None:
        self.status = status
        self.title = title
        self.detail = detail
        self.headers = dict(headers or {})
        self.members = members
        super().__init__(status, title)

    def to_dict(self) -> dict[str, Any]:
        """Return JSON data."""
        data = {"type": "about:blank", "title": self.title, "status": self.status, "detail": self.detail}
        return {key: value for key, value in (data | self.members).items() if value is not None}

    def response(self) -> Response:
        """Return the answer."""
        return JSONResponse(self.to_dict(), self.status, self.headers, MEDIA_TYPE)


def answer_with_problems(app: FastAPI) -> None:
    """Let every error of an application be answered as a problem."""
    app.add_exception_handler(Problem, _own)
    app.add_exception_handler(InputError, _input)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _validation)


def _own(request: Request, error: Exception) -> Response:
    assert isinstance(error, Problem)
    return error.response()


def _input(request: Request, error: Exception) -> Response:
    return Problem(422, "The request's content is not valid", str(error)).response()


def _http(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return Problem(error.status_code, HTTPStatus(error.status_code).phrase, headers=error.headers).response()


def _validation(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    errors = [
        {"pointer": "#/" + "/".join(str(part) for part in one["loc"][1:]), "detail": str(one["type"])}
        for one in error.errors()
    ]
    return Problem(422, "The request's content is not valid", errors=errors).response()
