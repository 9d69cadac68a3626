"""The real service as a process of its own, on a free port of the loopback."""

from __future__ import annotations

import json
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
WITH_SETTINGS = """
import json, sys
from dialogvakt.server.run import serve
from dialogvakt.server.settings import Settings
serve(Settings(**json.loads(sys.argv[1])))
"""


@dataclass(frozen=True, slots=True)
class Service:
    """A running service; what it writes to stderr goes to the file `log`."""

    url: str
    process: subprocess.Popen[str]
    log: Path

    @property
    def address(self) -> tuple[str, int]:
        """Host and port."""
        url = httpx.URL(self.url)
        assert url.port is not None
        return url.host, url.port

    def stop(self) -> None:
        """Ask it to stop, and wait until it has."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(PATIENCE)

    def workers(self) -> list[int]:
        """Return the processes of the workers."""
        return [worker for nursery in children(self.process.pid) for worker in children(nursery)]


Serving = Callable[..., AbstractContextManager[Service]]


def children(process: int) -> list[int]:
    """Return the processes that a process has started."""
    found = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


@contextmanager
def running(folder: Path, *command: str) -> Iterator[Service]:
    """Start a service, wait for the line that tells its address, and end it at the end of the block."""
    log = folder / "stderr"
    with (
        log.open("w") as stderr,
        subprocess.Popen(
            [sys.executable, *command],
            stdout=subprocess.PIPE,
            stderr=stderr,
            cwd=folder,
            env=environment(),
            encoding="utf-8",
        ) as process,
    ):
        assert process.stdout is not None
        line = process.stdout.readline()
        try:
            assert line.startswith("dialogvakt: listening on "), log.read_text(encoding="utf-8")
            yield Service(line.split()[-1], process, log)
        finally:
            process.kill()


@pytest.fixture(scope="session")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Serving:
    """Starts services with the small guideline by the command; each ends with its `with` block."""

    def starting(*arguments: str | Path) -> AbstractContextManager[Service]:
        command = ["-m", "dialogvakt", "serve", "--port", "0", "--guideline", str(NORDVIK), *map(str, arguments)]
        return running(tmp_path_factory.mktemp("service"), *command)

    return starting


@pytest.fixture(scope="session")
def serving_with(tmp_path_factory: pytest.TempPathFactory) -> Serving:
    """Starts services with settings that the command has no options for."""

    def starting(**settings: object) -> AbstractContextManager[Service]:
        known = {"port": 0, "guideline": str(NORDVIK), **settings}
        return running(tmp_path_factory.mktemp("service"), "-c", WITH_SETTINGS, json.dumps(known))

    return starting


@pytest.fixture(scope="session")
def service(serving: Serving) -> Iterator[Service]:
    """One service for all tests that leave it as it was."""
    with serving() as started:
        yield started


@pytest.fixture
def client(service: Service) -> Iterator[httpx.Client]:
    """A client of the service that all tests share."""
    with httpx.Client(base_url=service.url, timeout=PATIENCE) as open_client:
        yield open_client
