"""The benchmark runs, and its drafts are of the length asked for and distinct."""

from __future__ import annotations

import importlib.util
import os
import random
import subprocess
import sys
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPT = ROOT / "benchmarks" / "check.py"


def test_drafts_are_distinct_and_of_one_length() -> None:
    spec = importlib.util.spec_from_file_location("benchmark_check", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    pieces = [f"Setning nummer {number}." for number in range(50)]
    drafts = list(islice(module.drafts(pieces, 200, random.Random(1)), 100))
    assert {len(draft) for draft in drafts} == {200}
    assert len(set(drafts)) == 100


def test_it_prints_its_figures() -> None:
    path = os.pathsep.join(str(ROOT / name) for name in ("plugin", "nlp", "rules"))
    command = [sys.executable, str(SCRIPT), "--drafts", "3", "--cold-starts", "1", "--training-passages", "5"]
    done = subprocess.run(
        [*command, "--guideline", str(ROOT / "tests" / "data" / "nordvik")],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert (done.returncode, done.stderr) == (0, "")
    for words in (
        "import and load", "first check", "soon after the start", "after 5 other passages", "p50", "16,000",
        "times as long as 800", "peak memory",
    ):  # fmt: skip
        assert words in done.stdout


def test_start_up_is_measured_beside_spacy() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "startup.py"), "--rounds", "1"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("import spacy", "dialogvakt --version", "explain abbreviation", "one file", "50 files take"):
        assert words in done.stdout


def test_the_service_is_measured_under_load() -> None:
    path = os.pathsep.join(str(ROOT / name) for name in ("plugin", "nlp", "rules"))
    command = [sys.executable, str(ROOT / "benchmarks" / "service.py"), "--minutes", "0.01", "--rate", "20"]
    done = subprocess.run(
        [*command, "--connections", "2", "--guideline", str(ROOT / "tests" / "data" / "nordvik")],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, "PYTHONPATH": path},
    )
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("12 requests in ", "over 2 connections", "errors: none", "p99", "worker 1", "at most"):
        assert words in done.stdout


def test_the_hook_is_measured_beside_the_engine_call() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "hook.py"), "--requests", "2"]
    path = os.pathsep.join(str(ROOT / name) for name in ("plugin", "nlp", "rules"))
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONPATH": path}
    )
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("engine call", "pipe", "socket", "port", "4000 characters", "p95"):
        assert words in done.stdout


def test_the_wait_for_an_underline_is_measured_in_a_browser() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "keystroke.py"), "--drafts", "2", "--characters", "100"]
    path = os.pathsep.join(str(ROOT / name) for name in ("plugin", "nlp", "rules"))
    done = subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env={**os.environ, "PYTHONPATH": path}
    )
    assert (done.returncode, done.stderr) == (0, "")
    for words in ("last keystroke to underline", "the service's answer", "p95", "not underlined: 0"):
        assert words in done.stdout


def test_memory_is_measured_from_the_start_to_the_last_draft() -> None:
    path = os.pathsep.join(str(ROOT / name) for name in ("plugin", "nlp", "rules"))
    command = [sys.executable, str(ROOT / "benchmarks" / "memory.py"), "--drafts", "100"]
    environment = {**os.environ, "PYTHONPATH": path}
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    names = [line.rpartition(" MB")[0].rstrip("0123456789. ").strip() for line in done.stdout.splitlines()[1:]]
    assert names == ["python", "import spacy", "dialogvakt loaded", "after 100 drafts"]
