"""What is sent to CDS clients, for the API's description; cards are made as JSON right away."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from dialogvakt.finding import Severity
from dialogvakt.server.cdshooks.requests import Hook


class _Described(BaseModel):
    model_config = ConfigDict(extra="forbid")


class CdsService(_Described):
    """A guideline that drafts can be held against."""

    hook: Hook
    id: str
    title: str
    description: str


class CdsServices(_Described):
    """The guidelines, the first one being that of drafts that name none."""

    services: list[CdsService]


class Coding(_Described):
    """A code with its meaning."""

    system: str
    code: str
    display: str


class Source(_Described):
    """The guideline that a card speaks for."""

    label: str


class Link(_Described):
    """Where more can be read."""

    label: str
    url: str
    type: Literal["absolute"]


class Action(_Described):
    """The whole `Communication` as it will be."""

    type: Literal["update"]
    description: str
    resource: dict[str, Any]


class Suggestion(_Described):
    """A change of the text that the writer may take."""

    label: str
    uuid: str
    isRecommended: bool = False
    actions: Annotated[list[Action], Field(min_length=1, max_length=1)]


class CdsCard(_Described):
    """One piece of advice: on the channel, or on the wording."""

    uuid: str
    summary: Annotated[str, Field(min_length=1, max_length=139)]
    indicator: Severity
    detail: Annotated[str, Field(description="GitHub-flavoured Markdown.")]
    source: Source
    links: Annotated[list[Link], Field(min_length=1)]
    overrideReasons: Annotated[list[Coding], Field(min_length=1)]
    suggestions: Annotated[list[Suggestion], Field(min_length=1)] = []
    selectionBehavior: Literal["at-most-one"] = "at-most-one"


class CdsCards(_Described):
    """At most one card for the channel and one for the wording."""

    cards: Annotated[list[CdsCard], Field(max_length=2)]
