"""Edits made to a text."""

from __future__ import annotations

from collections.abc import Iterable

from dialogvakt.finding import Edit


def settle(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """Return edits in order and each once; of those that overlap, the first and longest."""
    chosen: list[Edit] = []
    for edit in sorted(set(edits), key=lambda edit: (edit.start, -edit.end, edit.text)):
        if not chosen or edit.start >= chosen[-1].end:
            chosen.append(edit)
    return tuple(chosen)


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text with the edits made, as `settle` leaves them."""
    parts: list[str] = []
    done = 0
    for edit in settle(edits):
        parts += [text[done : edit.start], edit.text]
        done = edit.end
    return "".join([*parts, text[done:]])
