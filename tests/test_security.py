"""What SECURITY.md and docs/quality.md promise is held by tests that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = [ROOT / "SECURITY.md", ROOT / "docs" / "quality.md"]
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")
ROW = re.compile(r"^\|(?!---| asset )(.*)\|$", re.MULTILINE)


def named(page: Path) -> set[tuple[str, str]]:
    return set(NAMED.findall(page.read_text(encoding="utf-8")))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_test_that_is_named_exists(page: Path) -> None:
    assert named(page)
    for file, name in named(page):
        assert re.search(rf"^(async )?def {name}\(", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE), name


def test_every_threat_names_what_stops_it_and_what_tests_that() -> None:
    rows = ROW.findall((ROOT / "SECURITY.md").read_text(encoding="utf-8"))
    assert len(rows) > 20
    for row in rows:
        cells = [cell.strip() for cell in row.split("|")]
        assert len(cells) == 4 and all(cells), row
        assert NAMED.search(cells[3]) or cells[3] == "`make lint`", row
