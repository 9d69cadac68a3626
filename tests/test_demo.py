"""`make demo` starts the compose window, says where it is, and ends with Ctrl+C."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx

from tests.plugin.conftest import environment

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60


def test_the_demo_serves_the_compose_window_until_it_is_interrupted() -> None:
    dialogvakt = Path(sys.executable).with_name("dialogvakt")
    command = ["sh", "scripts/demo.sh", str(dialogvakt), "0"]
    # In a group of its own, as a terminal interrupts all that make has started.
    with subprocess.Popen(
        command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, encoding="utf-8", start_new_session=True
    ) as demo:
        try:
            assert demo.stdout is not None
            address = next(line for line in demo.stdout if "http://" in line).split()[-1]
            page = httpx.get(address, timeout=PATIENCE)
            assert page.status_code == 200
            assert "dialogvakt-panel" in page.text
            os.killpg(demo.pid, signal.SIGINT)
            assert demo.wait(PATIENCE) == 0
        finally:
            if demo.poll() is None:
                os.killpg(demo.pid, signal.SIGKILL)
