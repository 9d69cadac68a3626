"""The manual shows a request that is right, and names the hook and the counter as they are."""

from __future__ import annotations

import json
import re

from dialogvakt.server.cdshooks.drafts import draft_in
from dialogvakt.server.cdshooks.requests import HOOK, CdsRequest
from dialogvakt.server.cdshooks.words import REASON_SYSTEM
from tests.plugin.conftest import ROOT

MANUAL = (ROOT / "docs" / "cds-hooks.md").read_text(encoding="utf-8")


def test_the_request_in_the_manual_is_right() -> None:
    (example,) = re.findall(r"```json\n(.*?)```", MANUAL, re.DOTALL)
    found = draft_in(CdsRequest.model_validate(json.loads(example)).context).draft
    assert found.text.startswith("Pas. har")
    assert (found.context.sender_side, found.context.patient and found.context.patient.status) == (
        "municipality",
        "outpatient",
    )


def test_the_manual_names_things_as_they_are() -> None:
    for name in (HOOK, REASON_SYSTEM, "dialogvakt_cards_answered_total{guideline, about, outcome, reason}"):
        assert name in MANUAL
