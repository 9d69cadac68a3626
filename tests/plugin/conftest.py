"""A checker on the small guideline of a hospital that does not exist, so that the bundled rules may change freely."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dialogvakt import Checker
from dialogvakt_rules import Guideline, load_guideline

ROOT = Path(__file__).resolve().parents[2]
NORDVIK = ROOT / "tests" / "data" / "nordvik"

Run = Callable[..., subprocess.CompletedProcess[bytes]]
OnTerminal = Callable[..., str]


@pytest.fixture(scope="session")
def guideline() -> Guideline:
    """The small guideline."""
    return load_guideline(NORDVIK)


@pytest.fixture(scope="session")
def checker(guideline: Guideline) -> Checker:
    """A checker on the small guideline."""
    return Checker(guideline)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the command line as a process of its own, with the small guideline, in an empty folder."""

    def running(
        *arguments: str | Path,
        stdin: bytes = b"",
        stdout: int = subprocess.PIPE,
        env: Mapping[str, str] | None = None,
    ) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            command_line(*arguments),
            input=stdin,
            stdout=stdout,
            stderr=subprocess.PIPE,
            check=False,
            cwd=tmp_path,
            env=environment(env),
        )

    return running


@pytest.fixture
def on_terminal(tmp_path: Path) -> OnTerminal:
    """Runs the command line with everything on a terminal, and returns what it showed."""

    def running(*arguments: str | Path, env: Mapping[str, str] | None = None) -> str:
        parent, child = pty.openpty()
        command = command_line(*arguments)
        with subprocess.Popen(command, stdout=child, stderr=child, stdin=child, cwd=tmp_path, env=environment(env)):
            os.close(child)
            shown = b""
            try:
                while piece := os.read(parent, 4096):
                    shown += piece
            except OSError:  # what Linux says when the other end is gone
                pass
        os.close(parent)
        return shown.decode()

    return running


def command_line(*arguments: str | Path) -> list[str]:
    """Return the command for a process of its own, with the small guideline."""
    return [sys.executable, "-m", "dialogvakt", *map(str, arguments), "--guideline", str(NORDVIK)]


def environment(changes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return an environment in which this source tree is found."""
    roots = os.pathsep.join(str(ROOT / name) for name in ("plugin", "nlp", "rules"))
    return {**os.environ, "PYTHONPATH": roots, "PYTHONUTF8": "1", "TERM": "xterm", "NO_COLOR": "", **(changes or {})}
