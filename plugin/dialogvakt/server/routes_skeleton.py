"""The outline of a good message."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from dialogvakt.draft import Context
from dialogvakt.report import Standard
from dialogvakt.server.openapi import OF_BODIES, answers
from dialogvakt.server.requests import SkeletonRequest
from dialogvakt.server.state import Service
from dialogvakt.skeleton import write_skeleton

router = APIRouter(prefix="/v1", tags=["drafts"])


class Skeleton(BaseModel):
    """An outline; what stands in square brackets is to be filled in."""

    text: str
    language: Standard


@router.post("/skeleton", responses=answers(OF_BODIES))
async def skeleton(wanted: SkeletonRequest, service: Service) -> Skeleton:
    """Return the outline of a message with all that the guideline of its organisations asks for."""
    context = wanted.context or Context()
    text = write_skeleton(context, wanted.language, service.guidelines.governing(context))
    return Skeleton(text=text, language=wanted.language)
