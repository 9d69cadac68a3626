"""The service addresses of a guideline, and the professions and organisations behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dialogvakt_rules.bilingual import Bilingual

Side = Literal["municipality", "hospital"]
ServiceKind = Literal["clinical", "laboratory", "radiology", "gp"]
SIDES: tuple[Side, ...] = ("municipality", "hospital")
SERVICE_KINDS: tuple[ServiceKind, ...] = ("clinical", "laboratory", "radiology", "gp")


@dataclass(frozen=True, slots=True)
class Service:
    """One service address; `professions` are the ids of those who receive its messages."""

    id: str
    name: str
    aliases: tuple[str, ...]
    clause: str
    side: Side
    kind: ServiceKind
    professions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profession:
    """A profession, and the words by which texts call it."""

    id: str
    words: tuple[str, ...]
    name: Bilingual


@dataclass(frozen=True, slots=True)
class OrganisationWords:
    """Words in an organisation's name that tell its side."""

    words: tuple[str, ...]
    side: Side


@dataclass(frozen=True, slots=True)
class Services:
    """The table of services."""

    services: tuple[Service, ...] = ()
    professions: tuple[Profession, ...] = ()
    organisations: tuple[OrganisationWords, ...] = ()
