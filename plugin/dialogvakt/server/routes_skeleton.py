"""The outline of a good message."""

from __future__ import annotations

from fastapi import APIRouter
from pydantic import BaseModel

from dialogvakt.draft import Context
from dialogvakt.report import Standard
from dialogvakt.server.openapi import OF_BODIES, answers
from dialogvakt.server.requests import SkeletonRequest
from dialogvakt.skeleton import write_skeleton

router = APIRouter(prefix="/v1", tags=["drafts"])


class Skeleton(BaseModel):
    """An outline; what stands in square brackets is to be filled in."""

    text: str
    language: Standard


@router.post("/skeleton", responses=answers(OF_BODIES))
async def skeleton(wanted: SkeletonRequest) -> Skeleton:
    """Return the outline of a message with all that a guideline asks for."""
    text = write_skeleton(wanted.context or Context(), wanted.language)
    return Skeleton(text=text, language=wanted.language)
