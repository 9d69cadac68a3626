"""Checks answers of a CDS service against CDS Hooks 2.0; written from the specification, knows nothing of our cards.

Each function raises `AssertionError` that names the place in the answer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

Check = Callable[[Any, str], None]

_HOOK = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*|[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")
_PATH_SEGMENT = re.compile(r"[A-Za-z0-9._~-]+")
_SUMMARY_SHORTER_THAN = 140


def check_discovery(answer: Any) -> None:
    """Check the answer of `GET /cds-services`."""
    members(answer, "$", required={"services": anything})
    # No service at all may be told by an empty list.
    each(answer["services"], "$.services", _service, may_be_empty=True)
    identities = [service["id"] for service in answer["services"]]
    assert len(set(identities)) == len(identities), "$.services: two have the same id"


def check_response(answer: Any) -> None:
    """Check the answer of `POST /cds-services/{id}`."""
    members(answer, "$", required={"cards": anything}, optional={"systemActions": lists(_action)})
    # No advice is told by an empty list.
    each(answer["cards"], "$.cards", _card, may_be_empty=True)
    identities = [card["uuid"] for card in answer["cards"] if "uuid" in card]
    identities += [
        suggestion["uuid"]
        for card in answer["cards"]
        for suggestion in card.get("suggestions", ())
        if "uuid" in suggestion
    ]
    assert len(set(identities)) == len(identities), "$.cards: two have the same uuid"


def _service(service: Any, place: str) -> None:
    members(
        service,
        place,
        required={"hook": _hook, "description": text, "id": _segment},
        optional={"title": text, "prefetch": _prefetch, "usageRequirements": text},
    )


def _card(card: Any, place: str) -> None:
    members(
        card,
        place,
        required={"summary": _summary, "indicator": one_of("info", "warning", "critical"), "source": _source},
        optional={
            "uuid": _uuid,
            "detail": text,
            "suggestions": lists(_suggestion),
            "selectionBehavior": one_of("at-most-one", "any"),
            "overrideReasons": lists(_override_reason),
            "links": lists(_link),
        },
    )
    if "suggestions" in card:
        assert "selectionBehavior" in card, f"{place}: suggestions without selectionBehavior"
        recommended = [suggestion for suggestion in card["suggestions"] if suggestion.get("isRecommended")]
        if card["selectionBehavior"] == "at-most-one":
            assert len(recommended) <= 1, f"{place}: more than one is recommended, and one can be taken"


def _source(source: Any, place: str) -> None:
    members(source, place, required={"label": text}, optional={"url": _url, "icon": _url, "topic": _coding})


def _suggestion(suggestion: Any, place: str) -> None:
    optional = {"uuid": _uuid, "isRecommended": boolean, "actions": lists(_action)}
    members(suggestion, place, required={"label": text}, optional=optional)


def _action(action: Any, place: str) -> None:
    kinds = one_of("create", "update", "delete")
    members(
        action,
        place,
        required={"type": kinds, "description": text},
        optional={"resource": _resource, "resourceId": text},
    )
    wanted = "resourceId" if action["type"] == "delete" else "resource"
    assert wanted in action, f"{place}: {action['type']} without {wanted}"


def _resource(resource: Any, place: str) -> None:
    assert isinstance(resource, dict), f"{place}: is no object"
    text(resource.get("resourceType"), f"{place}.resourceType")


def _link(link: Any, place: str) -> None:
    required = {"label": text, "url": _url, "type": one_of("absolute", "smart")}
    members(link, place, required=required, optional={"appContext": text})
    assert link["type"] == "smart" or "appContext" not in link, f"{place}: appContext without a SMART link"


def _coding(coding: Any, place: str) -> None:
    members(coding, place, required={"code": text, "system": text}, optional={"display": text})


def _override_reason(coding: Any, place: str) -> None:
    members(coding, place, required={"code": text, "system": text, "display": text})


def _prefetch(templates: Any, place: str) -> None:
    assert isinstance(templates, dict), f"{place}: is no object"
    for name, template in templates.items():
        text(template, f"{place}.{name}")


def _summary(value: Any, place: str) -> None:
    text(value, place)
    assert len(value) < _SUMMARY_SHORTER_THAN, f"{place}: has {len(value)} characters"
    assert "\n" not in value, f"{place}: is more than one line"


def _hook(value: Any, place: str) -> None:
    text(value, place)
    assert _HOOK.fullmatch(value), f"{place}: is no name of a hook"


def _segment(value: Any, place: str) -> None:
    text(value, place)
    assert _PATH_SEGMENT.fullmatch(value), f"{place}: cannot stand in an address"


def _uuid(value: Any, place: str) -> None:
    text(value, place)
    assert str(UUID(value)) == value.lower(), f"{place}: is no UUID"


def _url(value: Any, place: str) -> None:
    text(value, place)
    parts = urlsplit(value)
    assert parts.scheme in ("http", "https") and parts.netloc, f"{place}: is no absolute address"
    assert value.isascii() and not re.search(r"[\s<>\"{}|\\^`]", value), f"{place}: is no address"


# Values of any kind.


def members(
    value: Any, place: str, *, required: Mapping[str, Check], optional: Mapping[str, Check] | None = None
) -> None:
    """Check an object: what must be there, what may be there, and that nothing is null or empty."""
    assert isinstance(value, dict), f"{place}: is no object"
    checks = {**required, **(optional or {}), "extension": anything}
    for name in required:
        assert name in value, f"{place}: {name} is missing"
    for name, part in value.items():
        assert name in checks, f"{place}: {name} is no member that the specification knows"
        _not_empty(part, f"{place}.{name}", empty_lists_in=("$.cards", "$.services"))
        checks[name](part, f"{place}.{name}")


def lists(check: Check) -> Check:
    """Return a check of a list in which each item passes a check."""
    return lambda value, place: each(value, place, check)


def each(value: Any, place: str, check: Check, *, may_be_empty: bool = False) -> None:
    """Check each item of a list."""
    assert isinstance(value, list), f"{place}: is no list"
    assert value or may_be_empty, f"{place}: is empty"
    for index, item in enumerate(value):
        check(item, f"{place}[{index}]")


def one_of(*allowed: str) -> Check:
    """Return a check for one of some words."""

    def check(value: Any, place: str) -> None:
        assert value in allowed, f"{place}: is none of {', '.join(allowed)}"

    return check


def text(value: Any, place: str) -> None:
    """Check for a string with something in it."""
    assert isinstance(value, str), f"{place}: is no string"
    assert value.strip(), f"{place}: is empty"


def boolean(value: Any, place: str) -> None:
    """Check for true or false."""
    assert isinstance(value, bool), f"{place}: is neither true nor false"


def anything(value: Any, place: str) -> None:
    """Take whatever stands there."""


def _not_empty(value: Any, place: str, empty_lists_in: Collection[str]) -> None:
    assert value is not None, f"{place}: is null"
    assert value not in ("", {}), f"{place}: is empty"
    assert value != [] or place in empty_lists_in, f"{place}: is empty"
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, part in parts:
        _not_empty(part, f"{place}.{name}", empty_lists_in)
