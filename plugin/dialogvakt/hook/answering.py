"""Answers requests: every line gets exactly one answer, whatever it holds."""

from __future__ import annotations

import json
from typing import Any

from dialogvakt.checker import Checker
from dialogvakt.draft import Draft
from dialogvakt.errors import DialogvaktError, InputError, place_of
from dialogvakt.hook.checkers import Checkers
from dialogvakt.hook.lines import MAX_LINE_BYTES
from dialogvakt.hook.requests import (
    Check,
    Handover,
    Identity,
    Ping,
    Reload,
    Request,
    Skeleton,
    identity_of,
    parse_line,
    request_of,
)
from dialogvakt.skeleton import write_skeleton
from dialogvakt.version import __version__
from dialogvakt_rules import GuidelineErrors

PROTOCOL = 1


def start_up(checkers: Checkers, listening: str | None = None) -> bytes:
    """Return the first line: which versions answer, and where."""
    info = checkers.first.guideline
    data = {
        "dialogvakt": __version__,
        "protocol": PROTOCOL,
        "guideline": {"id": info.id, "version": info.version},
        "guidelines": list(checkers.ids),
        "max_line_bytes": MAX_LINE_BYTES,
        "listening": listening,
    }
    return _line({key: value for key, value in data.items() if value is not None})


def answer(checkers: Checkers, line: bytes | None) -> bytes:
    """Return the answer to one line, None for one that was too long; it ends with a line break."""
    identity: Identity = None
    try:
        data = parse_line(line)
        identity = identity_of(data)
        found = _answer(checkers, request_of(data, line or b""))
    except InputError as error:
        found = {"error": _told(error)}
    except (DialogvaktError, GuidelineErrors) as error:
        found = {"error": {"message": str(error)}}
    except Exception as error:
        # The outermost border: whatever one request brings to light must not keep the others from being answered.
        words = f"could not be answered: {place_of(error)}; this is a mistake in dialogvakt, please report it"
        found = {"error": {"message": words}}
    return _line({"id": identity} | found)


def _answer(checkers: Checkers, request: Request) -> dict[str, Any]:
    match request:
        case Check():
            draft = _draft(request)
            report = _checker(checkers, request).check(draft)
            return {"report": report.to_dict(draft.text, request.offsets)}
        case Handover():
            return {"handover": _checker(checkers, request).handover(_draft(request), request.channel).to_dict()}
        case Skeleton():
            guideline = checkers.first.governing(request.context)
            return {"text": write_skeleton(request.context, request.language, guideline)}
        case Reload():
            return {"changed": list(checkers.reload())}
        case Ping():
            return {"pong": True}


def _checker(checkers: Checkers, request: Check | Handover) -> Checker:
    return checkers.of(request.guideline, request.language)


def _draft(request: Check | Handover) -> Draft:
    return Draft(request.text, request.context)


def _told(error: InputError) -> dict[str, Any]:
    # A draft that is too long names itself as the source; to the caller it is the request.
    data = {"message": str(error.at("request")), "field": error.field, "allowed": list(error.allowed)}
    return {key: value for key, value in data.items() if value}


def _line(data: dict[str, Any]) -> bytes:
    """Return JSON in ASCII, which is UTF-8, and is read rightly whatever code page the caller takes it for."""
    return json.dumps(data, separators=(",", ":")).encode("ascii") + b"\n"
