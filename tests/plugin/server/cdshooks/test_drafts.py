"""The draft stands in the context of the hook as a FHIR resource or in our own form."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dialogvakt import MAX_CHARACTERS, Context, Draft, InputError, Patient
from dialogvakt.formats.fhir import NATIONAL_ID, CommunicationDraft
from dialogvakt.server.cdshooks.drafts import draft_in
from dialogvakt.server.cdshooks.hookcontext import HookContext
from dialogvakt.server.cdshooks.requests import CdsRequest

NUMBER = "12834617569"
COMMUNICATION = {
    "resourceType": "Communication",
    "id": "c-7",
    "status": "preparation",
    "subject": {"identifier": {"system": NATIONAL_ID, "value": NUMBER}},
    "payload": [{"contentString": "Hei."}],
    "recipient": [{"display": "Lungesykdommer"}],
}
SECRET = "hemmelegpasient"
HALF = "\ud800"


def read(**context: Any) -> CommunicationDraft:
    return draft_in(HookContext.model_validate(context))


def deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


def test_a_communication_is_a_draft() -> None:
    found = read(communication=COMMUNICATION, userId="Practitioner/1")
    context = Context(recipients=("Lungesykdommer",), patient=Patient(national_id=NUMBER))
    assert found.draft == Draft("Hei.", context, "c-7")
    assert found.with_edits([]) == COMMUNICATION


def test_our_own_draft_is_one_and_becomes_a_communication() -> None:
    found = read(draft={"id": 7, "text": "Hei.", "context": {"written_on": "2025-11-12"}})
    assert found.draft == Draft("Hei.", Context(written_on=date(2025, 11, 12)), "7")
    assert found.with_edits([]) == {
        "resourceType": "Communication",
        "id": "7",
        "status": "preparation",
        "sent": "2025-11-12",
        "payload": [{"contentString": "Hei."}],
    }


def test_what_the_window_knows_goes_before_what_the_draft_says() -> None:
    more = {"sender_side": "municipality", "recipients": [], "patient": {"status": "outpatient", "care": None}}
    found = read(communication=COMMUNICATION, messageContext=more)
    assert found.draft.context == Context(
        sender_side="municipality", patient=Patient(national_id=NUMBER, status="outpatient")
    )
    assert found.with_edits([]) == COMMUNICATION


def test_a_patient_is_told_by_either() -> None:
    for context in ({"patient": {"status": "none"}}, {"patient": None}):
        found = read(draft={"text": ""}, messageContext=context)
        assert found.draft.context == Context.from_mapping(context)


@pytest.mark.parametrize(
    ("context", "field", "problem"),
    [
        ({}, "context", "holds no draft"),
        ({"communication": COMMUNICATION, "draft": {"text": ""}}, "context", "holds two drafts"),
        ({"communication": {}}, "context.communication.resourceType", "is missing"),
        ({"communication": None, "draft": None}, "context", "holds no draft"),
        (
            {"communication": COMMUNICATION | {"payload": [{"contentString": [SECRET]}]}},
            "context.communication.payload.0.contentString",
            "is no string",
        ),
        (
            {"communication": COMMUNICATION | {"payload": [{"contentString": SECRET * MAX_CHARACTERS}]}},
            "context.communication.payload",
            "is too long",
        ),
        ({"draft": {"text": "", "id": HALF}}, "context", "holds half a character (a lone surrogate)"),
        (
            {"communication": COMMUNICATION | {"note": [{SECRET: 1, HALF: 2}]}},
            "context",
            "holds half a character (a lone surrogate)",
        ),
        (
            {"communication": COMMUNICATION | {"note": float("nan")}},
            "context.communication",
            "holds what is no number in JSON",
        ),
        ({"communication": COMMUNICATION | {"note": deep(100)}}, "context.communication", "is nested too deeply"),
    ],
    ids=lambda part: ascii(part)[:60],
)
def test_what_cannot_be_used_is_told_by_its_place(context: Any, field: str, problem: str) -> None:
    with pytest.raises(InputError) as caught:
        read(**context)
    assert (caught.value.source, caught.value.field) == ("body", field)
    assert caught.value.problem.startswith(problem)
    assert SECRET not in str(caught.value)


def test_what_is_nested_as_deep_as_fhir_may_be_is_taken() -> None:
    assert read(communication=COMMUNICATION | {"note": deep(90)}).draft.text == "Hei."


def test_the_examples_of_the_description_are_right() -> None:
    for example in CdsRequest.model_json_schema()["examples"]:
        assert draft_in(CdsRequest.model_validate(example).context).draft.text
