"""FHIR R4 `Communication` (JSON) as a draft, and back.

All `contentString` payloads together are the text, with an empty line between them: the reader of a message reads all
of it, and a rule that asks for a sender or looks for an emergency must, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from dialogvakt.draft import Context, Draft, Patient, Thread
from dialogvakt.edits import apply_edits
from dialogvakt.finding import Edit
from dialogvakt.formats.fhirdate import day_of
from dialogvakt.formats.fhirorganisation import find_organisation
from dialogvakt.formats.jsonnode import JsonNode

# Of the Norwegian base profiles: fødselsnummer, D-nummer, felles hjelpenummer.
NATIONAL_ID = "urn:oid:2.16.578.1.12.4.1.4.1"
D_NUMBER = "urn:oid:2.16.578.1.12.4.1.4.2"
HELP_NUMBER = "urn:oid:2.16.578.1.12.4.1.4.3"
_NUMBERS = (NATIONAL_ID, D_NUMBER, HELP_NUMBER)
_BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Part:
    """Which half-open range of the draft's text is the text of which payload."""

    payload: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CommunicationDraft:
    """A `Communication` and the draft in it."""

    resource: Mapping[str, Any]
    draft: Draft
    parts: tuple[Part, ...]

    def with_edits(self, edits: Iterable[Edit]) -> dict[str, Any] | None:
        """Return the resource with edits of the draft's text made and nothing else changed.

        None for edits that cannot be made in it: they reach over two payloads, or leave nothing of one.
        """
        remaining = set(edits)
        payloads = list(self.resource.get("payload", ()))
        for part in self.parts:
            own = {edit for edit in remaining if part.start <= edit.start and edit.end <= part.end}
            remaining -= own
            shifted = (Edit(edit.start - part.start, edit.end - part.start, edit.text) for edit in own)
            text = apply_edits(self.draft.text[part.start : part.end], shifted)
            if own and not text:
                return None
            payloads[part.payload] = {**payloads[part.payload], "contentString": text}
        return None if remaining else {**self.resource, "payload": payloads}


def read_communication(data: object, *, source: str = "communication", prefix: str = "") -> CommunicationDraft:
    """Read parsed JSON; raises `InputError` that names `source` and the member (under `prefix`), never its value.

    Members that are not used may be there and be anything. What a resource that is only referred to says is unknown:
    of recipients, their display or the name of a contained resource counts; of the patient, the identifier in the
    reference or in a contained resource. The organisations of the sender and of the first recipient that has one are
    told by HER-id or organisation number, there or in what a contained role or service belongs to.
    """
    node = JsonNode(source, prefix, data)
    kind = node.text("resourceType")
    if kind != "Communication":
        JsonNode(source, f"{prefix}.resourceType" if prefix else "resourceType", kind).fail(
            "is missing" if kind is None else "is another resource", ("Communication",)
        )
    contained = _contained(node)
    text, parts = _text(node)
    context = Context(
        recipients=tuple(_recipients(node, contained)),
        attachments=tuple(_attachments(node)),
        message_type="reply" if any(True for _ in node.members("inResponseTo")) else None,
        thread=_thread(node, contained),
        patient=_patient(node, contained),
        recipient_organisation=find_organisation(node.members("recipient"), contained),
        sender_organisation=find_organisation(_sender(node), contained),
    )
    return CommunicationDraft(node.value, Draft(text, _dated(context, node), node.text("id")), parts)


def write_communication(draft: Draft) -> CommunicationDraft:
    """Return a draft as a `Communication` that is being prepared; what FHIR has no place for is left out."""
    context = draft.context
    previous = [text for text in context.thread.previous if text] if context.thread else []
    reply = context.message_type == "reply"
    members: dict[str, Any] = {
        "id": draft.id,
        "contained": [
            {
                "resourceType": "Communication",
                "id": f"previous-{number}",
                "status": "completed",
                "payload": _payload(text),
            }
            for number, text in enumerate(previous)
        ],
        "inResponseTo": [{"reference": f"#previous-{number}"} for number in range(len(previous))]
        or ([{"type": "Communication"}] if reply else []),
        "status": "preparation",
        "subject": _subject(context.patient),
        "sent": context.written_on.isoformat() if context.written_on else None,
        "recipient": [{"display": name} for name in context.recipients if name],
        "payload": _payload(draft.text)
        + [{"contentAttachment": {"title": title}} for title in context.attachments if title],
    }
    resource = {"resourceType": "Communication"} | {name: value for name, value in members.items() if value}
    return CommunicationDraft(resource, draft, (Part(0, 0, len(draft.text)),) if draft.text else ())


def _text(node: JsonNode) -> tuple[str, tuple[Part, ...]]:
    text, parts = "", list[Part]()
    for number, payload in enumerate(node.members("payload")):
        said = payload.text("contentString")
        if said is None:
            continue
        text += _BETWEEN if parts else ""
        parts.append(Part(number, len(text), len(text) + len(said)))
        text += said
    return text, tuple(parts)


def _contained(node: JsonNode) -> dict[str, JsonNode]:
    found = ((resource.text("id"), resource) for resource in node.members("contained"))
    return {f"#{identity}": resource for identity, resource in found if identity}


def _referred(reference: JsonNode, contained: Mapping[str, JsonNode]) -> JsonNode | None:
    return contained.get(reference.text("reference") or "")


def _recipients(node: JsonNode, contained: Mapping[str, JsonNode]) -> Iterator[str]:
    for reference in node.members("recipient"):
        display, resource = reference.text("display"), _referred(reference, contained)
        name = display or (_name(resource) if resource else None)
        if name:
            yield name


def _sender(node: JsonNode) -> Iterator[JsonNode]:
    sender = node.member("sender")
    if sender is not None:
        yield sender


def _name(resource: JsonNode) -> str | None:
    """Return the name of an organisation, a service or a person."""
    name = resource.member("name")
    if name is None or isinstance(name.value, str):
        return resource.text("name")
    return next((text for one in resource.members("name") if (text := one.text("text"))), None)


def _attachments(node: JsonNode) -> Iterator[str]:
    for payload in node.members("payload"):
        attachment = payload.member("contentAttachment")
        if attachment is not None:
            title, kind = attachment.text("title"), attachment.text("contentType")
            # One without a title is still an attachment.
            yield title or kind or ""


def _thread(node: JsonNode, contained: Mapping[str, JsonNode]) -> Thread | None:
    earlier = [_referred(reference, contained) for reference in node.members("inResponseTo")]
    previous = [text for resource in earlier if resource and (text := _text(resource)[0])]
    return Thread(previous=tuple(previous)) if previous else None


def _patient(node: JsonNode, contained: Mapping[str, JsonNode]) -> Patient | None:
    """Return the patient if a number is told; where none is, the EPJ may well know it all the same."""
    subject = node.member("subject")
    if subject is None:
        return None
    identifier, resource = subject.member("identifier"), _referred(subject, contained)
    candidates = [identifier] if identifier else []
    candidates += resource.members("identifier") if resource else []
    found = {one.text("system"): one.text("value") for one in reversed(candidates)}
    number = next((found[system] for system in _NUMBERS if found.get(system)), None)
    return Patient(national_id=number) if number else None


def _dated(context: Context, node: JsonNode) -> Context:
    sent = node.member("sent")
    if sent is None:
        return context
    day = day_of(sent)
    try:
        return Context.model_validate(dict(context) | {"written_on": day})
    except ValidationError:
        sent.fail("is out of range", ("years from 1900 to 2100",))


def _payload(text: str) -> list[dict[str, Any]]:
    return [{"contentString": text}] if text else []


def _subject(patient: Patient | None) -> dict[str, Any] | None:
    number = patient.national_id if patient else None
    if not number:
        return None
    return {"type": "Patient", "identifier": {"system": _system_of(number), "value": number}}


def _system_of(number: str) -> str:
    """Return which kind of number it says to be: a D-number has 40 added to the day, a help number to the month."""
    if number[0] in "89" or number[2:3] in ("4", "5"):
        return HELP_NUMBER
    return D_NUMBER if "4" <= number[0] <= "7" else NATIONAL_ID
