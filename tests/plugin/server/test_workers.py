"""Worker processes: what is asked is answered, and one that dies costs only the job that killed it."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from dialogvakt import Draft, InputError
from dialogvakt.server import nurserylink
from dialogvakt.server.guidelines import KnownGuidelines
from dialogvakt.server.job import JobFailed, Overloaded, TookTooLong, WorkerDied
from dialogvakt.server.jobs import report_on
from dialogvakt.server.settings import Settings
from dialogvakt.server.workers import StartError, Workers
from dialogvakt_rules import Guideline
from tests.plugin.conftest import NORDVIK
from tests.plugin.server import troublejobs
from tests.plugin.server.conftest import PATIENCE

SHELF = KnownGuidelines(str(NORDVIK)).shelf
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def workers() -> AsyncIterator[Workers]:
    """Two workers."""
    pool = Workers(SHELF, Settings(workers=2, check_seconds=1, wait_seconds=PATIENCE))
    await pool.start()
    assert pool.ready == 0
    await pool.warm()
    yield pool
    await pool.stop()


async def until(true: Callable[[], bool]) -> None:
    """Wait for something that the event loop will bring."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.005)


async def test_a_draft_is_checked(workers: Workers, guideline: Guideline) -> None:
    report = await workers.run(report_on, Draft("Pas. har kalium 6,8"), guideline.id, "nn")
    assert (report.channel, report.messages_in) == ("phone", "nn")


async def test_answers_find_those_who_asked(workers: Workers) -> None:
    answers = await asyncio.gather(*(workers.run(troublejobs.echo, number) for number in range(200)))
    assert answers == list(range(200))


async def test_workers_work_side_by_side(workers: Workers, tmp_path: Path) -> None:
    gate = tmp_path / "open"
    held = asyncio.create_task(workers.run(troublejobs.wait_for, gate))
    other = await workers.run(troublejobs.process)
    gate.touch()
    assert await held != other


async def test_what_a_job_raises_on_purpose_is_raised_here(workers: Workers) -> None:
    with pytest.raises(InputError, match="is not good"):
        await workers.run(troublejobs.refuse)


async def test_a_mistake_in_a_job_is_told_by_its_place_only(workers: Workers) -> None:
    with pytest.raises(JobFailed) as caught:
        await workers.run(troublejobs.fail)
    assert caught.value.place.startswith("ValueError at troublejobs.py:")


async def test_a_job_that_kills_its_worker_is_the_only_one_lost(workers: Workers) -> None:
    died = workers.ended["died"]
    jobs: list[Awaitable[object]] = [workers.run(troublejobs.echo, number) for number in range(100)]
    jobs[50:50] = [workers.run(troublejobs.die) for _ in range(3)]
    answers = await asyncio.gather(*jobs, return_exceptions=True)
    lost = [answer for answer in answers if isinstance(answer, Exception)]
    assert [type(error) for error in lost] == [WorkerDied] * 3
    assert [answer for answer in answers if isinstance(answer, int)] == list(range(100))
    assert workers.ended["died"] == died + 3
    await until(lambda: workers.ready == 2)


async def test_a_worker_killed_while_it_has_nothing_to_do_costs_nothing(workers: Workers) -> None:
    idle = {await workers.run(troublejobs.process) for _ in range(2)}
    died = workers.ended["died"]
    for process in idle:
        os.kill(process, signal.SIGKILL)
    assert await asyncio.gather(*(workers.run(troublejobs.echo, number) for number in range(10))) == list(range(10))
    await until(lambda: workers.ended["died"] == died + len(idle) and workers.ready == 2)


async def test_a_job_over_the_time_limit_has_its_worker_killed_and_replaced(workers: Workers) -> None:
    slow = workers.ended["time-limit"]
    with pytest.raises(TookTooLong):
        await workers.run(troublejobs.spin)
    await until(lambda: workers.ended["time-limit"] == slow + 1 and workers.ready == 2)
    assert await workers.run(troublejobs.echo, "on") == "on"


async def test_one_who_no_longer_waits_does_no_harm(workers: Workers, tmp_path: Path) -> None:
    gate = tmp_path / "open"
    impatient = asyncio.create_task(workers.run(troublejobs.wait_for, gate))
    await asyncio.sleep(0)
    impatient.cancel()
    gate.touch()
    assert await asyncio.gather(*(workers.run(troublejobs.echo, number) for number in range(10))) == list(range(10))


async def test_when_the_nursery_is_gone_another_one_is_started(workers: Workers) -> None:
    nursery = told_by_ps("ppid", await workers.run(troublejobs.process))
    os.kill(int(nursery), signal.SIGKILL)
    with pytest.raises(WorkerDied):
        await workers.run(troublejobs.die)
    await until(lambda: workers.ready == 2)
    assert await workers.run(troublejobs.echo, "on") == "on"


async def test_no_free_worker_in_time_is_told(tmp_path: Path) -> None:
    pool = Workers(SHELF, Settings(wait_seconds=0.05, check_seconds=PATIENCE))
    await pool.start()
    await pool.warm()
    gate = tmp_path / "open"
    held = asyncio.create_task(pool.run(troublejobs.wait_for, gate))
    await asyncio.sleep(0)
    with pytest.raises(Overloaded):
        await pool.run(troublejobs.echo, 1)
    assert pool.waiting == 0
    gate.touch()
    await held
    await pool.stop()


async def test_stopping_ends_all_processes_and_tells_those_in_the_line(tmp_path: Path) -> None:
    pool = Workers(SHELF, Settings(check_seconds=PATIENCE))
    await pool.start()
    await pool.warm()
    worker = await pool.run(troublejobs.process)
    held = asyncio.create_task(pool.run(troublejobs.wait_for, tmp_path / "open"))
    waiting = asyncio.create_task(pool.run(troublejobs.echo, 1))
    await asyncio.sleep(0)
    await pool.stop()
    (tmp_path / "open").touch()
    with pytest.raises(Overloaded):
        await waiting
    with pytest.raises(Overloaded):
        await held
    await until(lambda: told_by_ps("stat", worker)[:1] in ("", "Z"))


def told_by_ps(what: str, process: int) -> str:
    """Return what the system knows of a process."""
    command = ["ps", "-o", f"{what}=", "-p", str(process)]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()


async def test_workers_that_never_come_up_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nurserylink, "_COMMAND", (sys.executable, "-c", "pass"))
    pool = Workers(SHELF, Settings())
    await pool.start()
    with pytest.raises(StartError, match="the workers end before they are ready"):
        await pool.warm()
    assert pool.ready == 0
    await pool.stop()
