"""The service as its clients meet it."""

from __future__ import annotations

import httpx

from dialogvakt import Checker, Context, Draft

BUSY = "Hei 🩺. Pas. har kalium 6,8. Kan dere svare i dag?"


def test_a_check_gives_the_report_of_the_library_in_utf_16(client: httpx.Client, checker: Checker) -> None:
    context = {"message_type": "request", "written_on": "2025-11-12"}
    answer = client.post("/v1/check", json={"text": BUSY, "context": context, "id": "d-7"})
    report = checker.check(Draft(BUSY, Context.from_mapping(context), "d-7"))
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == report.to_dict(BUSY, "utf-16")


def test_health_and_readiness(client: httpx.Client) -> None:
    assert client.get("/healthz").status_code == client.get("/readyz").status_code == 200


def test_every_answer_tells_a_browser_to_load_nothing_from_elsewhere(client: httpx.Client) -> None:
    for path in ("/healthz", "/nowhere", "/static/nowhere.js"):
        headers = client.get(path).headers
        assert headers["content-security-policy"].startswith("default-src 'none'; script-src 'self';")
        assert headers["x-content-type-options"] == "nosniff"
