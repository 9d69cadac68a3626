"""Checking drafts."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict

from dialogvakt.draft import Context, Draft
from dialogvakt.offsets import Offsets
from dialogvakt.server.jobs import report_as_json
from dialogvakt.server.problems import Problem
from dialogvakt.server.workers import Workers

router = APIRouter(prefix="/v1")


class CheckRequest(BaseModel):
    """A draft, and how the report on it is wanted."""

    model_config = ConfigDict(extra="forbid")

    text: str
    context: Context | None = None
    id: str | None = None
    guideline: str | None = None
    language: Literal["nb", "nn"] | None = None
    offsets: Offsets = "utf-16"


@router.post("/check")
async def check(request: Request, wanted: CheckRequest) -> Response:
    """Return the report on one draft."""
    workers: Workers = request.app.state.workers
    draft = Draft(wanted.text, wanted.context or Context(), wanted.id)
    guideline = _guideline(request, wanted.guideline)
    checked = await workers.run(report_as_json, draft, guideline, wanted.language, wanted.offsets)
    return Response(checked.body, media_type="application/json")


def _guideline(request: Request, wanted: str | None) -> str:
    known = request.app.state.guidelines
    if wanted is None:
        return str(next(iter(known)))
    if wanted not in known:
        raise Problem(422, "The guideline is not known here", "allowed: " + ", ".join(known))
    return wanted
