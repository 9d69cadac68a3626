"""Which organisation a reference of a FHIR resource leads to, by the numbers that Norwegian guidelines know it by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dialogvakt.draft import Organisation
from dialogvakt.formats.jsonnode import JsonNode

# Of the Norwegian base profiles.
HER_ID = "urn:oid:2.16.578.1.12.4.1.2"
ORGANISATION_NUMBER = "urn:oid:2.16.578.1.12.4.1.4.101"
_ORGANISATION = "Organization"
# What a role or a service belongs to.
_OWNERS = ("organization", "providedBy")


def find_organisation(references: Iterator[JsonNode], contained: Mapping[str, JsonNode]) -> Organisation | None:
    """Return the first organisation that references name or number; what is only referred to elsewhere is unknown."""
    found = (_organisation(reference, contained) for reference in references)
    return next(filter(None, found), None)


def _organisation(reference: JsonNode, contained: Mapping[str, JsonNode]) -> Organisation | None:
    resource = contained.get(reference.text("reference") or "")
    numbers = dict(_numbers(reference, resource))
    kind = resource.text("resourceType") if resource else reference.text("type")
    if HER_ID in numbers or ORGANISATION_NUMBER in numbers or kind == _ORGANISATION:
        name = reference.text("display") or (resource.text("name") if resource and kind == _ORGANISATION else None)
        known = Organisation(
            name=name, her_id=numbers.get(HER_ID), organisation_number=numbers.get(ORGANISATION_NUMBER)
        )
        return None if known == Organisation() else known
    owners = (resource.member(name) for name in _OWNERS) if resource else ()
    # An owner has none that matters in turn, so what is contained cannot lead round in circles.
    return next((_organisation(owner, _organisations(contained)) for owner in owners if owner), None)


def _organisations(contained: Mapping[str, JsonNode]) -> dict[str, JsonNode]:
    return {name: node for name, node in contained.items() if node.text("resourceType") == _ORGANISATION}


def _numbers(reference: JsonNode, resource: JsonNode | None) -> Iterator[tuple[str, str]]:
    identifiers = list(resource.members("identifier")) if resource else []
    own = reference.member("identifier")
    for identifier in [*identifiers, *([own] if own else [])]:
        system, value = identifier.text("system"), identifier.text("value")
        if system and value:
            yield system, value
