"""What comes in: the text of a draft, and what the compose window knows about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StrictBool, ValidationError, WithJsonSchema
from pydantic_core import PydanticCustomError

from dialogvakt.errors import InputError, explain_validation

MAX_CHARACTERS = 20_000

Side = Literal["hospital", "municipality"]
MessageType = Literal["request", "reply"]
PatientStatus = Literal["outpatient", "inpatient", "discharged", "none"]
Care = Literal["somatic", "psychiatric"]

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# Calendars of holidays reach little further, and no message is older or newer.
YEARS = range(1900, 2101)


def _day(value: object) -> date:
    """Take a date, or one in ISO form; pydantic alone would take seconds since 1970, too."""
    day: object = value
    if isinstance(value, str) and _ISO_DATE.fullmatch(value):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            day = None
    if isinstance(day, datetime) or not isinstance(day, date) or day.year not in YEARS:
        raise PydanticCustomError("date_of_calendar", "no such day")
    return day


_DAY_SCHEMA = {"type": "string", "format": "date", "pattern": "^(19[0-9]{2}|20[0-9]{2}|2100)-"}
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema(_DAY_SCHEMA)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Patient(_Strict):
    """The patient as the compose window knows them; every field may be unknown (None)."""

    national_id: str | None = None
    status: PatientStatus | None = None
    known_to_hospital: StrictBool | None = None
    discharged_on: Day | None = None
    last_contact: Day | None = None
    care: Care | None = None


class Thread(_Strict):
    """The thread that the message belongs to: its subject, and earlier messages, oldest first."""

    subject: str | None = None
    previous: tuple[str, ...] = ()


class Organisation(_Strict):
    """A hospital, municipality or office that sends or receives; what is known of it may decide on the guideline."""

    name: str | None = None
    organisation_number: str | None = None
    her_id: str | None = None


class Context(_Strict):
    """What is known beside the text; every field may be unknown (None or empty)."""

    written_on: Day | None = None
    sender_side: Side | None = None
    message_type: MessageType | None = None
    document_type: str | None = None
    recipients: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    patient: Patient | None = None
    thread: Thread | None = None
    recipient_organisation: Organisation | None = None
    sender_organisation: Organisation | None = None

    @classmethod
    def from_mapping(cls, data: object, *, source: str = "context", prefix: str = "") -> Context:
        """Build a context from parsed JSON; raises `InputError` that names `source` and the field, never its value."""
        if data is not None and not isinstance(data, Mapping):
            raise InputError(source, prefix or None, "is no JSON object", allowed=tuple(cls.model_fields))
        try:
            return cls.model_validate({} if data is None else dict(data))
        except ValidationError as error:
            raise explain_validation(error, cls, source, prefix) from None


@dataclass(frozen=True, slots=True)
class Draft:
    """One message being written; `id` is the caller's own."""

    text: str
    context: Context = field(default_factory=Context)
    id: str | None = None

    @classmethod
    def from_mapping(cls, data: object, *, source: str = "draft") -> Draft:
        """Build a draft from parsed JSON (`id`, `text`, `context`; other keys, as a corpus's labels, are ignored).

        Raises `InputError`.
        """
        if not isinstance(data, Mapping):
            raise InputError(source, None, "is no JSON object", allowed=("an object with text and context",))
        text = data.get("text")
        if not isinstance(text, str):
            problem = "is no string" if "text" in data else "is missing"
            raise InputError(source, "text", problem, allowed=("a string",))
        identity = data.get("id")
        if isinstance(identity, bool) or (identity is not None and not isinstance(identity, str | int)):
            raise InputError(source, "id", "is neither a string nor a whole number")
        context = Context.from_mapping(data.get("context"), source=source, prefix="context")
        return cls(text, context, None if identity is None else str(identity))


def refuse_too_long(text: str, source: str) -> None:
    """Raise `InputError` for a text over the length limit."""
    if len(text) > MAX_CHARACTERS:
        problem = f"has {len(text)} characters"
        raise InputError(source, "text", problem, allowed=(f"at most {MAX_CHARACTERS} characters",))
