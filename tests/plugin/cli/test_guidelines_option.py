"""Every command that asks a guideline finds those in the folders that are given, by their ids."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dialogvakt.cli.main import app

DATA = Path(__file__).resolve().parents[2] / "data"
TEXT = "Kalium er 6,8 i dag. Hva gjør vi?"
COMMANDS = {
    "check": ["check", "DRAFT", "--guideline", "nordvik"],
    "explain": ["explain", "critical-value", "--guideline", "nordvik"],
    "handover": ["handover", "DRAFT", "--guideline", "nordvik", "--channel", "phone"],
    "evaluate": ["evaluate", "CORPUS", "--guideline", "nordvik"],
    "compare": ["evaluate", "CORPUS", "--compare", "nordvik", "nordvik:no-suggestions"],
    "show": ["guideline", "show", "nordvik"],
    "test": ["guideline", "test", "nordvik"],
    "coverage": ["guideline", "coverage", "nordvik", "--cases", "0"],
    "why": ["guideline", "why", "nordvik", "DRAFT"],
    "diff": ["guideline", "diff", "nordvik", "nordvik"],
    "docs": ["guideline", "docs", "nordvik", "-o", "PAGES", "--since", "nordvik"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_a_guideline_in_a_folder_is_found_by_its_id(tmp_path: Path, command: str) -> None:
    places = {name: tmp_path / name.lower() for name in ("DRAFT", "CORPUS", "PAGES")}
    places["DRAFT"] = tmp_path / "draft.txt"
    places["DRAFT"].write_text(TEXT, "utf-8")
    labelled = {"id": "1", "text": TEXT, "codes": [], "language": "nb", "abbreviations": [], "jargon": []}
    places["CORPUS"].write_text(json.dumps(labelled) + "\n", "utf-8")
    arguments = [str(places.get(argument, argument)) for argument in COMMANDS[command]]
    with_folder = CliRunner().invoke(app, [*arguments, "--guidelines", str(DATA)])
    assert with_folder.exit_code in (0, 1), with_folder.output
    assert with_folder.stdout
    without = CliRunner().invoke(app, arguments)
    assert without.exit_code == 2
    assert "nordvik" in without.stderr
