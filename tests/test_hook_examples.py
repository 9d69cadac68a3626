"""The examples that call the hook run, and say the same."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dialogvakt.hook.answering import answer, start_up
from dialogvakt.hook.checkers import Checkers
from tests.plugin.conftest import NORDVIK, ROOT, command_line, environment

EXAMPLES = ROOT / "examples" / "hook"
DRAFTS = {"a.txt": "Pas. 🩺 har kalium 6,8. Får ho sove?", "b.txt": "Hei.", "c.txt": "ø" * 20_001}
TOLD = ["phone", "message", "request: text: has 20001 characters; allowed: at most 20000 characters"]


@pytest.fixture
def drafts(tmp_path: Path) -> list[str]:
    for name, text in DRAFTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in DRAFTS]


def said(command: list[str], **changes: str) -> list[str]:
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True, env=environment(changes))
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_python(drafts: list[str]) -> None:
    assert said([sys.executable, str(EXAMPLES / "ask.py"), *drafts, "--", *command_line("hook")]) == TOLD


def test_csharp(drafts: list[str], tmp_path: Path) -> None:
    if not (shutil.which("mcs") and shutil.which("mono")):
        pytest.skip("the example in C# needs Mono (scripts/check-test-system.sh)")
    program = tmp_path / "Ask.exe"
    compiling = ["mcs", "-warnaserror", "-r:System.Web.Extensions", f"-out:{program}", str(EXAMPLES / "Ask.cs")]
    done = subprocess.run(compiling, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    command, *arguments = command_line("hook")
    assert said(["mono", str(program), command, " ".join(arguments), *drafts]) == TOLD


def test_powershell(drafts: list[str]) -> None:
    if not shutil.which("pwsh"):
        pytest.skip("the example in PowerShell needs PowerShell 7")
    scripts = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    assert said(["pwsh", "-NoProfile", "-File", str(EXAMPLES / "ask.ps1"), *drafts], PATH=scripts) == TOLD


@pytest.mark.parametrize(("language", "name"), [("python", "ask.py"), ("csharp", "Ask.cs"), ("powershell", "ask.ps1")])
def test_the_manual_shows_what_the_examples_do(language: str, name: str) -> None:
    manual = (ROOT / "docs" / "integration.md").read_text(encoding="utf-8")
    shown = re.findall(rf"^```{language}\n(.*?)^```", manual, re.DOTALL | re.MULTILINE)[-1]
    lines = iter((EXAMPLES / name).read_text(encoding="utf-8").splitlines())
    missing = [line for line in shown.splitlines() if line.strip() not in (found.strip() for found in lines)]
    assert missing == []


def test_the_page_shows_what_is_asked_and_answered() -> None:
    page = (ROOT / "docs" / "hook.md").read_text(encoding="utf-8")
    checkers = Checkers(str(NORDVIK))
    (started,) = re.findall("```json\n(.*)\n```", page)
    assert set(json.loads(started)) == set(json.loads(start_up(checkers)))
    rows = re.findall(r"^\| `(\{.*?\})`.* \| `(\{.*?\})`", page, re.MULTILINE)
    assert len(rows) == 5
    for request, shown in rows:
        given = json.loads(answer(checkers, request.replace("{…}", "{}").encode()))
        assert set(given) == set(re.findall(r'"([a-z]+)": ', shown))
