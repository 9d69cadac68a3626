"""What the bodies of requests hold."""

from __future__ import annotations

import re
from typing import Annotated, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema, model_validator
from pydantic.config import JsonDict

from dialogvakt.draft import MAX_CHARACTERS, Context
from dialogvakt.errors import InputError
from dialogvakt.offsets import Offsets
from dialogvakt.report import Standard

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")


def _identity(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


Identity = Annotated[str, BeforeValidator(_identity), WithJsonSchema({"type": ["string", "integer"]})]
CONTEXT: JsonDict = {
    "written_on": "2025-11-12",
    "sender_side": "municipality",
    "message_type": "request",
    "recipients": ["Lungesykdommer, Nordvik sykehus"],
    "patient": {"status": "outpatient", "known_to_hospital": True, "care": "somatic"},
}
TEXT = "Til Lungesykdommer. Hun har kalium 6,8 i dag. Skal vi øke dosen?"


class _Body(BaseModel):
    model_config = ConfigDict(extra="forbid")

    @model_validator(mode="after")
    def _refuse_half_characters(self) -> Self:
        """JSON can escape half a character, which no text has, and which no answer could hold."""
        rest: list[tuple[str, object]] = [("", self.model_dump())]
        while rest:
            place, value = rest.pop()
            if isinstance(value, str) and _HALF_CHARACTER.search(value):
                raise InputError("body", place, "holds half a character (a lone surrogate)")
            if isinstance(value, dict):
                rest += [(f"{place}.{name}", part) for name, part in value.items()]
            elif isinstance(value, tuple):
                rest += [(f"{place}.{index}", part) for index, part in enumerate(value)]
        return self


class CheckRequest(_Body):
    """A draft, and how the report on it is wanted."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"text": TEXT}, {"id": "draft-7", "text": TEXT, "context": CONTEXT, "language": "nb"}]
        }
    )

    text: Annotated[str, Field(max_length=MAX_CHARACTERS, description="The draft as it stands in the window.")]
    context: Annotated[
        Context | None, Field(description="What the window knows beside the text; what is not there is unknown.")
    ] = None
    id: Annotated[Identity | None, Field(description="The caller's own; it comes back in the report.")] = None
    guideline: Annotated[
        str | None, Field(description="What to hold the draft against; the service's first guideline by default.")
    ] = None
    language: Annotated[
        Standard | None, Field(description="Written standard of the messages; the draft's own by default.")
    ] = None
    offsets: Annotated[Offsets, Field(description="The unit that places are counted in.")] = "utf-16"


class HandoverRequest(_Body):
    """A draft, and the channel that it is to be carried over to."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": TEXT}, {"text": TEXT, "context": CONTEXT, "channel": "phone"}]}
    )

    text: Annotated[str, Field(max_length=MAX_CHARACTERS, description="The draft as it stands in the window.")]
    context: Annotated[
        Context | None, Field(description="What the window knows beside the text; what is not there is unknown.")
    ] = None
    channel: Annotated[
        str | None, Field(description="A channel of the guideline; the one that the report advises by default.")
    ] = None
    guideline: Annotated[
        str | None, Field(description="What to hold the draft against; the service's first guideline by default.")
    ] = None
    language: Annotated[
        Standard | None, Field(description="Written standard of the note; the draft's own by default.")
    ] = None


class SkeletonRequest(_Body):
    """What the window knows, and which written standard the outline is wanted in."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"context": CONTEXT, "language": "nn"}]})

    context: Context | None = None
    language: Standard = "nb"
