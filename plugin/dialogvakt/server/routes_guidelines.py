"""What stands in the guidelines."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Header, Query, Response
from fastapi import Path as InPath

from dialogvakt.server.guidelineschema import (
    CaseTold,
    GuidelineSummary,
    GuidelineTold,
    RuleSummary,
    RuleTold,
    ServicesTold,
)
from dialogvakt.server.openapi import answers
from dialogvakt.server.problems import UNKNOWN_GUIDELINE, UNKNOWN_RULE, Problem
from dialogvakt.server.rulepage import rule_page
from dialogvakt.server.state import Service, State
from dialogvakt_rules import Case, Guideline, Rule, load_cases
from dialogvakt_rules.cases import SUFFIX

router = APIRouter(prefix="/v1/guidelines", tags=["guidelines"])


def _chosen(guideline: str, service: Service) -> Guideline:
    if guideline not in service.guidelines:
        raise Problem(UNKNOWN_GUIDELINE, f"known: {', '.join(service.guidelines)}")
    return service.guidelines[guideline]


Chosen = Annotated[Guideline, Depends(_chosen)]


@router.get("")
async def guidelines(service: Service) -> list[GuidelineSummary]:
    """List the guidelines that drafts can be held against."""
    return [GuidelineSummary.model_validate(_summary(one, service)) for one in service.guidelines.values()]


@router.get("/{guideline}", responses=answers([UNKNOWN_GUIDELINE]))
async def guideline(chosen: Chosen, service: Service) -> GuidelineTold:
    """Tell a guideline: its channels, document types and rules."""
    types = chosen.document_types.types if chosen.document_types else ()
    more = {
        "channels": chosen.channels,
        "precedence": chosen.precedence,
        "expected_reply": chosen.expected_reply,
        "document_types": types,
        "rules": [RuleSummary.model_validate(rule) for rule in chosen.rules],
    }
    return GuidelineTold.model_validate(_summary(chosen, service) | more)


@router.get(
    "/{guideline}/rules/{code}",
    response_model=RuleTold,
    responses={
        200: {"content": {"text/html": {"schema": {"type": "string"}}}},
        **answers([UNKNOWN_GUIDELINE, UNKNOWN_RULE]),
    },
)
async def rule(
    chosen: Chosen,
    code: Annotated[str, InPath(description="A finding's code, or an alias of it.")],
    language: Annotated[str, Query(description="Written standard of the page: `nn`, else bokmål.")] = "",
    accept: Annotated[str, Header(include_in_schema=False)] = "",
) -> RuleTold | Response:
    """Tell a rule: what it asks, why, and drafts on both sides of it; browsers get a page."""
    found = chosen.rule(code)
    if found is None:
        raise Problem(UNKNOWN_RULE, f"known: {', '.join(rule.code for rule in chosen.rules)}")
    if "text/html" in accept:
        page = rule_page(chosen, found, "nn" if language == "nn" else "nb")
        return Response(page, media_type="text/html", headers={"Vary": "Accept"})
    told = {name: getattr(found, name) for name in RuleTold.model_fields if name != "cases"}
    return RuleTold.model_validate(told | {"cases": [CaseTold.model_validate(case) for case in _cases(chosen, found)]})


@router.get("/{guideline}/services", responses=answers([UNKNOWN_GUIDELINE]))
async def services(chosen: Chosen) -> ServicesTold:
    """Tell the services that messages can be addressed to, and the professions behind them."""
    return ServicesTold.model_validate(chosen.services)


def _summary(guideline: Guideline, service: State) -> dict[str, Any]:
    of_itself = ("id", "title", "publisher", "document", "source", "version", "validity")
    return {
        **{name: getattr(guideline, name) for name in of_itself},
        "status": guideline.validity.status_on(date.today()),
        "default": guideline.id == next(iter(service.guidelines)),
    }


def _cases(guideline: Guideline, rule: Rule) -> Sequence[Case]:
    return _read_cases(guideline.folder / "rules" / f"{rule.code}{SUFFIX}")


@lru_cache(maxsize=256)
def _read_cases(path: Path) -> Sequence[Case]:
    return load_cases(path) if path.is_file() else ()
