"""Applies the fixes that need no reading; nothing calls this unasked."""

from __future__ import annotations

from collections.abc import Iterable

from dialogvakt.finding import Edit, Finding


def apply_safe_fixes(text: str, findings: Iterable[Finding]) -> tuple[str, int]:
    """Return the text with every safe edit made, and how many were made; where edits overlap, the first one holds."""
    edits = {edit for finding in findings for fix in finding.fixes if fix.safe for edit in fix.edits}
    parts: list[str] = []
    done = 0
    made = 0
    for edit in sorted(edits, key=_by_place):
        if edit.start < done:
            continue
        parts += [text[done : edit.start], edit.text]
        done = edit.end
        made += 1
    return "".join([*parts, text[done:]]), made


def _by_place(edit: Edit) -> tuple[int, int, str]:
    return edit.start, -edit.end, edit.text
