"""The words of the cards, from `words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

REASON_SYSTEM = "urn:dialogvakt:override-reason"


def word(name: str, language: str, **values: object) -> str:
    """Return words in the written standard asked for, with their values filled in."""
    found: str = _words()[name][language]
    return found.format(**values)


def override_reasons(card: str, language: str) -> list[dict[str, str]]:
    """Return the reasons for putting a card aside (`channel`, `wording`), as codings."""
    return [
        {"system": REASON_SYSTEM, "code": reason["code"], "display": reason[language]}
        for reason in _words()["override-reasons"]
        if card in reason["cards"]
    ]


def reason_codes() -> frozenset[str]:
    """Return the codes of those reasons."""
    return frozenset(reason["code"] for reason in _words()["override-reasons"])


def shorten(text: str, most: int) -> str:
    """Return a text of at most so many characters, cut after a word."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    kept = text[:most].rpartition(" ")[0] or text[: most - 1]
    return kept.rstrip(",.:;–- ") + "…"


@cache
def _words() -> Mapping[str, Any]:
    text = (files("dialogvakt.server.cdshooks") / "words.yaml").read_text("utf-8")
    found: dict[str, Any] = yaml.safe_load(text)
    return found
