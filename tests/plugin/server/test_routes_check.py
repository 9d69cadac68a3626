"""Checking a draft over HTTP."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from dialogvakt import MAX_CHARACTERS, Checker, Context, Draft
from dialogvakt.server.reportschema import ReportVersion1

BUSY = "Hei 🩺. Pas. har kalium 6,8. Kan dere svare i dag?"
CONTEXT = {"message_type": "request", "written_on": "2025-11-12", "recipients": ["Lungesykdommer"]}
JSON = {"Content-Type": "application/json"}


def test_a_check_gives_the_report_of_the_library_in_utf_16(client: httpx.Client, checker: Checker) -> None:
    answer = client.post("/v1/check", json={"text": BUSY, "context": CONTEXT, "id": "d-7"})
    report = checker.check(Draft(BUSY, Context.from_mapping(CONTEXT), "d-7"))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json() == report.to_dict(BUSY, "utf-16")
    ReportVersion1.model_validate_json(answer.content)


def test_offsets_language_and_guideline_can_be_asked_for(client: httpx.Client, guideline: Any) -> None:
    wanted = {"text": BUSY, "offsets": "code-points", "language": "nn", "guideline": guideline.id, "id": 7}
    report = client.post("/v1/check", json=wanted).json()
    assert (report["offsets"], report["guideline"]["id"], report["id"]) == ("code-points", guideline.id, "7")
    assert report["recommendation"] == Checker(guideline, language="nn").check(Draft(BUSY)).recommendation


def test_the_longest_text_is_checked_and_one_letter_more_is_a_clear_problem(client: httpx.Client) -> None:
    assert client.post("/v1/check", json={"text": "🩺" * MAX_CHARACTERS}).status_code == 200
    answer = client.post("/v1/check", json={"text": "🩺" * (MAX_CHARACTERS + 1)})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error == {"pointer": "#/text", "detail": "is too long", "allowed": ["at most 20000 characters"]}


@pytest.mark.parametrize(
    ("body", "pointer", "detail"),
    [
        ("{}", "#/text", "is missing"),
        ("", "#", "is missing"),
        ("[]", "#", "is no object"),
        ("null", "#", "is no object"),
        ('{"text": 1}', "#/text", "is no string"),
        ('{"text": null}', "#/text", "is no string"),
        (r'{"text": "a\ud800"}', "#/text", "holds half a character (a lone surrogate)"),
        (r'{"text": "", "context": {"recipients": ["\udc00"]}}', "#/context/recipients/0", "holds half a character"),
        (r'{"text": "", "id": "\ud800"}', "#/id", "holds half a character"),
        ('{"text": "", "context": 3}', "#/context", "is no object"),
        ('{"text": "", "contxt": {}}', "#/contxt", "is no known field (did you mean context?)"),
        ('{"text": "", "id": true}', "#/id", "is no string"),
        ('{"text": "", "language": "no"}', "#/language", "has a value that is not allowed"),
        ('{"text": "", "context": {"written_on": "2026-02-30"}}', "#/context/written_on", "is no date"),
        (
            '{"text": "", "context": {"patient": {"status": "x"}}}',
            "#/context/patient/status",
            "has a value that is not",
        ),
        ('{"text": "", "guideline": "../nordvik"}', "#/guideline", "is not known here"),
    ],
)
def test_what_is_not_asked_for_is_told_by_its_place(client: httpx.Client, body: str, pointer: str, detail: str) -> None:
    answer = client.post("/v1/check", content=body, headers=JSON)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    (error,) = answer.json()["errors"]
    assert error["pointer"] == pointer
    assert error["detail"].startswith(detail)


@pytest.mark.parametrize(
    ("body", "detail"),
    [
        (b'{"text":\n "a', "Unterminated string starting at (line 2, column 2)"),
        (b"nonsense", "Expecting value (line 1, column 1)"),
        (b'"\xff"', None),
        (b"[" * 100_000, None),
        (b'{"text": ' + b"9" * 5_000 + b"}", None),
    ],
    ids=["half", "nonsense", "no UTF-8", "too deep", "too long a number"],
)
def test_what_is_no_json_is_a_bad_request(client: httpx.Client, body: bytes, detail: str | None) -> None:
    answer = client.post("/v1/check", content=body, headers=JSON)
    problem = answer.json()
    assert (answer.status_code, problem["type"]) == (400, "urn:dialogvakt:problem:malformed-json")
    assert problem.get("detail") == detail


@pytest.mark.parametrize("kind", ["text/plain", "application/xml", None])
def test_another_media_type_is_refused(client: httpx.Client, kind: str | None) -> None:
    headers = {"Content-Type": kind} if kind else {}
    answer = client.post("/v1/check", content=b'{"text": "a"}', headers=headers)
    assert (answer.status_code, answer.json()["title"]) == (415, "The body is not of the type that the service takes")


def test_no_problem_tells_what_was_sent(client: httpx.Client) -> None:
    for body in (
        '{"text": "Ringvold',
        '{"text": ["Ringvold"]}',
        '{"text": "", "Ringvold har feber": 1}',
        '{"text": "", "guideline": "Ringvold"}',
        '{"text": "", "context": {"patient": {"status": "Ringvold"}, "written_on": "Ringvold"}}',
    ):
        answer = client.post("/v1/check", content=body, headers=JSON)
        assert answer.is_client_error
        assert "Ringvold" not in answer.text
