"""What a page loads is small."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

WEB = Path(__file__).resolve().parents[2] / "plugin" / "dialogvakt" / "web"
LIMIT = 30_000


@pytest.mark.parametrize(("entry", "part"), [("attach.js", "attach/mirror.js"), ("panel.js", "panel/findings.js")])
def test_the_script_and_the_panel_are_each_small_as_they_are(entry: str, part: str) -> None:
    files = loaded({WEB / entry})
    assert WEB / part in files
    assert packed(files) < LIMIT


def packed(files: set[Path]) -> int:
    """Return how many bytes the files have when each is packed as it would be on its way."""
    return sum(len(gzip.compress(file.read_bytes())) for file in files)


def loaded(entries: set[Path]) -> set[Path]:
    """Return the modules that a page loads, with all that they import."""
    found: set[Path] = set()
    waiting = set(entries)
    while waiting:
        file = waiting.pop()
        found.add(file)
        imports = [line.split('"')[1] for line in statements(file) if " from " in line]
        waiting |= {(file.parent / name).resolve() for name in imports} - found
    return found


def statements(file: Path) -> list[str]:
    """Return the import and export statements of a module, each on a line of its own."""
    return [
        line
        for line in file.read_text(encoding="utf-8").splitlines()
        if line.startswith(("import ", "export ", "} from "))
    ]
