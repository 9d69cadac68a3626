"""Drafts are checked in several processes: the same reports in the same order, whatever happens to a process."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dialogvakt import Checker, Draft, Report
from dialogvakt.cli.main import app
from dialogvakt.cli.workers import Named, Settings, open_workers
from tests.plugin.conftest import NORDVIK

SETTINGS = Settings(str(NORDVIK), None, None)
DRAFTS = [(f"{number}.txt", Draft(f"Pas. {number} sover.", id=str(number))) for number in range(100)]


def ids(outcomes: Iterator[Report | str]) -> list[str | None]:
    return [outcome.id for outcome in outcomes if isinstance(outcome, Report)]


def test_reports_come_in_the_order_of_the_drafts(checker: Checker) -> None:
    with open_workers(checker, SETTINGS, 2) as workers:
        reports = list(workers.outcomes(DRAFTS))
    assert reports == [checker.check(draft) for _, draft in DRAFTS]


def test_only_a_few_drafts_are_taken_in_advance(checker: Checker) -> None:
    taken: list[str] = []

    def drafts() -> Iterator[Named]:
        for number in range(1_000):
            taken.append(str(number))
            yield f"{number}.txt", Draft("Hei.", id=str(number))

    with open_workers(checker, SETTINGS, 2) as workers:
        outcomes = workers.outcomes(drafts())
        first = next(outcomes)
        assert isinstance(first, Report) and first.id == "0"
        assert len(taken) < 300
        assert ids(outcomes) == [str(number) for number in range(1, 1_000)]


def test_what_is_wrong_with_one_draft_is_told_by_its_name(checker: Checker) -> None:
    long = Draft("x" * 20_001)
    with open_workers(checker, SETTINGS, 2) as workers:
        first, second = workers.outcomes([("a.txt", long), DRAFTS[0]])
    assert first == "a.txt: text: has 20001 characters; allowed: at most 20000 characters"
    assert isinstance(second, Report)


def test_the_drafts_of_a_process_that_is_ended_are_checked_here(checker: Checker) -> None:
    with open_workers(checker, SETTINGS, 2) as workers:
        outcomes = workers.outcomes(DRAFTS)
        first = next(outcomes)
        assert workers._pool
        for process in list(workers._pool._processes.values()):
            os.kill(process.pid or 0, signal.SIGKILL)
        assert isinstance(first, Report)
        assert ids(outcomes) == [draft.id for _, draft in DRAFTS[1:]]


def test_the_command_prints_the_same_with_several_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, draft in DRAFTS:
        Path(name).write_text(draft.text, encoding="utf-8")
    Path("50.txt").write_bytes(b"\xff")
    arguments = ["check", ".", "missing.txt", "--format", "jsonl", "--guideline", str(NORDVIK)]
    alone, together = (CliRunner().invoke(app, [*arguments, "--jobs", jobs]) for jobs in ("1", "3"))
    assert alone.exit_code == together.exit_code == 2
    assert alone.stdout == together.stdout
    assert alone.stderr == together.stderr
    assert len(alone.stdout.splitlines()) == 99
