"""The routes of CDS Hooks: which services there are, cards for a draft, and what became of them."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Request, Response

from dialogvakt.errors import InputError
from dialogvakt.server.cdshooks.cardid import subject_of
from dialogvakt.server.cdshooks.cards import WORDING
from dialogvakt.server.cdshooks.drafts import draft_in
from dialogvakt.server.cdshooks.jobs import cards_as_json
from dialogvakt.server.cdshooks.requests import HOOK, CdsRequest, FeedbackRequest, Outcome
from dialogvakt.server.cdshooks.schema import CdsCards, CdsService, CdsServices
from dialogvakt.server.cdshooks.words import REASON_SYSTEM, reason_codes, word
from dialogvakt.server.openapi import OF_BODIES, OF_CHECKS, answers
from dialogvakt.server.problems import UNKNOWN_CDS_SERVICE, Problem
from dialogvakt.server.state import Service
from dialogvakt_rules import Guideline

router = APIRouter(prefix="/cds-services", tags=["CDS Hooks"])


async def _chosen(guideline: str, service: Service) -> Guideline:
    if guideline not in service.guidelines:
        raise Problem(UNKNOWN_CDS_SERVICE, f"known: {', '.join(service.guidelines)}")
    return service.guidelines[guideline]


Chosen = Annotated[Guideline, Depends(_chosen)]


@router.get("")
async def discover(service: Service, accept_language: Annotated[str, Header()] = "") -> CdsServices:
    """List the services, one for each guideline; in nynorsk for clients that ask for it."""
    language = "nn" if accept_language.lower().startswith("nn") else "nb"
    told = (
        CdsService(
            hook=HOOK,
            id=guideline.id,
            title=guideline.title.in_language(language),
            description=word("description", language),
        )
        for guideline in service.guidelines.values()
    )
    return CdsServices(services=list(told))


@router.post(
    "/{guideline}",
    responses={200: {"model": CdsCards}, **answers((UNKNOWN_CDS_SERVICE, *OF_CHECKS))},
    response_class=Response,
)
async def cards(chosen: Chosen, wanted: CdsRequest, request: Request, service: Service) -> Response:
    """Return cards for a draft that is being written; none if there is nothing to say."""
    base_url = service.base_url or str(request.base_url).rstrip("/")
    checked = await service.workers.run(cards_as_json, draft_in(wanted.context), chosen.id, base_url)
    service.metrics.checked(checked)
    return Response(checked.body, media_type="application/json")


@router.post("/{guideline}/feedback", responses=answers((UNKNOWN_CDS_SERVICE, *OF_BODIES)), response_class=Response)
async def feedback(chosen: Chosen, told: FeedbackRequest, service: Service) -> Response:
    """Count what became of cards; nothing of it is kept, and comments are not read."""
    for index, outcome in enumerate(told.feedback):
        if outcome.outcome == "accepted" and not outcome.acceptedSuggestions:
            raise InputError("body", f"feedback.{index}.acceptedSuggestions", "is missing for what was accepted")
    # The guideline of a card is that of the organisations in the draft, where they have one.
    known = {WORDING, *(rule.code for guideline in service.guidelines.values() for rule in guideline.rules)}
    for outcome in told.feedback:
        about = subject_of(outcome.card, known) or "unknown"
        service.metrics.card(chosen.id, about, outcome.outcome, _reason(outcome))
    return Response()


def _reason(outcome: Outcome) -> str:
    """Return the code of the reason if it is one of ours: what clients make up is not counted word for word."""
    reason = outcome.overrideReason.reason if outcome.overrideReason else None
    if reason is None:
        return "none"
    return reason.code if reason.system == REASON_SYSTEM and reason.code in reason_codes() else "own"
