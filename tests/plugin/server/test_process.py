"""The service as a process: workers that are killed, a stop while it works, and what it writes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.plugin.conftest import NORDVIK, environment
from tests.plugin.server.conftest import PATIENCE, Service, Serving, children

LONG = "Pas. har kalium 6,8 i dag. " * 40


def until(true: Callable[[], bool]) -> None:
    """Wait for what other processes will do."""
    tick = threading.Event()
    for _ in range(PATIENCE * 100):
        if true():
            return
        tick.wait(0.01)
    raise AssertionError("it never came")


def gone(process: int) -> bool:
    """Tell whether a process has ended."""
    told = subprocess.run(["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False).stdout
    return told[:1] in ("", "Z")


def metric(service: Service, name: str) -> float:
    """Return one figure."""
    shown = httpx.get(f"{service.url}/metrics", timeout=PATIENCE).text
    return float(next(line.split()[-1] for line in shown.splitlines() if line.startswith(f"{name} ")))


def test_workers_killed_at_work_cost_at_most_their_own_request(serving: Serving) -> None:
    with serving("--workers", "2") as service, httpx.Client(base_url=service.url, timeout=PATIENCE) as client:
        old = service.workers()
        assert len(old) == 2
        half_way = threading.Event()

        def ask(number: int) -> httpx.Response:
            if number == 30:
                half_way.set()
            return client.post("/v1/check", json={"text": LONG, "id": number})

        with ThreadPoolExecutor(16) as threads:
            answers = threads.map(ask, range(100))
            half_way.wait(PATIENCE)
            for worker in old:
                os.kill(worker, signal.SIGKILL)
            lost = [answer for answer in answers if answer.status_code != 200]
        assert len(lost) <= 2
        assert all(answer.json()["type"] == "urn:dialogvakt:problem:check-failed" for answer in lost)
        until(lambda: metric(service, "dialogvakt_workers_ready") == 2)
        assert metric(service, "dialogvakt_workers_died_total") == 2
        assert not set(service.workers()) & set(old)
        assert client.post("/v1/check", json={"text": LONG}).status_code == 200


def test_a_check_over_the_time_limit_is_told_and_the_next_one_is_done(serving_with: Serving) -> None:
    with serving_with(check_seconds=0.01) as service, httpx.Client(base_url=service.url, timeout=PATIENCE) as client:
        answer = client.post("/v1/check", json={"text": "Pas. " * 4_000})
        assert (answer.status_code, answer.json()["type"]) == (504, "urn:dialogvakt:problem:check-too-slow")
        until(lambda: metric(service, "dialogvakt_workers_ready") == 1)
        assert metric(service, "dialogvakt_workers_time_limit_total") >= 1
        until(lambda: client.post("/v1/check", json={"text": ""}).status_code == 200)


def test_what_is_in_flight_is_answered_before_the_service_stops(serving: Serving) -> None:
    with serving() as service, ThreadPoolExecutor(8) as threads, httpx.Client(timeout=PATIENCE) as client:
        processes = [*children(service.process.pid), *service.workers()]

        def ask(number: int) -> httpx.Response:
            return client.post(f"{service.url}/v1/check", json={"text": LONG, "id": number})

        # A first round, so that all connections stand: a stop refuses new ones.
        list(threads.map(ask, range(8)))
        answers = threads.map(ask, range(8))
        # At work, or so fast that all is done.
        until(lambda: metric(service, "dialogvakt_jobs_waiting") > 0 or answered(service) == 16)
        service.stop()
        assert [answer.status_code for answer in answers] == [200] * 8
        assert service.process.returncode == -signal.SIGTERM
        until(lambda: all(map(gone, processes)))


def answered(service: Service) -> float:
    """Return how many drafts have been checked."""
    shown = httpx.get(f"{service.url}/metrics", timeout=PATIENCE).text
    return sum(float(line.split()[-1]) for line in shown.splitlines() if line.startswith("dialogvakt_reports_total{"))


def test_when_the_service_is_killed_its_workers_end(serving: Serving) -> None:
    with serving("--workers", "2") as service:
        processes = [*children(service.process.pid), *service.workers()]
        assert len(processes) == 3
        service.process.kill()
        until(lambda: all(map(gone, processes)))


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let processes start as from a terminal: one started from a script in the background is told to ignore Ctrl+C."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_a_signal_to_the_whole_group_stops_as_well(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "dialogvakt", "serve", "--port", "0", "--guideline", str(NORDVIK)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(), cwd=tmp_path, start_new_session=True
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=PATIENCE)
    assert (said, process.returncode) == (b"", 130)


def test_neither_log_nor_metrics_hold_anything_of_a_draft(serving: Serving) -> None:
    secret = "Ringvold"
    with serving() as service, httpx.Client(base_url=service.url, timeout=PATIENCE) as client:
        text = {"text": f"{secret} har kalium 6,8", "id": secret}
        assert client.post("/v1/check", json=text).status_code == 200
        for path, content in (
            ("/v1/check", json.dumps({"text": [secret]})),
            ("/v1/check", f'{{"text": "{secret}'),
            (f"/v1/check?text={secret}", json.dumps(text)),
            (f"/v1/{secret}", json.dumps(text)),
            ("/v1/check/batch", json.dumps(text)),
        ):
            client.post(path, content=content, headers={"Content-Type": "application/json"})
        client.post("/v1/check/batch", content=json.dumps(text), headers={"Content-Type": "application/x-ndjson"})
        client.get(f"/v1/guidelines/{secret}/rules/{secret}")
        shown = client.get("/metrics").text
        service.stop()
        log = service.log.read_text(encoding="utf-8")
    assert secret not in shown + log
    assert 'dialogvakt_findings_total{guideline="nordvik",rule="critical-value"}' in shown
    lines = log.splitlines()
    assert len(lines) == 9
    for line in lines:
        assert re.search(r"INFO dialogvakt.access: (GET|POST) \S+ \d{3} \d+\.\d ms$", line), line
