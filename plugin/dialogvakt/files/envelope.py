"""What the envelope of a dialog message says: MsgHead 1.2 around a Dialogmelding becomes the context of its text.

The envelope is read by the names of its elements alone: production sends them in any order and with other code lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from dialogvakt.draft import YEARS, Context, MessageType, Organisation, Patient, Thread
from dialogvakt.files.xmltree import Element

# The order of preference where a patient has several numbers.
_NUMBERS = ("FNR", "DNR")
_REPLY = "DIALOG_SVAR"
_ATTACHMENT = "A"
_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")


def context_of(head: Element | None, message: Element) -> Context:
    """Return what the head nearest to a message says, and what the message says beside its text."""
    info = head.find("MsgInfo") if head else None
    if head is None or info is None:
        return Context(message_type=_message_type(None, message), thread=_thread(None, message))
    return Context(
        written_on=_day(info.text_at("GenDate")),
        message_type=_message_type(info, message),
        recipients=tuple(_recipients(info)),
        attachments=tuple(_attachments(head)),
        patient=_patient(info.find("Patient")),
        thread=_thread(info, message),
        recipient_organisation=_organisation(info.find("Receiver")),
        sender_organisation=_organisation(info.find("Sender")),
    )


def _message_type(info: Element | None, message: Element) -> MessageType | None:
    """A note is neither request nor reply, unless the envelope says so."""
    if message.find("Foresporsel"):
        return "request"
    kind = info.find("Type") if info else None
    return "reply" if kind and kind.attributes.get("V") == _REPLY else None


def _day(moment: str | None) -> date | None:
    """Return the day of a moment; one that is none, or beyond all calendars, is unknown."""
    found = _DAY.match(moment or "")
    try:
        day = date(*map(int, found[0].split("-"))) if found else None
    except ValueError:
        return None
    return day if day and day.year in YEARS else None


def _recipients(info: Element) -> Iterator[str]:
    for child in info.children:
        name = _service(child) if child.name in ("Receiver", "OtherReceiver") else None
        if name:
            yield name


def _service(party: Element) -> str | None:
    """Return who receives or sends, the innermost unit first: service, organisation."""
    names: list[str] = []
    unit = party.find("Organisation")
    while unit:
        name = unit.text_at("OrganisationName")
        names += [" ".join(name.split())] if name else []
        unit = unit.find("Organisation")
    return ", ".join(reversed(names)) or None


def _organisation(party: Element | None) -> Organisation | None:
    """Return who receives or sends as a whole, by name and numbers; its services are part of it."""
    unit = party.find("Organisation") if party else None
    if unit is None:
        return None
    numbers = _numbers(unit)
    return Organisation(
        name=unit.text_at("OrganisationName"), her_id=numbers.get("HER"), organisation_number=numbers.get("ENH")
    )


def _numbers(party: Element) -> dict[str, str]:
    """Return the numbers of a person or an organisation by their kind; of two of one kind the first."""
    numbers: dict[str, str] = {}
    for ident in party.children:
        kind, number = ident.find("TypeId"), ident.text_at("Id")
        if ident.name == "Ident" and kind and number:
            numbers.setdefault(kind.attributes.get("V", ""), number)
    return numbers


def _attachments(head: Element) -> Iterator[str]:
    """Yield a name for each attachment; what it holds is never looked at."""
    documents = (child.find("RefDoc") for child in head.children if child.name == "Document")
    for reference in documents:
        kind = reference.find("MsgType") if reference else None
        if reference and kind and kind.attributes.get("V") == _ATTACHMENT:
            yield reference.text_at("Description") or reference.text_at("MimeType") or "?"


def _patient(patient: Element | None) -> Patient | None:
    if patient is None:
        return None
    numbers = _numbers(patient)
    return Patient(national_id=next((numbers[kind] for kind in _NUMBERS if kind in numbers), None))


def _thread(info: Element | None, message: Element) -> Thread | None:
    """Return the conversation: the subject that the message names, and the request that a reply brings along."""
    subject = message.text_at("Notat", "Tema") or message.text_at("Foresporsel", "EmneSporsmal")
    question = message.find("Notat", "Foresporsel", "Sporsmal")
    asked = question.whole_text if question else None
    if not subject and not asked and not (info and info.find("ConversationRef")):
        return None
    return Thread(subject=subject, previous=(asked,) if asked else ())
