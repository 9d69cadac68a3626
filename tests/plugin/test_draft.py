"""Drafts and contexts are read strictly, and errors name the field but never what stands there."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from dialogvakt import Context, Draft, InputError, Patient

SECRET = "hemmelegpasient"
BAD_CONTEXTS: list[tuple[object, str]] = [
    (
        {"writen_on": SECRET},
        "context: writen_on: is no known field (did you mean written_on?); allowed: written_on, sender_side, "
        "message_type, document_type, recipients, attachments, patient, thread, recipient_organisation, "
        "sender_organisation",
    ),
    (
        {"patient": {"statsu": SECRET}},
        "context: patient.statsu: is no known field (did you mean status?); allowed: national_id, status, "
        "known_to_hospital, discharged_on, last_contact, care",
    ),
    ({"sender_side": SECRET}, "context: sender_side: has a value that is not allowed; allowed: hospital, municipality"),
    (
        {"patient": {"status": SECRET}},
        "context: patient.status: has a value that is not allowed; allowed: outpatient, inpatient, discharged, none",
    ),
    ({"recipients": SECRET}, "context: recipients: is no list"),
    ({"recipients": [1]}, "context: recipients.0: is no string"),
    ({"patient": SECRET}, "context: patient: is no object"),
    ({"patient": {"known_to_hospital": "yes"}}, "context: patient.known_to_hospital: is neither true nor false"),
    ({"patient": {"known_to_hospital": 1}}, "context: patient.known_to_hospital: is neither true nor false"),
    ({"patient": {"national_id": 28849907656}}, "context: patient.national_id: is no string"),
    ({"thread": {"previous": [None]}}, "context: thread.previous.0: is no string"),
    (
        [],
        "context: is no JSON object; allowed: written_on, sender_side, message_type, document_type, recipients, "
        "attachments, patient, thread, recipient_organisation, sender_organisation",
    ),
]
BAD_DATES = [
    "2026-02-30",
    "2026-13-01",
    "i dag",
    "20260302",
    "2026-03-02T10:00",
    "1066-10-14",
    "9999-12-31",
    20260302,
    0.5,
    True,
    ["2026-03-02"],
    datetime(2026, 3, 2, 10),
    "",
]


@pytest.mark.parametrize(("data", "message"), BAD_CONTEXTS, ids=[ascii(data) for data, _ in BAD_CONTEXTS])
def test_a_bad_context_is_told(data: object, message: str) -> None:
    with pytest.raises(InputError) as caught:
        Context.from_mapping(data)
    assert str(caught.value) == message
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize("day", BAD_DATES, ids=repr)
def test_a_day_that_does_not_exist_is_told(day: object) -> None:
    with pytest.raises(InputError) as caught:
        Context.from_mapping({"written_on": day}, source="a.json")
    assert (
        str(caught.value)
        == "a.json: written_on: is no date; allowed: a day that exists, as 2026-03-02, from 1900 to 2100"
    )


@pytest.mark.parametrize("key", [SECRET * 9, "Pas. har feber", "", "\n"], ids=repr)
def test_a_key_that_looks_like_text_is_not_repeated(key: str) -> None:
    with pytest.raises(InputError) as caught:
        Context.from_mapping({key: 1})
    assert "(a name that no field has): is no known field" in str(caught.value)
    assert SECRET not in str(caught.value)


def test_a_context_takes_dates_and_their_iso_form() -> None:
    from_text = Context.from_mapping({"written_on": "2026-03-02", "patient": {"discharged_on": "2024-02-29"}})
    assert from_text == Context(written_on=date(2026, 3, 2), patient=Patient(discharged_on=date(2024, 2, 29)))


def test_no_context_knows_nothing() -> None:
    assert Context.from_mapping(None) == Context() == Draft("").context


def test_a_draft_is_read_and_labels_are_passed_over() -> None:
    data = {"id": 7, "text": "Hei.", "context": {"message_type": "reply"}, "codes": ["receipt"]}
    assert Draft.from_mapping(data) == Draft("Hei.", Context(message_type="reply"), "7")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("Hei", "x:1: is no JSON object; allowed: an object with text and context"),
        ({}, "x:1: text: is missing; allowed: a string"),
        ({"text": None}, "x:1: text: is no string; allowed: a string"),
        ({"text": "", "id": [SECRET]}, "x:1: id: is neither a string nor a whole number"),
        ({"text": "", "id": True}, "x:1: id: is neither a string nor a whole number"),
        (
            {"text": SECRET, "context": {"patient": {"care": SECRET}}},
            "x:1: context.patient.care: has a value that is not allowed; allowed: somatic, psychiatric",
        ),
        (
            {"text": "", "context": {"patient": {"care": 1}}},
            "x:1: context.patient.care: has a value that is not allowed; allowed: somatic, psychiatric",
        ),
    ],
    ids=str,
)
def test_a_bad_draft_is_told(data: Any, message: str) -> None:
    with pytest.raises(InputError) as caught:
        Draft.from_mapping(data, source="x:1")
    assert str(caught.value) == message
