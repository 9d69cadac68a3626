"""CDS Hooks as a client meets it: discovery, cards, and feedback, from the running service."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from dialogvakt.defaults import default_guideline
from dialogvakt.formats.fhir import NATIONAL_ID, read_communication
from dialogvakt.server.cdshooks.requests import HOOK
from dialogvakt.server.cdshooks.schema import CdsCards
from tests.plugin.server.authentication.issuing import BASE_URL, ISSUER, Signer
from tests.plugin.server.cdsconformance import check_discovery, check_response
from tests.plugin.server.conftest import PATIENCE, Serving

INSTANCE = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea"
BUSY = "Hei 🩺. Pas. har kalium 6,8. Kan dere svare i dag?"
WORDY = "Hei 🩺. Pas. er trett, og pas. får dårlig beh. nå."
SECRET = "hemmelegpasient"
JSON = {"Content-Type": "application/json"}
COMMUNICATION = {
    "resourceType": "Communication",
    "id": "c-7",
    "status": "preparation",
    "subject": {"reference": "Patient/1", "identifier": {"system": NATIONAL_ID, "value": "12834617569"}},
    "recipient": [{"display": "Lungesykdommer, Nordvik sykehus"}],
    "sent": "2025-11-12T09:00:00+01:00",
    "payload": [{"contentString": WORDY}],
    "note": [{"text": "unused"}],
}
Ask = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def ask(client: httpx.Client) -> Ask:
    """Asks for cards, and holds every answer against the specification."""

    def asking(**context: Any) -> list[dict[str, Any]]:
        body = {"hook": HOOK, "hookInstance": INSTANCE, "context": context, "fhirServer": "https://epj.example/fhir"}
        answer = client.post("/cds-services/nordvik", json=body)
        assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
        check_response(answer.json())
        CdsCards.model_validate_json(answer.content)
        cards: list[dict[str, Any]] = answer.json()["cards"]
        return cards

    return asking


@pytest.mark.parametrize(
    ("wanted", "title"),
    [
        (None, "Retningslinje for Nordvik"),
        ("nn-NO, nb", "Retningsline for Nordvik"),
        ("en, nn", "Retningslinje for Nordvik"),
    ],
)
def test_discovery_lists_a_service_for_each_guideline(client: httpx.Client, wanted: str | None, title: str) -> None:
    answer = client.get("/cds-services", headers={"Accept-Language": wanted} if wanted else {})
    assert answer.status_code == 200
    check_discovery(answer.json())
    (service,) = answer.json()["services"]
    assert (service["hook"], service["id"], service["title"]) == (HOOK, "nordvik", title)


def test_a_communication_gets_a_card_that_changes_its_text_and_nothing_else(ask: Ask) -> None:
    (card,) = ask(communication=COMMUNICATION, userId="Practitioner/1", patientId="1")
    first = card["suggestions"][0]["actions"][0]["resource"]
    assert read_communication(first).draft.text == WORDY.replace("Pas.", "Pasienten").replace("pas.", "pasienten")
    assert first | {"payload": None} == COMMUNICATION | {"payload": None}


def test_our_own_draft_gets_the_same_advice(ask: Ask) -> None:
    (of_resource,) = ask(communication=COMMUNICATION)
    context = {"written_on": "2025-11-12", "recipients": ["Lungesykdommer, Nordvik sykehus"]}
    (of_draft,) = ask(draft={"id": "c-7", "text": WORDY, "context": context})
    assert of_draft["summary"] == of_resource["summary"]
    assert [one["label"] for one in of_draft["suggestions"]] == [one["label"] for one in of_resource["suggestions"]]


def test_a_card_for_the_channel_is_as_grave_as_its_rule(ask: Ask) -> None:
    (card,) = ask(draft={"text": BUSY, "context": {"written_on": "2025-11-12"}})
    assert (card["indicator"], card["summary"]) == ("critical", "Farlig verdi – anbefalt kanal: telefon")


def test_no_advice_is_an_empty_list(ask: Ask) -> None:
    assert ask(draft={"text": "Jeg er sykepleier Kari Moe ved Lungepoliklinikken. Hun har det fint."}) == []


def test_an_empty_draft_is_answered(ask: Ask) -> None:
    ask(communication={"resourceType": "Communication", "status": "preparation"})
    ask(draft={"text": ""})


@pytest.mark.parametrize(
    ("change", "pointer", "detail"),
    [
        ({"hook": "patient-view"}, "#/hook", "has a value that is not allowed"),
        ({"hook": None}, "#/hook", "has a value that is not allowed"),
        ({"hookInstance": SECRET}, "#/hookInstance", "is no UUID"),
        ({"hookInstance": 7}, "#/hookInstance", "is no UUID"),
        ({"context": []}, "#/context", "is no object"),
        ({"context": {}}, "#/context", "holds no draft"),
        ({"context": {"communication": SECRET}}, "#/context/communication", "is no object"),
        ({"context": {"draft": SECRET}}, "#/context/draft", "is no object"),
        ({"context": {"draft": {"text": [SECRET]}}}, "#/context/draft/text", "is no string"),
        ({"context": {"draft": {"text": SECRET * 2_000}}}, "#/context/draft/text", "is too long"),
        (
            {"context": {"draft": {"text": "", "context": {"care": SECRET}}}},
            "#/context/draft/context/care",
            "is no known field",
        ),
        ({"context": {"draft": {"text": ""}, "messageContext": SECRET}}, "#/context/messageContext", "is no object"),
        (
            {"context": {"draft": {"text": ""}, "messageContext": {"sender_side": SECRET}}},
            "#/context/messageContext/sender_side",
            "has a value that is not allowed",
        ),
        (
            {"context": {"communication": COMMUNICATION | {"payload": [{"contentString": 1}]}}},
            "#/context/communication/payload/0/contentString",
            "is no string",
        ),
        ({"context": {"draft": {"text": "\ud800"}}}, "#/context/draft/text", "holds half a character"),
    ],
    ids=lambda part: ascii(part)[:50],
)
def test_a_request_that_is_wrong_is_told_by_its_place(
    client: httpx.Client, change: dict[str, Any], pointer: str, detail: str
) -> None:
    body = {"hook": HOOK, "hookInstance": INSTANCE, "context": {"draft": {"text": BUSY}}} | change
    answer = client.post("/cds-services/nordvik", content=json.dumps(body), headers=JSON)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    (error,) = answer.json()["errors"]
    assert error["pointer"] == pointer
    assert error["detail"].startswith(detail)
    assert SECRET not in answer.text


@pytest.mark.parametrize("path", ["/cds-services/sor", "/cds-services/sor/feedback"])
def test_an_unknown_service_is_told(client: httpx.Client, path: str) -> None:
    body = {"hook": HOOK, "hookInstance": INSTANCE, "context": {"draft": {"text": BUSY}}, "feedback": [outcome()]}
    answer = client.post(path, json=body)
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:dialogvakt:problem:unknown-cds-service")
    assert answer.json()["detail"] == "known: nordvik"


# What becomes of cards.


def outcome(**changes: Any) -> dict[str, Any]:
    """What a client tells of one card."""
    told = {"card": INSTANCE, "outcome": "overridden", "outcomeTimestamp": "2025-11-12T09:30:00Z", **changes}
    return {name: value for name, value in told.items() if value is not None}


def counted(client: httpx.Client) -> dict[str, float]:
    """How often each end of a card has been counted."""
    lines = client.get("/metrics").text.splitlines()
    found = (re.fullmatch(r"dialogvakt_cards_answered_total\{(.*)\} (.*)", line) for line in lines)
    return {match[1]: float(match[2]) for match in found if match}


def reason(code: str, system: str | None = "urn:dialogvakt:override-reason", **more: Any) -> dict[str, Any]:
    return {"reason": {"code": code, "system": system} if system else {"code": code}, **more}


def test_feedback_is_counted_by_rule_outcome_and_reason_and_nothing_else_of_it(client: httpx.Client, ask: Ask) -> None:
    (channel,) = ask(draft={"text": BUSY, "context": {"written_on": "2025-11-12"}})
    (wording,) = ask(communication=COMMUNICATION)
    before = counted(client)
    feedback = [
        outcome(card=channel["uuid"], overrideReason=reason("already-done", userComment=SECRET)),
        outcome(card=channel["uuid"]),
        outcome(card=channel["uuid"], overrideReason={"userComment": SECRET}),
        outcome(card=channel["uuid"], overrideReason=reason(SECRET)),
        outcome(card=channel["uuid"], overrideReason=reason("agreed", "urn:epj")),
        outcome(
            card=wording["uuid"], outcome="accepted", acceptedSuggestions=[{"id": wording["suggestions"][0]["uuid"]}]
        ),
        outcome(overrideReason=reason("agreed", display="Avtalt")),
    ]
    answer = client.post("/cds-services/nordvik/feedback", json={"feedback": feedback})
    assert (answer.status_code, answer.content) == (200, b"")
    after = counted(client)
    rule = 'about="critical-value",guideline="nordvik",outcome="overridden",reason='
    assert {
        labels: count - before.get(labels, 0) for labels, count in after.items() if count != before.get(labels, 0)
    } == {
        f'{rule}"already-done"': 1,
        f'{rule}"none"': 2,
        f'{rule}"own"': 2,
        'about="wording",guideline="nordvik",outcome="accepted",reason="none"': 1,
        'about="unknown",guideline="nordvik",outcome="overridden",reason="agreed"': 1,
    }
    assert SECRET not in client.get("/metrics").text


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "#/feedback"),
        ({"feedback": []}, "#/feedback"),
        ({"feedback": [outcome(card=None)]}, "#/feedback/0/card"),
        ({"feedback": [outcome(card=SECRET)]}, "#/feedback/0/card"),
        ({"feedback": [outcome(outcome="ignored")]}, "#/feedback/0/outcome"),
        ({"feedback": [outcome(outcomeTimestamp=None)]}, "#/feedback/0/outcomeTimestamp"),
        ({"feedback": [outcome(), outcome(outcome="accepted")]}, "#/feedback/1/acceptedSuggestions"),
        ({"feedback": [outcome(acceptedSuggestions=[{}])]}, "#/feedback/0/acceptedSuggestions/0/id"),
        ({"feedback": [outcome(overrideReason={"reason": {}})]}, "#/feedback/0/overrideReason/reason/code"),
    ],
    ids=lambda part: ascii(part)[:50],
)
def test_feedback_that_is_wrong_is_told_and_not_counted(client: httpx.Client, body: Any, pointer: str) -> None:
    before = counted(client)
    answer = client.post("/cds-services/nordvik/feedback", json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert SECRET not in answer.text
    assert counted(client) == before


# With the bundled guideline, and an authentication file.


@pytest.fixture(scope="module")
def guarded(serving_with: Serving, tmp_path_factory: pytest.TempPathFactory, signer: Signer) -> Iterator[httpx.Client]:
    """A client of a service that others see at another address, and that trusts one issuer."""
    folder = tmp_path_factory.mktemp("issuer")
    (folder / "jwks.json").write_text(json.dumps(signer.key_set()))
    told = folder / "authentication.toml"
    told.write_text(f'base_url = "{BASE_URL}"\n[[issuer]]\niss = "{ISSUER}"\njwks_file = "jwks.json"\n')
    with (
        serving_with(guideline=None, authentication=str(told)) as service,
        httpx.Client(base_url=service.url, timeout=PATIENCE) as client,
    ):
        yield client


@pytest.fixture(scope="module")
def signer() -> Signer:
    """The issuer."""
    return Signer()


def test_a_client_with_a_token_gets_cards_with_links_that_anybody_can_follow(
    guarded: httpx.Client, signer: Signer
) -> None:
    path = f"/cds-services/{default_guideline()}"
    body = {"hook": HOOK, "hookInstance": INSTANCE, "context": {"draft": {"text": "Pas. har kalium 6,8 i dag."}}}
    refused = guarded.post(path, json=body)
    assert (refused.status_code, refused.json()["type"]) == (401, "urn:dialogvakt:problem:unauthenticated")
    now = int(time.time())
    token = signer.token(aud=BASE_URL + path, iat=now, exp=now + 60)
    answer = guarded.post(path, json=body, headers={"Authorization": f"Bearer {token}"})
    assert answer.status_code == 200
    check_response(answer.json())
    (link, *_) = answer.json()["cards"][0]["links"]
    assert link["url"].startswith(f"{BASE_URL}/v1/guidelines/")
    page = guarded.get(link["url"].removeprefix(BASE_URL), headers={"Accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, page.headers["content-type"]) == (200, "text/html; charset=utf-8")
    again = guarded.post(path, json=body, headers={"Authorization": f"Bearer {token}"})
    assert (again.status_code, again.json()["title"]) == (401, "The token has been used before")
    assert token not in again.text


@pytest.mark.parametrize(
    ("by", "ago", "title"),
    [("forger", 0, "The token's signature is wrong"), ("signer", 3600, "The token has expired")],
)
def test_a_forged_or_expired_token_gets_no_cards(
    guarded: httpx.Client, signer: Signer, by: str, ago: int, title: str
) -> None:
    path = f"/cds-services/{default_guideline()}"
    now = int(time.time()) - ago
    token = (signer if by == "signer" else Signer()).token(aud=BASE_URL + path, iat=now, exp=now + 60)
    answer = guarded.post(path, content=SECRET, headers=JSON | {"Authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.headers["content-type"]) == (401, "application/problem+json")
    assert answer.json()["title"] == title
    assert token not in answer.text
