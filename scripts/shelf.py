"""`make shelf`: writes the compose window's shelf of drafts from `examples/`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
SHELF = ROOT / "plugin" / "dialogvakt" / "web" / "compose" / "shelf.json"


def shelf() -> list[dict[str, Any]]:
    """Return the drafts of `examples/shelf.yaml` in its order: id, standard, title, text and context."""
    listed: list[dict[str, Any]] = yaml.safe_load((EXAMPLES / "shelf.yaml").read_text("utf-8"))
    return [
        {
            "id": entry["draft"],
            "language": entry["draft"].rpartition("-")[2],
            "title": entry["title"],
            "text": (EXAMPLES / f"{entry['draft']}.txt").read_text("utf-8"),
            "context": json.loads((EXAMPLES / f"{entry['draft']}.context.json").read_text("utf-8")),
        }
        for entry in listed
    ]


def as_json(drafts: list[dict[str, Any]]) -> str:
    """Return the file's text."""
    return json.dumps(drafts, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the file."""
    SHELF.write_text(as_json(shelf()), encoding="utf-8")
    print(SHELF.relative_to(ROOT))


if __name__ == "__main__":
    main()
