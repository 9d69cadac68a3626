"""Whether the service lives, whether it can answer, and its figures."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import BaseModel

from dialogvakt.server.metrics import CONTENT_TYPE
from dialogvakt.server.openapi import answers
from dialogvakt.server.problems import NOT_READY, SOON, Problem
from dialogvakt.server.state import Service

router = APIRouter(tags=["operation"])


class Health(BaseModel):
    """How the service is."""

    status: str


@router.get("/healthz")
async def healthz() -> Health:
    """Tell that the service lives."""
    return Health(status="ok")


@router.get("/readyz", responses=answers([NOT_READY]))
async def readyz(service: Service) -> Health:
    """Tell whether drafts are checked at once: whether there is a worker, and its pipeline is warm."""
    if not service.workers.ready:
        raise Problem(NOT_READY, headers=SOON)
    return Health(status="ready")


@router.get(
    "/metrics",
    response_class=Response,
    responses={200: {"description": "Counts and times in Prometheus's text format.", "content": {"text/plain": {}}}},
)
async def metrics(service: Service) -> Response:
    """Return counts, times, and findings by guideline and rule; nothing of any draft."""
    return Response(service.metrics.exposition(), media_type=CONTENT_TYPE)
