"""A FHIR `Communication` is read as a draft, and given back with nothing but the wanted edits changed."""

from __future__ import annotations

import copy
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt import Context, Draft, Edit, InputError, Patient, Thread
from dialogvakt.edits import apply_edits
from dialogvakt.formats.fhir import D_NUMBER, HELP_NUMBER, NATIONAL_ID, read_communication, write_communication

SECRET = "hemmelegpasient"
# Synthetic numbers: month + 80.
NUMBER, D_NUMBER_OF_SOMEBODY = "12834617569", "52834617569"
FULL: dict[str, Any] = {
    "resourceType": "Communication",
    "id": "c-7",
    "meta": {"profile": ["https://epj.example/fhir/StructureDefinition/message"]},
    "contained": [
        {"resourceType": "Patient", "id": "p", "identifier": [{"system": NATIONAL_ID, "value": NUMBER}]},
        {"resourceType": "HealthcareService", "id": "lung", "name": "Lungesykdommer"},
        {"resourceType": "Practitioner", "id": "who", "name": [{"family": "Moe"}, {"text": "Kari Moe"}]},
        {"resourceType": "Communication", "id": "before", "payload": [{"contentString": "Ho fekk ny inhalator."}]},
    ],
    "inResponseTo": [{"reference": "#before"}],
    "status": "preparation",
    "subject": {"reference": "#p"},
    "sent": "2025-11-12T09:00:00+01:00",
    "recipient": [
        {"display": "Hjertesykdommer, Haukeland"},
        {"reference": "#lung"},
        {"reference": "#who"},
        {"reference": "Organization/4"},
    ],
    "payload": [
        {"contentString": "Hei 🩺. Pas. er sliten.", "id": "first"},
        {"contentAttachment": {"title": "EKG.pdf", "contentType": "application/pdf"}},
        {"contentAttachment": {"contentType": "image/png"}},
        {"contentReference": {"reference": "DocumentReference/9"}},
        {"contentString": "Kan dere ringe pas.?", "extension": [{"url": "https://epj.example/x", "valueDecimal": 1.5}]},
    ],
    "note": [{"text": "unused"}],
    "unknownMember": {"a": [1, {"b": "c"}]},
}
TEXT = "Hei 🩺. Pas. er sliten.\n\nKan dere ringe pas.?"


def test_everything_that_a_draft_has_a_place_for_is_read() -> None:
    assert read_communication(FULL).draft == Draft(
        TEXT,
        Context(
            written_on=date(2025, 11, 12),
            message_type="reply",
            recipients=("Hjertesykdommer, Haukeland", "Lungesykdommer", "Kari Moe"),
            attachments=("EKG.pdf", "image/png"),
            patient=Patient(national_id=NUMBER),
            thread=Thread(previous=("Ho fekk ny inhalator.",)),
        ),
        "c-7",
    )


def test_what_is_not_there_is_not_known() -> None:
    assert read_communication({"resourceType": "Communication"}).draft == Draft("")


@pytest.mark.parametrize(
    ("subject", "contained", "expected"),
    [
        ({"identifier": {"system": NATIONAL_ID, "value": NUMBER}}, [], NUMBER),
        (
            {"reference": "Patient/1", "identifier": {"system": D_NUMBER, "value": D_NUMBER_OF_SOMEBODY}},
            [],
            D_NUMBER_OF_SOMEBODY,
        ),
        ({"reference": "#p"}, [{"id": "p", "identifier": [{"system": HELP_NUMBER, "value": "8"}]}], "8"),
        (
            {"reference": "#p"},
            [
                {
                    "id": "p",
                    "identifier": [
                        {"system": "urn:own", "value": "1"},
                        {"system": HELP_NUMBER, "value": "8"},
                        {"system": NATIONAL_ID, "value": NUMBER},
                    ],
                }
            ],
            NUMBER,
        ),
        ({"reference": "Patient/1"}, [], None),
        ({"reference": "#q"}, [{"id": "p", "identifier": [{"system": NATIONAL_ID, "value": NUMBER}]}], None),
        ({"reference": "#p"}, [{"id": "p"}], None),
        ({"identifier": {"system": "urn:own", "value": NUMBER}}, [], None),
        ({"identifier": {"value": NUMBER}}, [], None),
        ({"identifier": {"system": NATIONAL_ID}}, [], None),
        ({"display": "Kari"}, [], None),
    ],
)
def test_a_patient_is_known_by_a_national_number_only(
    subject: dict[str, Any], contained: list[dict[str, Any]], expected: str | None
) -> None:
    data = {"resourceType": "Communication", "subject": subject, "contained": contained}
    patient = read_communication(data).draft.context.patient
    assert (patient.national_id if patient else None) == expected


def test_a_reply_to_what_is_not_contained_is_still_a_reply() -> None:
    data = {"resourceType": "Communication", "inResponseTo": [{"reference": "Communication/6"}]}
    context = read_communication(data).draft.context
    assert (context.message_type, context.thread) == ("reply", None)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"resourceType": "Task"}, "a.json: resourceType: is another resource; allowed: Communication"),
        ({"resourceType": None}, "a.json: resourceType: is no string"),
        ({"resourceType": 7}, "a.json: resourceType: is no string"),
        ({"id": 7}, "a.json: id: is no string"),
        ({"payload": {"contentString": SECRET}}, "a.json: payload: is no list"),
        ({"payload": [SECRET]}, "a.json: payload.0: is no object"),
        ({"payload": [{}, {"contentString": [SECRET]}]}, "a.json: payload.1.contentString: is no string"),
        ({"payload": [{"contentAttachment": SECRET}]}, "a.json: payload.0.contentAttachment: is no object"),
        ({"payload": [{"contentAttachment": {"title": 1}}]}, "a.json: payload.0.contentAttachment.title: is no string"),
        ({"recipient": "#lung"}, "a.json: recipient: is no list"),
        ({"recipient": [{"display": None}]}, "a.json: recipient.0.display: is no string"),
        ({"recipient": [{"reference": 4}]}, "a.json: recipient.0.reference: is no string"),
        ({"inResponseTo": [{"reference": 4}]}, "a.json: inResponseTo.0.reference: is no string"),
        ({"inResponseTo": {}}, "a.json: inResponseTo: is no list"),
        ({"contained": [7]}, "a.json: contained.0: is no object"),
        ({"subject": []}, "a.json: subject: is no object"),
        (
            {"subject": {"identifier": {"system": NATIONAL_ID, "value": 12834617569}}},
            "a.json: subject.identifier.value: is no string",
        ),
        ({"sent": "1066-10-14"}, "a.json: sent: is out of range; allowed: years from 1900 to 2100"),
        (
            {"sent": SECRET},
            "a.json: sent: is no time; allowed: a day or an instant that exists, as 2026-03-02 or "
            "2026-03-02T10:00:00+01:00",
        ),
    ],
    ids=ascii,
)
def test_what_is_used_is_read_strictly(change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        read_communication(FULL | change, source="a.json")
    assert str(caught.value) == message


@pytest.mark.parametrize(("data", "problem"), [([], "is no object"), ("x", "is no object"), (None, "is no object")])
def test_what_is_no_resource_is_told(data: object, problem: str) -> None:
    with pytest.raises(InputError, match=f"a.json: {problem}"):
        read_communication(data, source="a.json")


def test_a_prefix_stands_before_the_member() -> None:
    with pytest.raises(InputError) as caught:
        read_communication({}, source="request", prefix="context.communication")
    assert str(caught.value) == "request: context.communication.resourceType: is missing; allowed: Communication"


def test_edits_are_made_in_the_payload_in_which_they_stand_and_nothing_else_changes() -> None:
    before = copy.deepcopy(FULL)
    read = read_communication(FULL)
    first, second = TEXT.index("Pas."), TEXT.index("pas.")
    edited = read.with_edits([Edit(second, second + 4, "pasienten"), Edit(first, first + 4, "Pasienten")])
    assert before == FULL
    assert edited is not None
    assert [payload.get("contentString") for payload in edited["payload"]] == [
        "Hei 🩺. Pasienten er sliten.",
        None,
        None,
        None,
        "Kan dere ringe pasienten?",
    ]
    for number in (0, 4):
        edited["payload"][number] = FULL["payload"][number]
    assert edited == FULL
    assert list(edited) == list(FULL)


def test_without_edits_it_is_what_it_was() -> None:
    assert read_communication(FULL).with_edits([]) == FULL


@pytest.mark.parametrize(
    "edit", [Edit(20, 30, "x"), Edit(0, 22, ""), Edit(23, 24, "x"), Edit(0, len(TEXT), "x")], ids=repr
)
def test_edits_that_a_payload_cannot_hold_are_not_made(edit: Edit) -> None:
    assert read_communication(FULL).with_edits([edit]) is None


texts = st.text(max_size=30)
filled = st.text(min_size=1, max_size=12)
contexts = st.builds(
    Context,
    written_on=st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31)),
    message_type=st.sampled_from([None, "reply"]),
    recipients=st.lists(filled, max_size=3).map(tuple),
    attachments=st.lists(filled, max_size=3).map(tuple),
    patient=st.none() | st.builds(Patient, national_id=st.text("0123456789", min_size=1, max_size=11)),
)


@given(texts, contexts, st.none() | filled)
def test_a_draft_comes_back_as_it_went(text: str, context: Context, identity: str | None) -> None:
    draft = Draft(text, context, identity)
    written = write_communication(draft)
    assert read_communication(json.loads(json.dumps(written.resource))).draft == draft
    assert no_empty_member(written.resource)


@given(filled, st.lists(filled, min_size=1, max_size=3))
def test_a_thread_comes_back_as_it_went(text: str, previous: list[str]) -> None:
    draft = Draft(text, Context(message_type="reply", thread=Thread(previous=tuple(previous))))
    assert read_communication(write_communication(draft).resource).draft == draft


@given(st.lists(texts, max_size=4), st.data())
def test_edits_of_the_text_and_of_the_resource_agree(payloads: list[str], data: st.DataObject) -> None:
    resource = {"resourceType": "Communication", "payload": [{"contentString": text} for text in payloads]}
    read = read_communication(resource)
    length = len(read.draft.text)
    start = data.draw(st.integers(0, length))
    edit = Edit(start, data.draw(st.integers(start, length)), data.draw(texts))
    edited = read.with_edits([edit])
    if edited is None:
        assert len(payloads) != 1 or not apply_edits(read.draft.text, [edit])
    else:
        assert read_communication(edited).draft.text == apply_edits(read.draft.text, [edit])


def test_the_system_of_a_number_is_that_of_its_kind() -> None:
    kinds = {NUMBER: NATIONAL_ID, D_NUMBER_OF_SOMEBODY: D_NUMBER, "80000000098": HELP_NUMBER}
    for number, system in kinds.items():
        written = write_communication(Draft("", Context(patient=Patient(national_id=number))))
        assert written.resource["subject"]["identifier"] == {"system": system, "value": number}


def no_empty_member(value: Any) -> bool:
    """Whether nothing in it is null or empty, as FHIR wants it."""
    if isinstance(value, dict | list):
        return bool(value) and all(map(no_empty_member, value.values() if isinstance(value, dict) else value))
    return value is not None and value != ""
