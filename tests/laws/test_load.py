"""Many at once and for long: threads, processes that are forked under load, and what a process holds after it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dialogvakt import Checker
from tests.laws.drafts import corpus_drafts
from tests.plugin.conftest import environment

SOAK = Path(__file__).resolve().parents[2] / "benchmarks" / "soak.py"
DRAFTS = corpus_drafts()[::60]


def test_sixteen_threads_on_one_checker_get_what_one_gets(checker: Checker) -> None:
    expected = [checker.check(draft) for draft in DRAFTS]
    shared, barrier = Checker(), threading.Barrier(16)

    def work(number: int) -> bool:
        barrier.wait()
        turned = [(at + number) % len(DRAFTS) for at in range(len(DRAFTS))]
        return all(shared.check(DRAFTS[at]) == expected[at] for at in turned)

    with ThreadPoolExecutor(16) as pool:
        assert all(pool.map(work, range(16)))


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
def test_a_process_forked_after_load_checks_as_before(checker: Checker) -> None:
    expected = [checker.check(draft) for draft in DRAFTS]
    children = []
    for _ in range(3):
        child = os.fork()
        if child == 0:
            os._exit(0 if [checker.check(draft) for draft in DRAFTS] == expected else 1)
        children.append(child)
    assert [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children] == [0, 0, 0]
    assert [checker.check(draft) for draft in DRAFTS] == expected


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not tell what a process holds")
def test_a_soak_tells_what_a_process_holds() -> None:
    command = [sys.executable, str(SOAK), "--checks", "500"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment(), check=False)
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert len(lines) == 51
    assert lines[-1] in {"flat", "grown"}
    assert done.returncode == (lines[-1] == "grown")
    # The first checks fill what is remembered; what is open stays as it is.
    assert len({line.split()[4] for line in lines[:-1]}) == 1


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="this system does not tell what a process holds")
def test_what_the_service_answers_under_load_is_right_though_workers_are_killed() -> None:
    command = [sys.executable, str(SOAK.with_name("load.py")), "--minutes", "0.1", "--threads", "8"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment(), check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "killed" in done.stdout
    assert "wrong" not in done.stdout
