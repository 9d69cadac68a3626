"""How the service is, and its figures."""

from __future__ import annotations

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from dialogvakt.server.app import create_app
from dialogvakt.server.settings import Settings
from tests.plugin.conftest import NORDVIK


@pytest.mark.asyncio
async def test_before_a_worker_is_warm_the_service_lives_but_is_not_ready() -> None:
    transport = httpx.ASGITransport(create_app(Settings(guideline=str(NORDVIK))))
    async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
        assert (await client.get("/healthz")).json() == {"status": "ok"}
        answer = await client.get("/readyz")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "1")
    assert answer.json()["type"] == "urn:dialogvakt:problem:not-ready"


def test_with_a_warm_worker_it_is_ready(client: httpx.Client) -> None:
    assert client.get("/readyz").json() == {"status": "ready"}


def figures(client: httpx.Client) -> dict[tuple[str, ...], float]:
    """Return all figures by name and labels."""
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    families = text_string_to_metric_families(answer.text)
    return {(one.name, *one.labels.values()): one.value for family in families for one in family.samples}


def test_reports_and_findings_are_counted_by_guideline_and_rule(client: httpx.Client) -> None:
    before = figures(client)
    for _ in range(3):
        client.post("/v1/check", json={"text": "Pas. har kalium 6,8. Pas. er trøtt."})
    after = figures(client)

    def more(*name: str) -> float:
        return after[name] - before.get(name, 0)

    assert more("dialogvakt_reports_total", "nordvik", "redirect") == 3
    assert more("dialogvakt_findings_total", "nordvik", "critical-value") == 3
    assert more("dialogvakt_requests_total", "POST", "/v1/check", "200") == 3
    assert more("dialogvakt_request_seconds_count", "POST", "/v1/check") == 3
    assert (after[("dialogvakt_workers_ready",)], after[("dialogvakt_jobs_waiting",)]) == (1, 0)
