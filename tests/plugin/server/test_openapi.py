"""The description of the service is true: schemathesis finds no request that is answered otherwise."""

from __future__ import annotations

from typing import Any

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.specs.openapi.checks import negative_data_rejection

from dialogvakt.server.app import create_app
from dialogvakt.server.settings import Settings
from tests.plugin.conftest import NORDVIK
from tests.plugin.server.cdsconformance import check_response
from tests.plugin.server.conftest import Service

described = create_app(Settings(guideline=str(NORDVIK))).openapi()
schema = schemathesis.openapi.from_dict(described)
# Whatever a batch holds is answered line by line, and no line spoils the answer as a whole.
UNDESCRIBED: dict[str, list[Any]] = {"/v1/check/batch": [negative_data_rejection]}
schemathesis.serializer.alias("application/x-ndjson", "text/plain")


@schema.parametrize()
@settings(max_examples=50, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_every_request_is_answered_as_described(case: schemathesis.Case[Any], service: Service) -> None:
    answer = case.call_and_validate(base_url=service.url, excluded_checks=UNDESCRIBED.get(case.path))
    if case.path == "/cds-services/{guideline}" and answer.status_code == 200:
        check_response(answer.json())


def test_every_route_has_words_and_problems_of_its_own() -> None:
    assert set(described["paths"]) == {
        "/cds-services",
        "/cds-services/{guideline}",
        "/cds-services/{guideline}/feedback",
        "/healthz",
        "/metrics",
        "/readyz",
        "/v1/check",
        "/v1/check/batch",
        "/v1/guidelines",
        "/v1/guidelines/{guideline}",
        "/v1/guidelines/{guideline}/rules/{code}",
        "/v1/guidelines/{guideline}/services",
        "/v1/handover",
        "/v1/skeleton",
    }
    operations = [operation for path in described["paths"].values() for operation in path.values()]
    assert all(operation["description"] for operation in operations)
    assert all(
        set(answer["content"]) == {"application/problem+json"}
        for operation in operations
        for status, answer in operation["responses"].items()
        if status >= "4"
    )


def test_the_guidelines_that_can_be_named_are_named() -> None:
    wanted = described["components"]["schemas"]["CheckRequest"]["properties"]["guideline"]
    assert wanted["anyOf"][0]["enum"] == ["nordvik"]
