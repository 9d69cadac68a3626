"""Fixes as suggestions: each gives the whole `Communication` with the fix made."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from dialogvakt.edits import settle
from dialogvakt.finding import Finding, Fix
from dialogvakt.formats.fhir import CommunicationDraft
from dialogvakt.server.cdshooks.words import shorten, word

Suggestion = dict[str, Any]

# Each holds the whole message; a card with more than these is not read anyhow.
MOST = 10
MAX_LABEL = 100


def suggestions_for(findings: Sequence[Finding], communication: CommunicationDraft, language: str) -> list[Suggestion]:
    """Return suggestions for the fixes that change the text: all safe ones at once, then each by itself.

    The first one is recommended if it is safe, and no other: only one of them can be taken.
    """
    fixes = [(finding, fix) for finding in findings for fix in finding.fixes if fix.edits]
    fixes.sort(key=lambda one: not one[1].safe)
    changes = [(_label(finding, fix), fix.edits, fix.safe) for finding, fix in fixes]
    everything = settle(edit for _, edits, safe in changes if safe for edit in edits)
    if len(changes) > 1 and changes[1][2] and len(everything) > 1:
        changes.insert(0, (word("fix-all", language, count=len(everything)), everything, True))
    suggestions: list[Suggestion] = []
    for label, edits, safe in changes:
        resource = communication.with_edits(edits)
        if resource is None or len(suggestions) == MOST:
            continue
        action = {"type": "update", "description": word("change", language, label=label), "resource": resource}
        recommended = {"isRecommended": True} if safe and not suggestions else {}
        suggestions.append({"label": label, "uuid": str(uuid.uuid4()), **recommended, "actions": [action]})
    return suggestions


def _label(finding: Finding, fix: Fix) -> str:
    return shorten(f"«{finding.text}»: {fix.title}" if finding.places else fix.title, MAX_LABEL)
