"""What CDS clients send; the names of members are those of CDS Hooks, and members that are not used may be there."""

from __future__ import annotations

from typing import Annotated, Literal
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from dialogvakt.server.cdshooks.hookcontext import HookContext
from dialogvakt.server.requests import CONTEXT, TEXT

Hook = Literal["no.dialogvakt.dialog-message-compose"]
HOOK: Hook = "no.dialogvakt.dialog-message-compose"
_COMMUNICATION: JsonDict = {
    "resourceType": "Communication",
    "id": "draft-7",
    "status": "preparation",
    "recipient": [{"display": "Lungesykdommer, Nordvik sykehus"}],
    "payload": [{"contentString": TEXT}],
}
_INSTANCE = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea"


class _Tolerant(BaseModel):
    model_config = ConfigDict(extra="ignore")


class CdsRequest(_Tolerant):
    """A draft that is being written."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "hook": HOOK,
                    "hookInstance": _INSTANCE,
                    "context": {"communication": _COMMUNICATION, "messageContext": {"sender_side": "municipality"}},
                },
                {"hook": HOOK, "hookInstance": _INSTANCE, "context": {"draft": {"text": TEXT, "context": CONTEXT}}},
            ]
        }
    )

    hook: Hook
    hookInstance: UUID
    context: HookContext


class Reason(_Tolerant):
    """Why a card was put aside: one of the codes that came with it, or the client's own."""

    code: str
    system: str | None = None


class OverrideReason(_Tolerant):
    """The reason chosen; what the user wrote beside it is not read."""

    reason: Reason | None = None


class AcceptedSuggestion(_Tolerant):
    """A suggestion that was taken."""

    id: Annotated[str, Field(min_length=1)]


class Outcome(_Tolerant):
    """What became of one card."""

    model_config = ConfigDict(
        json_schema_extra={
            "anyOf": [
                {"properties": {"outcome": {"const": "overridden"}}},
                {"required": ["acceptedSuggestions"], "properties": {"acceptedSuggestions": {"minItems": 1}}},
            ]
        }
    )

    card: UUID
    outcome: Literal["accepted", "overridden"]
    acceptedSuggestions: list[AcceptedSuggestion] = []
    overrideReason: OverrideReason | None = None
    outcomeTimestamp: Annotated[str, Field(min_length=1)]


class FeedbackRequest(_Tolerant):
    """What became of cards. It is counted; nothing of it is kept."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "feedback": [
                        {
                            "card": _INSTANCE,
                            "outcome": "overridden",
                            "overrideReason": {
                                "reason": {"system": "urn:dialogvakt:override-reason", "code": "agreed"}
                            },
                            "outcomeTimestamp": "2025-11-12T09:30:00Z",
                        }
                    ]
                }
            ]
        }
    )

    feedback: Annotated[list[Outcome], Field(min_length=1, max_length=1000)]
