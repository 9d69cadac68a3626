"""The client examples run against the real service, and all say the same."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.plugin.conftest import ROOT
from tests.plugin.server.conftest import Service, Serving, serving

__all__ = ["serving"]

CLIENTS = ROOT / "examples" / "clients"
DRAFT = "Til legen 🩺.\nPas. har kalium 6,8. Kan dere svare i dag?\n"
SENDER = "Hilsen sykepleier Kari Moe, Lungepoliklinikken."
CONTEXT = {"written_on": "2025-11-12", "message_type": "request"}
Client = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def service(serving: Serving) -> Iterator[Service]:
    """A service for all clients."""
    with serving() as started:
        yield started


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The C# client as a command."""
    if not (shutil.which("mcs") and shutil.which("mono")):
        pytest.skip("the C# client needs Mono (scripts/check-test-system.sh)")
    program = tmp_path_factory.mktemp("cs") / "CheckDraft.exe"
    libraries = ["-r:System.Net.Http", "-r:System.Web.Extensions"]
    command = ["mcs", "-warnaserror", *libraries, f"-out:{program}", str(CLIENTS / "CheckDraft.cs")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return ["mono", str(program)]


@pytest.fixture(params=["JavaScript", "C#"])
def client(request: pytest.FixtureRequest) -> Client:
    """Runs one of the clients."""
    command: list[str]
    if request.param == "C#":
        command = request.getfixturevalue("compiled")
    elif shutil.which("node"):
        command = ["node", str(CLIENTS / "check.mjs")]
    else:
        pytest.skip("the JavaScript client needs Node.js")

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False, env={**os.environ}
        )

    return run


def test_a_draft_is_checked_and_its_places_are_the_right_words(
    client: Client, service: Service, tmp_path: Path
) -> None:
    (tmp_path / "draft.txt").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "context.json").write_text(json.dumps(CONTEXT), encoding="utf-8")
    done = client(service.url, tmp_path / "draft.txt", tmp_path / "context.json")
    assert (done.returncode, done.stderr) == (1, "")
    first, *others = done.stdout.splitlines()
    assert first.startswith("redirect phone: ")
    assert "critical critical-value (5.1) «kalium 6,8»" in others
    assert "warning reply-deadline (6) «i dag»" in others


def test_a_draft_that_may_go_is_told_by_the_exit_code(client: Client, service: Service, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(f"Hun er trøtt. {SENDER}", encoding="utf-8")
    done = client(service.url, tmp_path / "draft.txt")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


def test_what_may_be_written_instead_is_told(client: Client, service: Service, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text(f"Pas. er trøtt. {SENDER}", encoding="utf-8")
    done = client(service.url, tmp_path / "draft.txt")
    assert (done.returncode, done.stderr) == (1, "")
    assert "info abbreviation (4.4) «Pas.»" in done.stdout.splitlines()
    assert "  - Skriv «Pasienten»" in done.stdout.splitlines()


def test_a_problem_is_told_by_its_place(client: Client, service: Service, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Hei.", encoding="utf-8")
    (tmp_path / "context.json").write_text('{"written_on": "i morgen"}', encoding="utf-8")
    done = client(service.url, tmp_path / "draft.txt", tmp_path / "context.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        "not checked: The body is JSON, but not what is asked for; #/context/written_on: is no date\n"
    )


def test_a_service_that_is_not_there_is_told(client: Client, tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Hei.", encoding="utf-8")
    done = client("http://127.0.0.1:9", tmp_path / "draft.txt")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("not checked: ")
