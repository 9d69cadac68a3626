"""Reads the tables of a guideline: channels, services, document types, answer time, flow, coverage."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TypeVar

from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.guideline import (
    Channel,
    Coverage,
    CoveredBy,
    DocumentType,
    DocumentTypes,
    ExpectedReply,
    Flow,
    Scope,
)
from dialogvakt_rules.handoverreader import read_handover
from dialogvakt_rules.services import SERVICE_KINDS, SIDES, OrganisationWords, Profession, Service, Services
from dialogvakt_rules.vocabulary import Vocabulary

TABLES = ("document-types", "services", "expected-reply", "flow", "channels")
CARES = ("somatic", "psychiatric")
COVERED_BY: tuple[CoveredBy, ...] = ("rule", "table", "advice")
Item = TypeVar("Item")
_ADDRESS = re.compile(r"https?://(?:[^\s{}]|\{code\}|\{clause\})+")


def read_link(cursor: Cursor) -> str | None:
    """The address of the pages that explain rules."""
    address = cursor.text()
    if address and not _ADDRESS.fullmatch(address):
        cursor.fail("must be a web address (https://…), in which only {code} and {clause} stand in braces")
    return address or None


def read_channels(cursor: Cursor, vocabulary: Vocabulary | None) -> dict[str, Channel]:
    """The channels, by their codes; what they say in templates is held against the vocabulary, if there is one."""
    top = cursor.fields(("channels",))
    return each_named(top.get("channels"), lambda at: _channel(at, vocabulary))


def each_named(cursor: Cursor | None, read: Callable[[Cursor], Item | None]) -> dict[str, Item]:
    """The readable entries of a mapping."""
    entries = cursor.entries() if cursor is not None else {}
    return {key: item for key, at in entries.items() if (item := read(at)) is not None}


def each(cursor: Cursor | None, read: Callable[[Cursor], Item | None]) -> tuple[Item, ...]:
    """The readable items of a list."""
    items = cursor.items() if cursor is not None else ()
    return tuple(item for at in items if (item := read(at)) is not None)


def complete(cursor: Cursor, required: tuple[str, ...], optional: tuple[str, ...] = ()) -> dict[str, Cursor] | None:
    """The fields of a mapping, or None when one that is needed is missing."""
    parts = cursor.fields(required, optional)
    return parts if all(name in parts for name in required) else None


def _channel(cursor: Cursor, vocabulary: Vocabulary | None) -> Channel | None:
    parts = complete(cursor, ("name", "do"), ("handover",))
    if not parts:
        return None
    handover = read_handover(parts["handover"], vocabulary) if "handover" in parts else None
    return Channel(parts["name"].bilingual(), parts["do"].bilingual(), handover)


def read_services(cursor: Cursor) -> Services:
    """The services with their professions and organisations."""
    top = cursor.fields(("services",), ("professions", "organisations"))
    professions = each(top.get("professions"), _profession)
    ids = tuple(profession.id for profession in professions)
    _unlike(cursor, "profession", ids)
    services = each(top.get("services"), lambda at: _service(at, ids))
    _unlike(cursor, "service", tuple(service.id for service in services))
    return Services(services, professions, each(top.get("organisations"), _organisation))


def _unlike(cursor: Cursor, what: str, ids: tuple[str, ...]) -> None:
    for name in sorted({name for name in ids if name and ids.count(name) > 1}):
        cursor.fail(f"there are two {what}s with the id {name!r}")


def _profession(cursor: Cursor) -> Profession | None:
    parts = complete(cursor, ("id", "words", "name"))
    return Profession(parts["id"].text(), parts["words"].texts(), parts["name"].bilingual()) if parts else None


def _organisation(cursor: Cursor) -> OrganisationWords | None:
    parts = complete(cursor, ("words", "side"))
    return OrganisationWords(parts["words"].texts(), parts["side"].choice(SIDES)) if parts else None


def _service(cursor: Cursor, professions: tuple[str, ...]) -> Service | None:
    parts = complete(cursor, ("id", "name", "side"), ("aliases", "clause", "kind", "professions"))
    if not parts:
        return None
    return Service(
        id=parts["id"].text(),
        name=parts["name"].text(),
        aliases=parts["aliases"].texts() if "aliases" in parts else (),
        clause=parts["clause"].text() if "clause" in parts else "",
        side=parts["side"].choice(SIDES),
        kind=parts["kind"].choice(SERVICE_KINDS) if "kind" in parts else "clinical",
        professions=each(parts.get("professions"), lambda at: one_of(at, professions)),
    )


def one_of(cursor: Cursor, allowed: tuple[str, ...]) -> str | None:
    """A word that must be among the allowed, of which there may be none."""
    if not allowed:
        cursor.fail("there is nothing that this could name")
        return None
    found = cursor.choice(allowed)
    return found if found == cursor.value else None


def read_scope(cursor: Cursor) -> Scope:
    """Whose messages the guideline governs."""
    parts = cursor.fields(("names",), ("sides", "organisation-numbers", "her-ids"))
    names, numbers, her_ids = (
        parts[name].texts() if name in parts else () for name in ("names", "organisation-numbers", "her-ids")
    )
    return Scope(names, each(parts.get("sides"), lambda at: at.choice(SIDES)), numbers, her_ids)


def read_expected_reply(cursor: Cursor) -> ExpectedReply | None:
    """The answer time in working days."""
    parts = complete(cursor, ("from", "to", "clause"))
    if not parts:
        return None
    since, until = parts["from"].whole(), parts["to"].whole()
    if until < since:
        parts["to"].fail("is less than 'from'")
    return ExpectedReply(since, until, parts["clause"].text())


def read_document_types(cursor: Cursor) -> DocumentTypes | None:
    """The document types allowed."""
    parts = complete(cursor, ("clause", "types"))
    return DocumentTypes(parts["clause"].text(), each(parts["types"], _document_type)) if parts else None


def _document_type(cursor: Cursor) -> DocumentType | None:
    parts = complete(cursor, ("name",), ("aliases", "care"))
    if not parts:
        return None
    aliases = parts["aliases"].texts() if "aliases" in parts else ()
    return DocumentType(parts["name"].text(), aliases, parts["care"].choice(CARES) if "care" in parts else None)


def read_flow(cursor: Cursor) -> Flow | None:
    """What happens after the message is sent."""
    parts = complete(cursor, ("clause", "steps"))
    return Flow(parts["clause"].text(), each(parts["steps"], lambda at: at.bilingual())) if parts else None


def read_coverage(cursor: Cursor, rules: tuple[str, ...], tables: tuple[str, ...]) -> Coverage | None:
    """Where one sentence of the source went; what it names must be there."""
    parts = complete(cursor, ("clause", "says", "by"), ("names",))
    if not parts:
        return None
    says = {code: text.text() for code, text in parts["says"].fields(("nb",), ("nn",)).items()}
    by = parts["by"].choice(COVERED_BY)
    if by == "advice":
        if "names" in parts:
            parts["names"].fail("advice is carried by nothing; leave out 'names'")
        return Coverage(parts["clause"].text(), says, by, ())
    if not parts.get("names"):
        cursor.fail("the key 'names' is missing")
    allowed = rules if by == "rule" else tables
    return Coverage(parts["clause"].text(), says, by, each(parts.get("names"), lambda at: one_of(at, allowed)))
