"""What the guideline's tables say about the recipients and the document type chosen."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from dialogvakt.draft import Context
from dialogvakt_rules import Attribute, Guideline
from dialogvakt_rules.services import Service, Services

TableFact = tuple[str, str, dict[str, Attribute]]
_WORD = re.compile(r"[^\W_]+")


def recipient_facts(context: Context, guideline: Guideline, turned_to: Sequence[str]) -> Iterator[TableFact]:
    """Yield a `recipient` fact for each recipient chosen, and one for a profession that another service receives."""
    services = guideline.services
    chosen: list[Service] = []
    for recipient in context.recipients:
        service = find_service(recipient, services)
        if service is None:
            yield "recipient", "unlisted", {"side": side_of(recipient, services) or "unknown"}
        else:
            chosen.append(service)
            yield "recipient", "listed", {"side": service.side, "service-kind": service.kind}
    if len(chosen) == len(context.recipients) == 1 and chosen[0].professions:
        wanted = professions_in(turned_to, services)
        received = any(profession in chosen[0].professions for profession in wanted)
        if wanted and not received and services_for(wanted, services, chosen[0].side):
            yield "recipient", "wrong-service", {"side": chosen[0].side, "service-kind": chosen[0].kind}


def document_type_facts(context: Context, guideline: Guideline) -> Iterator[TableFact]:
    """Yield a `document-type` fact if one is chosen and the guideline lists any."""
    table = guideline.document_types
    if context.document_type is None or table is None:
        return
    chosen = _fold_type(context.document_type)
    care = context.patient.care if context.patient else None
    for listed in table.types:
        if chosen in {_fold_type(name) for name in (listed.name, *listed.aliases)}:
            fits = "unknown" if care is None or listed.care is None else "yes" if care == listed.care else "no"
            yield "document-type", "listed", {"fits": fits}
            return
    yield "document-type", "unlisted", {}


def document_types_for(context: Context, guideline: Guideline) -> tuple[str, ...]:
    """Return the names of the document types that fit the patient's care; all where it is unknown."""
    care = context.patient.care if context.patient else None
    types = guideline.document_types.types if guideline.document_types else ()
    return tuple(kind.name for kind in types if care is None or kind.care in (None, care))


def services_instead(
    recipients: Sequence[str], sides: Collection[str], turned_to: Sequence[str], services: Services
) -> tuple[str, ...]:
    """Return the services to choose in place of the recipients: by the profession meant, else by a name like theirs."""
    wanted = professions_in(turned_to, services) or professions_in(recipients, services)
    chosen = {find_service(recipient, services) for recipient in recipients}
    on_side = [
        service
        for service in services.services
        if (service.side in sides or "unknown" in sides) and service not in chosen
    ]
    found = [service.name for service in on_side if any(profession in service.professions for profession in wanted)]
    return tuple(dict.fromkeys(found)) or tuple(_alike(recipients, on_side))


@lru_cache(maxsize=4096)
def find_service(recipient: str, services: Services) -> Service | None:
    """Return the service that a recipient's address names: its first part, or the whole, spelled as name or alias."""
    side = side_of(recipient, services)
    for candidate in (_fold(recipient), *(_fold(part) for part in _prefixes(recipient))):
        for service in services.services:
            if side in (None, service.side) and any(pattern.fullmatch(candidate) for pattern in _patterns(service)):
                return service
    return None


@lru_cache(maxsize=4096)
def side_of(recipient: str, services: Services) -> str | None:
    """Return which side an address belongs to, by the organisation words in it; None if none is there."""
    folded = _fold(recipient)
    words = set(_WORD.findall(folded))
    for organisation in services.organisations:
        if any(_holds(folded, words, word) for word in organisation.words):
            return organisation.side
    return None


def sender_side(context: Context, services: Services) -> str | None:
    """Return which side writes: as the context says, or else as the name of the sending organisation tells."""
    sender = context.sender_organisation
    if context.sender_side is not None or sender is None or sender.name is None:
        return context.sender_side
    return side_of(sender.name, services)


def professions_in(texts: Sequence[str], services: Services) -> tuple[str, ...]:
    """Return the ids of the professions that texts name, in the table's order."""
    words = {word for text in texts for word in _WORD.findall(text.lower())}
    return tuple(found.id for found in services.professions if not words.isdisjoint(_lower(found.words)))


def services_for(professions: Sequence[str], services: Services, side: str) -> tuple[Service, ...]:
    """Return the services of one side that receive any of the professions."""
    return tuple(
        service
        for service in services.services
        if service.side == side and any(profession in service.professions for profession in professions)
    )


def _alike(recipients: Sequence[str], services: Sequence[Service]) -> Iterator[str]:
    """Yield the services whose name or alias is spelled nearly like a recipient."""
    spelled = {_fold(name): service.name for service in services for name in (service.name, *service.aliases)}
    for recipient in recipients:
        near = difflib.get_close_matches(_fold(recipient.split(",")[0]), list(spelled), 1, cutoff=0.8)
        yield from (spelled[name] for name in near)


def _prefixes(recipient: str) -> Iterator[str]:
    parts = recipient.split(",")
    for count in range(len(parts) - 1, 0, -1):
        yield ",".join(parts[:count])


@lru_cache(maxsize=1024)
def _patterns(service: Service) -> tuple[re.Pattern[str], ...]:
    """Return a service's names as patterns, in which a star stands for any letters."""
    return tuple(
        re.compile(".*".join(re.escape(part) for part in _fold(name).split("*")))
        for name in (service.name, *service.aliases)
    )


@lru_cache(maxsize=1024)
def _lower(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _holds(folded: str, words: set[str], wanted: str) -> bool:
    wanted = _fold(wanted)
    return wanted in folded if " " in wanted else any(word.endswith(wanted) for word in words)


@lru_cache(maxsize=4096)
def _fold(text: str) -> str:
    return " ".join(text.lower().replace("–", "-").split()).strip(" ,.")


def _fold_type(text: str) -> str:
    """Fold case, dashes and the bracket that some systems leave out."""
    return re.sub(r"\s*-\s*", "-", re.sub(r"\s*\([^)]*\)", "", _fold(text).replace("—", "-")))
