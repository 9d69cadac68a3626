"""The draft in the context of a hook."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from dialogvakt.draft import MAX_CHARACTERS, Context, Draft
from dialogvakt.errors import InputError
from dialogvakt.formats.fhir import CommunicationDraft, read_communication, write_communication
from dialogvakt.server.cdshooks.hookcontext import HookContext

SOURCE = "body"
_COMMUNICATION = "context.communication"
# No FHIR resource comes near this; one that does could not be written again.
_DEEPEST = 100


def draft_in(context: HookContext) -> CommunicationDraft:
    """Return the draft; raises `InputError` that names the member of the request's body."""
    _refuse_unusable(context)
    if (context.communication is None) == (context.draft is None):
        problem = "holds no draft" if context.draft is None else "holds two drafts"
        raise InputError(SOURCE, "context", problem, allowed=("communication or draft, one of them",))
    if context.draft is not None:
        own = context.draft
        found = write_communication(Draft(own.text, own.context or Context(), own.id))
    else:
        found = read_communication(context.communication, source=SOURCE, prefix=_COMMUNICATION)
    if len(found.draft.text) > MAX_CHARACTERS:
        allowed = (f"at most {MAX_CHARACTERS} characters",)
        raise InputError(SOURCE, f"{_COMMUNICATION}.payload", "is too long", allowed=allowed)
    return replace(found, draft=replace(found.draft, context=_merged(found.draft.context, context.messageContext)))


def _merged(told: Context, known: Context | None) -> Context:
    """Return what the draft and the window tell; what the window says goes first, of the patient member by member."""
    if known is None:
        return told
    update = {name: getattr(known, name) for name in known.model_fields_set}
    if told.patient and known.patient:
        members = {name: getattr(known.patient, name) for name in known.patient.model_fields_set}
        update["patient"] = told.patient.model_copy(update=members)
    return told.model_copy(update=update)


def _refuse_unusable(context: HookContext) -> None:
    """Raise `InputError` for what could not be written again; names of members may be anything, and are not told."""
    level: list[Any] = [context.communication or {}]
    for _ in range(_DEEPEST):
        inner = (part for value in level for part in (value.values() if isinstance(value, dict) else value))
        level = [part for part in inner if isinstance(part, dict | list)]
    if level:
        raise InputError(SOURCE, _COMMUNICATION, "is nested too deeply", allowed=(f"{_DEEPEST} levels",))
    try:
        everything = [context.communication, context.model_dump(exclude={"communication"})]
        json.dumps(everything, ensure_ascii=False, allow_nan=False, default=str).encode()
    except UnicodeEncodeError:
        raise InputError(SOURCE, "context", "holds half a character (a lone surrogate)") from None
    except ValueError:
        raise InputError(SOURCE, _COMMUNICATION, "holds what is no number in JSON") from None
