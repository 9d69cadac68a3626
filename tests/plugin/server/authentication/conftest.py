"""Issuers, and an address on this machine from which their keys can be fetched."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from tests.plugin.server.authentication.issuing import Signer


@dataclass
class KeyServer:
    """Answers as it is told, and counts how often it is asked; `release` lets an answer wait."""

    url: str = ""
    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    asked: int = 0
    release: threading.Event | None = None

    def hold(self, keys: dict[str, Any]) -> None:
        """Answer with a JWK set."""
        self.body = json.dumps(keys).encode()


@pytest.fixture(scope="session")
def signer() -> Signer:
    """The issuer that is trusted."""
    return Signer()


@pytest.fixture(scope="session")
def forger() -> Signer:
    """Somebody who says to be that issuer."""
    return Signer()


@pytest.fixture
def key_server(signer: Signer) -> Iterator[KeyServer]:
    """A server with the keys of the trusted issuer."""
    with serving_keys() as server:
        server.hold(signer.key_set())
        yield server


@contextmanager
def serving_keys() -> Iterator[KeyServer]:
    """Serve on a free port of the loopback."""
    told = KeyServer()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(told)) as server:
        told.url = f"http://127.0.0.1:{server.server_address[1]}/jwks.json"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield told
        finally:
            if told.release is not None:
                told.release.set()
            server.shutdown()
            thread.join()


def _handler(told: KeyServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told.asked += 1
            if told.release is not None:
                told.release.wait(60)
            self.send_response(told.status)
            for name, value in told.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(told.body)))
            self.end_headers()
            self.wfile.write(told.body)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler


class Clock:
    """A clock that a test sets."""

    def __init__(self, now: float = 0.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that a test sets."""
    return Clock()
