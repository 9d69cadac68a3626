"""What browsers are told, and which pages may ask."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.plugin.server.conftest import PATIENCE, Serving

EPJ = "https://epj.example"


@pytest.fixture(scope="module")
def embedded(serving: Serving) -> Iterator[httpx.Client]:
    """A client of a service whose pages an EPJ embeds."""
    with serving("--origin", EPJ) as service, httpx.Client(base_url=service.url, timeout=PATIENCE) as client:
        yield client


@pytest.mark.parametrize("path", ["/healthz", "/nowhere", "/static/nowhere.js", "/v1/check"])
def test_nothing_is_loaded_from_elsewhere_and_nothing_is_kept(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert policy.endswith("frame-ancestors 'self'")
    assert (headers["x-content-type-options"], headers["referrer-policy"]) == ("nosniff", "no-referrer")
    assert headers["cache-control"] == "no-store"
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


def test_no_page_may_ask_unless_it_is_listed(client: httpx.Client, embedded: httpx.Client) -> None:
    for asked, origin, allowed in (
        (client, EPJ, None),
        (embedded, EPJ, EPJ),
        (embedded, "https://epj.example.evil", None),
        (embedded, "null", None),
    ):
        answer = asked.post("/v1/check", json={"text": "Hei."}, headers={"Origin": origin})
        assert answer.headers.get("access-control-allow-origin") == allowed


def test_a_listed_page_reads_problems_and_frames_ours(embedded: httpx.Client) -> None:
    answer = embedded.post("/v1/check", json={}, headers={"Origin": EPJ})
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (422, EPJ)
    assert answer.headers["content-security-policy"].endswith(f"frame-ancestors 'self' {EPJ}")
