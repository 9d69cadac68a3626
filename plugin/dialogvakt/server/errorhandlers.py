"""Turns everything that can be raised while a request is answered into a problem."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from dialogvakt.errors import InputError, explain_detail, place_of
from dialogvakt.server.authentication import Refusal
from dialogvakt.server.job import JobFailed, Overloaded, TookTooLong, WorkersError
from dialogvakt.server.problems import (
    CANNOT_AUTHENTICATE,
    CHECK_FAILED,
    CHECK_TOO_SLOW,
    INVALID_CONTENT,
    MALFORMED_JSON,
    OVERLOADED,
    SOON,
    UNAUTHENTICATED,
    WRONG_MEDIA_TYPE,
    Problem,
    problem_response,
)

_MOST_ERRORS = 20
_logger = logging.getLogger(__name__)


def answer_with_problems(app: FastAPI) -> None:
    """Let every error of an application be answered as a problem."""
    for kind in (HTTPException, InputError, RequestValidationError, WorkersError):
        app.add_exception_handler(kind, _answer)


async def _answer(request: Request, error: Exception) -> Response:
    return problem_response(as_problem(error, _body_model(request), _is_json(request)))


def as_problem(error: Exception, model: type[BaseModel] = BaseModel, is_json: bool = True) -> HTTPException:
    """Return the problem that an error is; `model` is what the body was to be, `is_json` what it was said to be."""
    match error:
        case HTTPException():
            return error
        case InputError():
            return Problem(INVALID_CONTENT, errors=[_error(error)])
        case RequestValidationError():
            return _request_problem(error, model, is_json)
        case ValidationError():
            return _content_problem(error.errors(include_input=False, include_url=False), model)
        case Refusal():
            kind = UNAUTHENTICATED if error.status == UNAUTHENTICATED.status else CANNOT_AUTHENTICATE
            return Problem(replace(kind, title=error.title), error.detail, headers=error.headers)
        case Overloaded():
            return Problem(OVERLOADED, "no worker was free in time; try again", headers=SOON)
        case TookTooLong():
            return Problem(CHECK_TOO_SLOW)
        case JobFailed():
            _logger.error("a check failed: %s", error.place)
        case WorkersError():
            _logger.error("a check ended its worker")
        case _:
            _logger.error("a request failed: %s", place_of(error))
    return Problem(CHECK_FAILED)


def _request_problem(error: RequestValidationError, model: type[BaseModel], is_json: bool) -> Problem:
    details: list[Mapping[str, Any]] = list(error.errors())
    first = details[0]
    if first["type"] == "json_invalid":
        before = str(error.body)[: first["loc"][-1]]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        return Problem(MALFORMED_JSON, f"{first['ctx']['error']} (line {line}, column {column})")
    if not is_json:
        return Problem(WRONG_MEDIA_TYPE, "the Content-Type must be application/json")
    # The first part of a place says that it is in the body.
    return _content_problem([{**detail, "loc": detail["loc"][1:]} for detail in details], model)


def _content_problem(details: Sequence[Mapping[str, Any]], model: type[BaseModel]) -> Problem:
    told = [explain_detail(detail, model, "body") for detail in details[:_MOST_ERRORS]]
    return Problem(INVALID_CONTENT, errors=[_error(one) for one in told])


def _error(error: InputError) -> dict[str, Any]:
    """Return one error: where (a JSON pointer), what, and what is allowed."""
    pointer = "#" + "".join(f"/{part}" for part in (error.field or "").split(".") if part)
    data: dict[str, Any] = {"pointer": pointer, "detail": error.problem}
    return data | ({"allowed": list(error.allowed)} if error.allowed else {})


def _body_model(request: Request) -> type[BaseModel]:
    field = getattr(request.scope.get("route"), "body_field", None)
    model = field.field_info.annotation if field is not None else None
    return model if isinstance(model, type) and issubclass(model, BaseModel) else BaseModel


def _is_json(request: Request) -> bool:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    return kind == "application/json" or (kind.startswith("application/") and kind.endswith("+json"))
