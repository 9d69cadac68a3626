"""The checker of CDS answers finds each thing that the specification forbids."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from tests.plugin.server.cdsconformance import check_discovery, check_response

GONE = "(gone)"
SERVICE: dict[str, Any] = {
    "hook": "org.example.message-compose",
    "title": "T",
    "description": "D",
    "id": "a-b",
    "prefetch": {"p": "Patient/1"},
}
CODING = {"system": "https://example.org/s", "code": "c", "display": "d"}
CARD: dict[str, Any] = {
    "uuid": "4e0a3a1e-3283-4575-ab82-028d55fe2719",
    "summary": "s" * 139,
    "indicator": "info",
    "detail": "*d*",
    "source": {"label": "L", "url": "https://example.org", "topic": CODING},
    "suggestions": [
        {
            "label": "a",
            "uuid": "e56e1945-20b3-4393-8503-a1a20fd73152",
            "isRecommended": True,
            "actions": [{"type": "update", "description": "d", "resource": {"resourceType": "Communication"}}],
        },
        {"label": "b", "actions": [{"type": "delete", "description": "d", "resourceId": "Communication/1"}]},
    ],
    "selectionBehavior": "at-most-one",
    "overrideReasons": [CODING],
    "links": [{"label": "l", "url": "https://example.org/a", "type": "smart", "appContext": "c"}],
    "extension": {"org.example.more": 1},
}


def test_what_the_specification_allows_is_taken() -> None:
    check_response({"cards": []})
    check_response({"cards": [CARD, {"summary": "s", "indicator": "critical", "source": {"label": "L"}}]})
    check_response({"cards": [CARD | {"selectionBehavior": "any"}], "systemActions": CARD["suggestions"][0]["actions"]})
    check_discovery({"services": []})
    check_discovery({"services": [SERVICE, {"hook": "patient-view", "description": "D", "id": "c"}]})


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("summary", GONE),
        ("indicator", GONE),
        ("source", GONE),
        ("selectionBehavior", GONE),
        ("summary", "s" * 140),
        ("summary", "a\nb"),
        ("summary", " "),
        ("detail", ""),
        ("detail", None),
        ("indicator", "hard-stop"),
        ("uuid", "7"),
        ("suggestions", []),
        ("links", []),
        ("overrideReasons", []),
        ("extension", {}),
        ("message", "m"),
        ("selectionBehavior", "all"),
        ("source.label", GONE),
        ("source.url", "/guidelines"),
        ("source.url", "https://example.org/a b"),
        ("source.topic.system", GONE),
        ("overrideReasons.0.display", GONE),
        ("suggestions.0.label", GONE),
        ("suggestions.0.isRecommended", "yes"),
        ("suggestions.0.actions", []),
        ("suggestions.1.isRecommended", True),
        ("suggestions.0.uuid", CARD["uuid"]),
        ("suggestions.0.actions.0.description", GONE),
        ("suggestions.0.actions.0.resource", GONE),
        ("suggestions.0.actions.0.type", "merge"),
        ("suggestions.0.actions.0.resource.resourceType", GONE),
        ("suggestions.0.actions.0.resource.payload", []),
        ("suggestions.0.actions.0.resource.sent", None),
        ("suggestions.1.actions.0.resourceId", GONE),
        ("links.0.type", "absolute"),
        ("links.0.url", "javascript:alert(1)"),
        ("links.0.label", GONE),
    ],
    ids=lambda part: ascii(part)[:40],
)
def test_a_card_that_is_wrong_in_one_thing_is_found(path: str, value: object) -> None:
    card = spoiled(CARD, path, value)
    with pytest.raises((AssertionError, ValueError)):
        check_response({"cards": [card]})


@pytest.mark.parametrize(
    "answer",
    [None, [], {}, {"cards": None}, {"cards": {}}, {"cards": [CARD, CARD]}, {"cards": [7]}],
    ids=lambda answer: str(answer)[:20],
)
def test_an_answer_that_is_no_list_of_cards_is_found(answer: object) -> None:
    with pytest.raises(AssertionError):
        check_response(answer)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("hook", GONE),
        ("description", GONE),
        ("id", GONE),
        ("title", ""),
        ("prefetch", {}),
        ("prefetch.p", 1),
        ("id", "a/b"),
        ("hook", "no such hook"),
        ("name", "n"),
    ],
    ids=lambda part: ascii(part)[:40],
)
def test_a_service_that_is_wrong_in_one_thing_is_found(path: str, value: object) -> None:
    with pytest.raises(AssertionError):
        check_discovery({"services": [spoiled(SERVICE, path, value)]})


def test_two_services_with_one_id_are_found() -> None:
    with pytest.raises(AssertionError):
        check_discovery({"services": [SERVICE, SERVICE]})


def spoiled(right: Any, path: str, value: object) -> Any:
    """A copy in which one member is another, or gone."""
    whole = part = copy.deepcopy(right)
    *names, last = path.split(".")
    for name in names:
        part = part[int(name) if isinstance(part, list) else name]
    if value is GONE:
        del part[last]
    else:
        part[last] = value
    return whole
