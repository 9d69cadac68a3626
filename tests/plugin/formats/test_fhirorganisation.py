"""The organisations of a FHIR message decide on its guideline, wherever in the resource their numbers stand."""

from __future__ import annotations

from typing import Any

import pytest

from dialogvakt import Checker, InputError, Organisation
from dialogvakt.formats.fhir import read_communication
from dialogvakt.formats.fhirorganisation import HER_ID, ORGANISATION_NUMBER

OSTFOLD = {"system": ORGANISATION_NUMBER, "value": "983971768"}
HOSPITAL = {"resourceType": "Organization", "id": "o", "name": "Sykehuset Østfold", "identifier": [OSTFOLD]}
OFFICE = {"resourceType": "Organization", "id": "office", "name": "Nes legekontor"}


def communication(**members: Any) -> dict[str, Any]:
    """A resource with a text."""
    text = [{"contentString": "Til ortopedisk poliklinikk. Kan han trene nå?"}]
    return {"resourceType": "Communication", "payload": text, **members}


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"recipient": [{"identifier": OSTFOLD}]}, Organisation(organisation_number="983971768")),
        (
            {"recipient": [{"display": "Avdeling"}, {"type": "Organization", "display": "Sør"}]},
            Organisation(name="Sør"),
        ),
        (
            {"recipient": [{"reference": "#o"}], "contained": [HOSPITAL]},
            Organisation(name="Sykehuset Østfold", organisation_number="983971768"),
        ),
        (
            {
                "recipient": [{"reference": "#s", "display": "Ortopedi"}],
                "contained": [
                    {"resourceType": "HealthcareService", "id": "s", "providedBy": {"reference": "#o"}},
                    HOSPITAL,
                ],
            },
            Organisation(name="Sykehuset Østfold", organisation_number="983971768"),
        ),
        (
            {"recipient": [{"identifier": {"system": HER_ID, "value": "100"}, "display": "Nord"}]},
            Organisation(name="Nord", her_id="100"),
        ),
        ({"recipient": [{"type": "Practitioner", "display": "Kari Moe"}]}, None),
        ({"recipient": [{"reference": "Organization/4", "type": "Organization"}]}, None),
        (
            {
                "recipient": [{"reference": "#r"}],
                "contained": [{"resourceType": "PractitionerRole", "id": "r", "organization": {"reference": "#r"}}],
            },
            None,
        ),
    ],
)
def test_the_recipients_organisation_is_read(members: dict[str, Any], expected: Organisation | None) -> None:
    assert read_communication(communication(**members)).draft.context.recipient_organisation == expected


def test_the_senders_organisation_is_read_from_the_role() -> None:
    role = {"resourceType": "PractitionerRole", "id": "r", "organization": {"reference": "#office"}}
    found = read_communication(communication(sender={"reference": "#r"}, contained=[role, OFFICE]))
    assert found.draft.context.sender_organisation == Organisation(name="Nes legekontor")


def test_the_number_decides_on_the_guideline() -> None:
    draft = read_communication(communication(recipient=[{"identifier": OSTFOLD}])).draft
    guideline = Checker().check(draft).guideline
    assert (guideline.id, guideline.chosen) == ("sykehuset-ostfold", "recipient")


def test_an_identifier_that_is_no_string_is_told_without_its_value() -> None:
    with pytest.raises(InputError, match=r"sender\.identifier\.value: is no string") as error:
        read_communication(communication(sender={"identifier": {"system": HER_ID, "value": 12345}}))
    assert "12345" not in str(error.value)
