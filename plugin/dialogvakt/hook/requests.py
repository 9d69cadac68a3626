"""What a line may ask for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, ClassVar, TypeAlias

from pydantic import BaseModel, ConfigDict, StrictStr, ValidationError

from dialogvakt.draft import Context
from dialogvakt.errors import InputError, did_you_mean, explain_validation
from dialogvakt.files.jsontext import parse_json
from dialogvakt.files.opening import decoded
from dialogvakt.hook.lines import MAX_LINE_BYTES
from dialogvakt.offsets import Offsets
from dialogvakt.report import Standard

SOURCE = "request"
Identity: TypeAlias = str | int | None
_HALF_CHARACTER = b"\\ud"


class _Request(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    OP: ClassVar[str]

    id: str | int | None = None
    op: str | None = None


class _OnDraft(_Request):
    text: StrictStr
    context: Context = Context()
    guideline: StrictStr | None = None
    language: Standard | None = None


class Check(_OnDraft):
    """Check a draft."""

    OP: ClassVar[str] = "check"
    offsets: Offsets = "code-points"


class Handover(_OnDraft):
    """Lay a draft out for another channel, by default the one that is advised."""

    OP: ClassVar[str] = "handover"
    channel: StrictStr | None = None


class Skeleton(_Request):
    """Write the outline of a message."""

    OP: ClassVar[str] = "skeleton"
    context: Context = Context()
    language: Standard = "nb"


class Reload(_Request):
    """Read guidelines again that have changed on disk."""

    OP: ClassVar[str] = "reload"


class Ping(_Request):
    """Answer, and nothing else."""

    OP: ClassVar[str] = "ping"


Request: TypeAlias = Check | Handover | Skeleton | Reload | Ping
_KINDS: Mapping[str, type[Request]] = {kind.OP: kind for kind in (Check, Handover, Skeleton, Reload, Ping)}


def parse_line(line: bytes | None) -> Mapping[str, Any]:
    """Return the object that a line holds; raises `InputError`."""
    if line is None:
        raise InputError(SOURCE, None, "is too long", allowed=(f"at most {MAX_LINE_BYTES} bytes",))
    data = parse_json(decoded(line, SOURCE), SOURCE)
    if not isinstance(data, dict):
        raise InputError(SOURCE, None, "is no JSON object")
    return data


def identity_of(data: Mapping[str, Any]) -> Identity:
    """Return the id by which the caller knows its answer; raises `InputError`."""
    identity = data.get("id")
    if isinstance(identity, bool) or not isinstance(identity, str | int | None):
        raise InputError(SOURCE, "id", "is neither a string nor a whole number")
    return identity


def request_of(data: Mapping[str, Any], line: bytes) -> Request:
    """Return what is asked for; raises `InputError`."""
    if _HALF_CHARACTER in line.lower():
        _refuse_half_characters(data)
    op = data.get("op", Check.OP)
    if not isinstance(op, str) or op not in _KINDS:
        hint = did_you_mean(op, _KINDS) if isinstance(op, str) else ""
        raise InputError(SOURCE, "op", f"is not known{hint}", allowed=tuple(_KINDS))
    kind = _KINDS[op]
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        raise explain_validation(error, kind, SOURCE) from None


def _refuse_half_characters(data: Mapping[str, Any]) -> None:
    try:
        json.dumps(data, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise InputError(SOURCE, None, "holds half a character (a lone surrogate)") from None
