"""The files of the pages name no hospital, and load nothing from elsewhere."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from dialogvakt_rules import bundled_guidelines, load_guideline

WEB = Path(__file__).resolve().parents[2] / "plugin" / "dialogvakt" / "web"
FILES = sorted(path for path in WEB.rglob("*") if path.suffix in (".js", ".ts", ".css", ".html", ".svg"))
# Names a kind of file, and no place that anything is fetched from.
NAMESPACE = "http://www.w3.org/2000/svg"


@cache
def names() -> list[str]:
    """What the bundled guidelines call themselves and those that they are for."""
    guidelines = [load_guideline(name) for name in bundled_guidelines()]
    return [name.lower() for guideline in guidelines for name in (guideline.id, *guideline.scope.names)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(WEB).as_posix())
def test_no_file_names_a_hospital_or_a_guideline(file: Path) -> None:
    text = file.read_text(encoding="utf-8").lower()
    assert len(names()) > 2
    assert [name for name in names() if name in text] == []


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(WEB).as_posix())
def test_no_file_names_an_address(file: Path) -> None:
    text = file.read_text(encoding="utf-8").replace(NAMESPACE, "")
    assert re.findall(r"(?:https?:)?//[a-z][\w.-]+\.[a-z]{2,}", text) == []
