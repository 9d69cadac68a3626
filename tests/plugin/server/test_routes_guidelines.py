"""What the service tells of its guidelines."""

from __future__ import annotations

import httpx
import pytest

from dialogvakt.defaults import default_guideline
from dialogvakt_rules import Guideline, bundled_guidelines
from tests.plugin.conftest import NORDVIK
from tests.plugin.server.conftest import PATIENCE, Serving


def test_the_guidelines_are_listed(client: httpx.Client, guideline: Guideline) -> None:
    (told,) = client.get("/v1/guidelines").json()
    assert (told["id"], told["version"], told["default"]) == (guideline.id, guideline.version, True)
    assert told["title"] == {"nb": guideline.title.nb, "nn": guideline.title.nn}
    assert told["status"] in ("not-yet-in-force", "in-force", "expired", "unknown")


def test_a_guideline_is_told_with_its_channels_and_rules(client: httpx.Client, guideline: Guideline) -> None:
    told = client.get(f"/v1/guidelines/{guideline.id}").json()
    assert list(told["channels"]) == list(guideline.channels)
    assert [rule["code"] for rule in told["rules"]] == [rule.code for rule in guideline.rules]
    assert {kind["name"] for kind in told["document_types"]} == {
        kind.name for kind in (guideline.document_types.types if guideline.document_types else ())
    }


def test_a_rule_is_told_with_cases_and_found_by_an_alias(client: httpx.Client, guideline: Guideline) -> None:
    told = client.get(f"/v1/guidelines/{guideline.id}/rules/critical-value").json()
    assert (told["code"], told["channel"], told["severity"]) == ("critical-value", "phone", "critical")
    assert {case["flagged"] for case in told["cases"]} == {True, False}
    for rule in guideline.rules:
        for name in (rule.code, *rule.aliases):
            assert client.get(f"/v1/guidelines/{guideline.id}/rules/{name}").json()["code"] == rule.code


def test_the_services_are_told_with_their_professions(client: httpx.Client, guideline: Guideline) -> None:
    told = client.get(f"/v1/guidelines/{guideline.id}/services").json()
    assert [service["name"] for service in told["services"]] == [one.name for one in guideline.services.services]
    known = {profession["id"] for profession in told["professions"]}
    assert all(known.issuperset(service["professions"]) for service in told["services"])


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("no-such", "unknown-guideline"),
        ("no-such/services", "unknown-guideline"),
        ("no-such/rules/abbreviation", "unknown-guideline"),
        ("{id}/rules/no-such", "unknown-rule"),
        ("..%2F..%2Fetc/services", None),
    ],
)
def test_what_is_not_there_is_told(client: httpx.Client, guideline: Guideline, path: str, kind: str | None) -> None:
    answer = client.get("/v1/guidelines/" + path.format(id=guideline.id))
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["type"] == (f"urn:dialogvakt:problem:{kind}" if kind else "about:blank")
    assert "no-such" not in answer.text


def test_guidelines_of_a_folder_stand_beside_the_bundled_ones_and_drafts_find_theirs(
    serving_with: Serving,
) -> None:
    with (
        serving_with(guideline=None, folders=[str(NORDVIK)]) as service,
        httpx.Client(base_url=service.url, timeout=PATIENCE) as client,
    ):
        listed = client.get("/v1/guidelines").json()
        assert {one["id"] for one in listed} == {"nordvik", *bundled_guidelines()}
        assert [one["id"] for one in listed if one["default"]] == [listed[0]["id"]] == [default_guideline()]
        for wanted, held_against, chosen in (
            ({}, default_guideline(), "default"),
            ({"guideline": "nordvik"}, "nordvik", "named"),
            ({"context": {"recipients": ["Nordvik sykehus"]}}, "nordvik", "recipient"),
        ):
            told = client.post("/v1/check", json={"text": "Hei.", **wanted}).json()["guideline"]
            assert (told["id"], told["chosen"]) == (held_against, chosen)
        counted = client.get("/metrics").text
    assert 'dialogvakt_reports_total{guideline="nordvik",verdict="revise"} 2.0' in counted
