"""The real service as a process of its own, on a free port of the loopback."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.plugin.conftest import NORDVIK, environment

PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Service:
    """A running service."""

    url: str
    process: subprocess.Popen[str]

    def stop(self) -> tuple[str, str]:
        """Ask it to stop, and return what else it wrote to stdout and stderr."""
        self.process.send_signal(signal.SIGTERM)
        return self.process.communicate(timeout=PATIENCE)


Serving = Callable[..., AbstractContextManager[Service]]


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Serving:
    """Starts services with the small guideline; each ends with its `with` block."""
    folder = tmp_path_factory.mktemp("service")

    @contextmanager
    def starting(*arguments: str | Path) -> Iterator[Service]:
        command = [sys.executable, "-m", "dialogvakt", "serve", "--port", "0", "--guideline", str(NORDVIK)]
        with subprocess.Popen(
            [*command, *map(str, arguments)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=environment(),
            encoding="utf-8",
        ) as process:
            assert process.stdout is not None
            line = process.stdout.readline()
            try:
                assert line.startswith("dialogvakt: listening on "), process.communicate()[1]
                yield Service(line.split()[-1], process)
            finally:
                process.kill()

    return starting


@pytest.fixture(scope="session")
def service(serving: Serving) -> Iterator[Service]:
    """One service for all tests that leave it as it was."""
    with serving() as running:
        yield running


@pytest.fixture
def client(service: Service) -> Iterator[httpx.Client]:
    """A client of the service that all tests share."""
    with httpx.Client(base_url=service.url, timeout=PATIENCE) as open_client:
        yield open_client
