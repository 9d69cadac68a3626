"""Where authentication is configured, only those who say who they are get in."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.plugin.server.conftest import PATIENCE, Serving

KEY = "0123456789abcdefghijklmnopqrstuvwxyzABCD"


@pytest.fixture(scope="module")
def guarded(serving: Serving, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a service that knows one key, on an address that other machines reach."""
    folder = tmp_path_factory.mktemp("keys")
    keys = folder / "keys"
    keys.touch(0o600)
    keys.write_text(f"epj {KEY}\n", encoding="utf-8")
    told = folder / "authentication.toml"
    told.write_text('keys_file = "keys"\n', encoding="utf-8")
    with (
        serving("--authentication", told, "--host", "0.0.0.0", "--origin", "https://epj.example") as service,
        httpx.Client(base_url=service.url.replace("0.0.0.0", "127.0.0.1"), timeout=PATIENCE) as client,
    ):
        yield client


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/openapi.json"])
def test_health_and_description_are_open(guarded: httpx.Client, path: str) -> None:
    assert guarded.get(path).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/v1/guidelines",
        "/v1/guidelines/nordvik",
        "/v1/guidelines/nordvik/services",
        "/v1/guidelines/nordvik/rules/critical-value",
        "/",
        "/static/compose.js",
        "/cds-services",
    ],
)
def test_what_is_about_no_patient_is_open_to_readers_and_to_nobody_else(guarded: httpx.Client, path: str) -> None:
    assert guarded.get(path).status_code == 200
    assert guarded.post(path, json={}).status_code == 401


@pytest.mark.parametrize("authorization", [None, "Bearer nobodys-key", "Basic x", f"Bearer {KEY}x"])
def test_a_stranger_is_told_how_to_say_who_it_is(guarded: httpx.Client, authorization: str | None) -> None:
    headers = {"Authorization": authorization} if authorization else {}
    for answer in (
        guarded.post("/v1/check", json={"text": "Hei."}, headers=headers),
        guarded.get("/metrics", headers=headers),
        guarded.get("/nowhere", headers=headers),
        guarded.post("/healthz", headers=headers),
    ):
        assert (answer.status_code, answer.json()["type"]) == (401, "urn:dialogvakt:problem:unauthenticated")
        assert answer.headers["www-authenticate"].startswith('Bearer realm="dialogvakt"')


def test_who_holds_a_key_gets_in(guarded: httpx.Client) -> None:
    headers = {"Authorization": f"Bearer {KEY}"}
    assert guarded.post("/v1/check", json={"text": "Hei."}, headers=headers).status_code == 200
    assert guarded.get("/metrics", headers=headers).status_code == 200


def test_a_browser_may_ask_whether_it_may_ask_and_reads_a_refusal(guarded: httpx.Client) -> None:
    origin = {"Origin": "https://epj.example"}
    asked = {**origin, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    assert guarded.options("/v1/check", headers=asked).status_code == 200
    refused = guarded.post("/v1/check", json={}, headers=origin)
    assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (401, "https://epj.example")


def test_the_description_says_so(guarded: httpx.Client) -> None:
    paths = guarded.get("/openapi.json").json()["paths"]
    assert paths["/v1/check"]["post"]["security"] == [{"bearer": []}]
    assert "401" in paths["/v1/check"]["post"]["responses"]
    assert "security" not in paths["/healthz"]["get"]
