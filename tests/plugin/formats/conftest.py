"""One run over the messages in `tests/data/messages`, in every form of output."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dialogvakt import __version__
from dialogvakt.cli.main import app

DATA = Path(__file__).resolve().parents[2] / "data"
FILES = (
    "plain.txt",
    "drafts.jsonl",
    "draft.json",
    "communication.json",
    "request-1.0.xml",
    "note-1.1.xml",
    "missing.txt",
)
InForm = Callable[[str], str]


@pytest.fixture
def in_form(monkeypatch: pytest.MonkeyPatch) -> InForm:
    """Returns what the command prints in a form of output, with VERSION for the version."""

    def running(form: str) -> str:
        monkeypatch.chdir(DATA / "messages")
        options = ["--guideline", "../nordvik", "--as-of", "2025-09-01", "--format", form]
        result = CliRunner().invoke(app, ["check", *FILES, *options])
        assert result.exit_code == 2
        return re.sub(rf'"{re.escape(__version__)}"', '"VERSION"', result.stdout)

    return running
