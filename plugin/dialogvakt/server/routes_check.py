"""Checking a draft."""

from __future__ import annotations

from fastapi import APIRouter, Response

from dialogvakt.draft import Context, Draft
from dialogvakt.server.jobs import report_as_json
from dialogvakt.server.openapi import OF_CHECKS, answers
from dialogvakt.server.reportschema import ReportVersion1
from dialogvakt.server.requests import CheckRequest
from dialogvakt.server.state import Service, State

router = APIRouter(prefix="/v1", tags=["drafts"])


@router.post("/check", responses={200: {"model": ReportVersion1}, **answers(OF_CHECKS)}, response_class=Response)
async def check(wanted: CheckRequest, service: Service) -> Response:
    """Check one draft, and return the report on it."""
    return Response(await checked(wanted, service), media_type="application/json")


async def checked(wanted: CheckRequest, service: State) -> bytes:
    """Return the report on a draft as JSON, and count it; raises what can be answered as a problem."""
    service.refuse_unknown(wanted.guideline)
    draft = Draft(wanted.text, wanted.context or Context(), wanted.id)
    report = await service.workers.run(report_as_json, draft, wanted.guideline, wanted.language, wanted.offsets)
    service.metrics.checked(report)
    return report.body
