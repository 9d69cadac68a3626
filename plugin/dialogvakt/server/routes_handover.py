"""Carrying a draft over to another channel."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import BaseModel

from dialogvakt.draft import Context, Draft
from dialogvakt.server.jobs import handover_as_json
from dialogvakt.server.openapi import OF_CHECKS, answers
from dialogvakt.server.requests import HandoverRequest
from dialogvakt.server.state import Service

router = APIRouter(prefix="/v1", tags=["drafts"])


class HandoverNote(BaseModel):
    """A note made of the writer's own sentences; nothing is sent anywhere.

    `missing` names what the channel wants and the draft does not say; `left_out` are greetings and the like.
    """

    channel: str
    title: str
    text: str
    missing: list[str]
    left_out: list[str]


@router.post("/handover", responses={200: {"model": HandoverNote}, **answers(OF_CHECKS)}, response_class=Response)
async def handover(wanted: HandoverRequest, service: Service) -> Response:
    """Lay out what a draft says for the channel where it belongs, and mark what is missing."""
    service.refuse_unknown(wanted.guideline)
    draft = Draft(wanted.text, wanted.context or Context())
    note = await service.workers.run(handover_as_json, draft, wanted.guideline, wanted.language, wanted.channel)
    return Response(note, media_type="application/json")
