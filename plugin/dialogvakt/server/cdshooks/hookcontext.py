"""What the hook's context holds: the draft in one of two forms, and what the window knows beside it."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic.config import JsonDict

from dialogvakt.draft import MAX_CHARACTERS, Context
from dialogvakt.server.requests import Identity

_TEXT: JsonDict = {"type": "string"}


def _objects(**members: Any) -> JsonDict:
    return {"type": "object", "properties": members}


def _list(items: JsonDict) -> JsonDict:
    return {"type": "array", "items": items}


# What is read of a resource; everything else may be there.
_COMMUNICATION: JsonDict = {
    **_objects(
        resourceType={"const": "Communication"},
        id=_TEXT,
        contained=_list(_objects(id=_TEXT)),
        inResponseTo=_list(_objects(reference=_TEXT)),
        subject=_objects(reference=_TEXT, identifier=_objects(system=_TEXT, value=_TEXT)),
        sent={
            "type": "string",
            "anyOf": [
                {"format": "date", "pattern": "^(19[0-9]{2}|20[0-9]{2})-"},
                {"format": "date-time", "pattern": "^(190[1-9]|19[1-9][0-9]|20[0-9]{2})-.*T.*(Z|[0-9])$"},
                {"pattern": "^[0-9]{4}(-[0-9]{2})?$"},
            ],
        },
        recipient=_list(_objects(reference=_TEXT, display=_TEXT)),
        payload=_list(_objects(contentString=_TEXT, contentAttachment=_objects(title=_TEXT, contentType=_TEXT))),
    ),
    "required": ["resourceType"],
    "description": "The draft as FHIR R4 `Communication`; members that are not named here may be there, too.",
}


class _Tolerant(BaseModel):
    model_config = ConfigDict(extra="ignore")


class OwnDraft(_Tolerant):
    """The draft in our own form, as for `/v1/check`."""

    text: Annotated[str, Field(max_length=MAX_CHARACTERS)]
    context: Context | None = None
    id: Identity | None = None


class HookContext(_Tolerant):
    """The draft as `communication` or as `draft`; what `messageContext` says goes before what the draft says."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": [name], "properties": {name: {"type": "object"}}} for name in ("communication", "draft")
            ]
        }
    )

    communication: Annotated[dict[str, Any], WithJsonSchema(_COMMUNICATION)] | None = None
    draft: OwnDraft | None = None
    messageContext: Context | None = None
