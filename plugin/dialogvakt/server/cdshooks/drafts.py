"""The draft in the context of a hook."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from dialogvakt.draft import MAX_CHARACTERS, Context, Draft
from dialogvakt.errors import InputError
from dialogvakt.formats.fhir import CommunicationDraft, read_communication, write_communication
from dialogvakt.formats.jsonnode import JsonNode
from dialogvakt.server.cdshooks.requests import CdsRequest

SOURCE = "body"
# No FHIR resource comes near this; one that does could not be written again.
_DEEPEST = 100


def draft_in(request: CdsRequest) -> CommunicationDraft:
    """Return the draft of a request; raises `InputError` that names the member of the body."""
    _refuse_unusable(request.context)
    node = JsonNode(SOURCE, "context", request.context)
    communication, own = node.member("communication"), node.member("draft")
    if communication is not None and own is None:
        found = read_communication(communication.value, source=SOURCE, prefix=communication.path)
        text_at = f"{communication.path}.payload"
    elif own is not None and communication is None:
        found = write_communication(_own_draft(own))
        text_at = f"{own.path}.text"
    else:
        node.fail("holds no draft" if own is None else "holds two drafts", ("communication or draft, one of them",))
    draft = replace(found.draft, context=_context(found.draft.context, node.member("messageContext")))
    if len(draft.text) > MAX_CHARACTERS:
        raise InputError(SOURCE, text_at, "is too long", allowed=(f"at most {MAX_CHARACTERS} characters",))
    return replace(found, draft=draft)


def _own_draft(node: JsonNode) -> Draft:
    try:
        return Draft.from_mapping(node.value, source=SOURCE)
    except InputError as error:
        place = f"{node.path}.{error.field}" if error.field else node.path
        raise InputError(SOURCE, place, error.problem, allowed=error.allowed) from None


def _context(told: Context, more: JsonNode | None) -> Context:
    """Return what the draft and the window tell; what the window says goes first, of the patient member by member."""
    if more is None:
        return told
    known = Context.from_mapping(more.value, source=SOURCE, prefix=more.path)
    update = {name: getattr(known, name) for name in known.model_fields_set}
    if told.patient and known.patient:
        members = {name: getattr(known.patient, name) for name in known.patient.model_fields_set}
        update["patient"] = told.patient.model_copy(update=members)
    return told.model_copy(update=update)


def _refuse_unusable(context: dict[str, Any]) -> None:
    """Raise `InputError` for what could not be written again; names of members may be anything, and are not told."""
    level: list[Any] = [context]
    for _ in range(_DEEPEST):
        inner = (part for value in level for part in (value.values() if isinstance(value, dict) else value))
        level = [part for part in inner if isinstance(part, dict | list)]
    if level:
        raise InputError(SOURCE, "context", "is nested too deeply", allowed=(f"{_DEEPEST} levels",))
    try:
        json.dumps(context, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError:
        raise InputError(SOURCE, "context", "holds half a character (a lone surrogate)") from None
    except ValueError:
        raise InputError(SOURCE, "context", "holds what is no number in JSON") from None
