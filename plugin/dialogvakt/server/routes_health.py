"""Whether the service lives, and whether it can answer."""

from __future__ import annotations

from fastapi import APIRouter, Request

from dialogvakt.server.problems import Problem

router = APIRouter()


@router.get("/healthz")
async def healthz() -> dict[str, str]:
    """Tell that the service lives."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(request: Request) -> dict[str, str]:
    """Tell whether drafts are checked at once."""
    if not request.app.state.workers.ready:
        raise Problem(503, "The service is not ready yet", headers={"Retry-After": "1"})
    return {"status": "ready"}
