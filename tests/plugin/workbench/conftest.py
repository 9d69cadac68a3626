"""A guideline of one's own to work on: a copy of the small one, and the command line in this process."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dialogvakt.cli.main import app

NORDVIK = Path(__file__).resolve().parents[2] / "data" / "nordvik"
Command = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the small guideline that may be changed."""
    return Path(shutil.copytree(NORDVIK, tmp_path / "nordvik"))


@pytest.fixture
def command() -> Command:
    """Runs `dialogvakt guideline` with some arguments."""

    def running(*arguments: str | Path, input: str = "") -> Result:
        return CliRunner().invoke(app, ["guideline", *map(str, arguments)], input=input, env={"COLUMNS": "100"})

    return running


def change(path: Path, old: str, new: str) -> None:
    """Replace words in a file; they must be there."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
