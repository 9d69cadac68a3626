"""The training corpus: short passages, each with the labels that it shows by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LABELS = (
    "acute-care",
    "serious-finding",
    "discharge-planning",
    "requisition",
    "replaces-document",
    "unknown-patient",
    "deviation",
    "division-of-work",
    "reply-deadline",
    "general-advice",
    "receipt",
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One to three sentences; those with the same `draft` stand behind each other in it."""

    text: str
    language: str
    labels: frozenset[str]
    writer: str
    draft: str | None


def read_passages(folder: Path) -> list[Passage]:
    """Return the passages of every file of a folder, in order; raises `ValueError` with file and line."""
    return [passage for path in sorted(folder.glob("*.jsonl")) for passage in _read(path)]


def _read(path: Path) -> Iterator[Passage]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            data = json.loads(line)
            labels = frozenset(data["labels"])
            passage = Passage(data["text"], data["language"], labels, data["writer"], data.get("draft"))
        except (ValueError, KeyError, TypeError) as error:
            raise ValueError(f"{path.name}:{number}: no passage ({error!r})") from error
        if not labels <= set(LABELS):
            raise ValueError(f"{path.name}:{number}: unknown labels {sorted(labels - set(LABELS))}")
        yield passage
