"""Applies the fixes that need no reading; nothing calls this unasked."""

from __future__ import annotations

from collections.abc import Iterable

from dialogvakt.edits import apply_edits, settle
from dialogvakt.finding import Edit, Finding


def safe_edits(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """Return every safe edit in order; where edits overlap, the first one holds."""
    return settle(edit for finding in findings for fix in finding.fixes if fix.safe for edit in fix.edits)


def apply_safe_fixes(text: str, findings: Iterable[Finding]) -> tuple[str, int]:
    """Return the text with every safe edit made, and how many were made."""
    edits = safe_edits(findings)
    return apply_edits(text, edits), len(edits)
