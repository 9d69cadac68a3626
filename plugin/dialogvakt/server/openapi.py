"""The description of the service: OpenAPI, with problems for everything that can go wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from fastapi import FastAPI

from dialogvakt.server.guard import is_open
from dialogvakt.server.problems import (
    BODY_TOO_LARGE,
    CHECK_FAILED,
    CHECK_TOO_SLOW,
    GUIDELINE_NOT_HERE,
    INVALID_CONTENT,
    MALFORMED_JSON,
    MEDIA_TYPE,
    OVERLOADED,
    SLOW_REQUEST,
    UNAUTHENTICATED,
    WRONG_MEDIA_TYPE,
    Kind,
    Problem,
)
from dialogvakt_rules import Guideline

DESCRIPTION = """\
Checks drafts of Norwegian clinical dialog messages against a written guideline: is a dialog message the right channel,
and which words should change? It checks form and channel only. **It makes no diagnosis and no triage, and silence
never means that a patient is safe.** The service keeps nothing, logs no text, and sends nothing anywhere.
"""
# What every route with a body can answer.
OF_BODIES = (MALFORMED_JSON, SLOW_REQUEST, BODY_TOO_LARGE, WRONG_MEDIA_TYPE, INVALID_CONTENT, OVERLOADED, CHECK_FAILED)
OF_CHECKS = (*OF_BODIES, GUIDELINE_NOT_HERE, CHECK_TOO_SLOW)

_PROBLEM = {
    "title": "Problem",
    "description": "What went wrong (RFC 9457). `type` names the kind of problem, and may be relied on.",
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "detail"],
                "properties": {
                    "pointer": {"type": "string", "description": "Where in the body (JSON pointer)."},
                    "detail": {"type": "string"},
                    "allowed": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}


class Application(FastAPI):
    """The application, which describes its problems and its guidelines, too."""

    def openapi(self) -> dict[str, Any]:
        """Return the description."""
        if self.openapi_schema is None:
            described = super().openapi()
            described["components"]["schemas"]["Problem"] = _PROBLEM
            _forget_framework_errors(described)
            _list_names(described, self._names())
            if self.state.service.settings.authentication is not None:
                _ask_who(described)
        return super().openapi()

    def _names(self) -> dict[str, list[str]]:
        guidelines: Mapping[str, Guideline] = self.state.service.guidelines
        channels = dict.fromkeys(channel for guideline in guidelines.values() for channel in guideline.channels)
        return {"guideline": list(guidelines), "channel": list(channels)}


def answers(kinds: Iterable[Kind]) -> dict[int | str, dict[str, Any]]:
    """Return the description of the problems that a route can answer with."""
    by_status: dict[int, list[Kind]] = defaultdict(list)
    for kind in kinds:
        by_status[kind.status].append(kind)
    return {
        status: {
            "description": "; ".join(kind.title for kind in same),
            "content": {
                MEDIA_TYPE: {
                    "schema": {"$ref": "#/components/schemas/Problem"},
                    "examples": {kind.name: {"value": Problem(kind).to_dict()} for kind in same},
                }
            },
        }
        for status, same in sorted(by_status.items())
    }


def _forget_framework_errors(described: dict[str, Any]) -> None:
    """Take out what FastAPI says of every route with a parameter: its own errors are never sent."""
    for name in ("HTTPValidationError", "ValidationError"):
        described["components"]["schemas"].pop(name, None)
    for operations in described["paths"].values():
        for operation in operations.values():
            if "application/json" in operation["responses"].get("422", {}).get("content", {}):
                del operation["responses"]["422"]


def _ask_who(described: dict[str, Any]) -> None:
    """Say that a request must show who sends it, and where it need not."""
    described["components"]["securitySchemes"] = {"bearer": {"type": "http", "scheme": "bearer"}}
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            if not is_open(method.upper(), path):
                operation["security"] = [{"bearer": []}]
                operation["responses"] |= {str(status): told for status, told in answers([UNAUTHENTICATED]).items()}


def _list_names(described: Any, known: Mapping[str, list[str]]) -> None:
    """Say wherever a guideline or a channel can be named which ones there are."""
    if isinstance(described, list):
        for part in described:
            _list_names(part, known)
    elif isinstance(described, dict):
        if described.get("in") == "path" and described["name"] in known:
            described["schema"]["enum"] = known[described["name"]]
        for name, names in known.items():
            wanted = described.get("properties", {}).get(name)
            if isinstance(wanted, dict) and "anyOf" in wanted:
                wanted["anyOf"][0]["enum"] = names
        for part in described.values():
            _list_names(part, known)
