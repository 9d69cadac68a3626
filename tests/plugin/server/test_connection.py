"""Clients that are slow, stop half-way, speak no HTTP or go away: none keeps the service waiting, or from others."""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import Iterator

import httpx
import pytest

from tests.plugin.server.conftest import PATIENCE, Service, Serving

HEAD = b"POST /v1/check HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"


@pytest.fixture(scope="module")
def hurried(serving_with: Serving) -> Iterator[Service]:
    """A service that waits for a client no longer than half a second."""
    with serving_with(client_seconds=0.5) as started:
        yield started


@pytest.fixture
def connection(hurried: Service) -> Iterator[socket.socket]:
    """A connection to it."""
    with socket.create_connection(hurried.address, PATIENCE) as opened:
        yield opened


def answer_of(connection: socket.socket) -> tuple[bytes, bytes]:
    """Return the status line and the body of what comes until the other side closes the connection."""
    received = b""
    try:
        while piece := connection.recv(65536):
            received += piece
    except ConnectionResetError:
        pass
    head, _, body = received.partition(b"\r\n\r\n")
    return head.partition(b"\r\n")[0], body


def test_one_that_connects_and_says_nothing_is_disconnected(connection: socket.socket) -> None:
    assert answer_of(connection) == (b"", b"")


def test_one_that_sends_half_a_head_is_disconnected(connection: socket.socket) -> None:
    connection.sendall(b"POST /v1/check HT")
    assert answer_of(connection) == (b"", b"")


def test_one_that_sends_half_a_body_is_told(connection: socket.socket) -> None:
    connection.sendall(HEAD + b'Content-Length: 100\r\n\r\n{"text": ')
    status, body = answer_of(connection)
    assert status == b"HTTP/1.1 408 Request Timeout"
    assert json.loads(body)["detail"] == "the body must have come within 0.5 seconds"


@pytest.mark.parametrize("sent", [b"", b"POST /v1/check", HEAD, HEAD + b'Content-Length: 100\r\n\r\n{"text": '])
def test_one_that_closes_its_half_is_let_go(connection: socket.socket, sent: bytes) -> None:
    connection.sendall(sent)
    connection.shutdown(socket.SHUT_WR)
    status, _ = answer_of(connection)
    assert status == b"" or status.startswith(b"HTTP/1.1 4")


def test_one_that_goes_on_sending_what_nobody_wants_is_disconnected(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"Content-Length: 5000000\r\n\r\n" + b"x" * 1_000_000)
    status, body = answer_of(connection)
    assert status.startswith(b"HTTP/1.1 413")
    assert json.loads(body)["type"] == "urn:dialogvakt:problem:body-too-large"


def test_ten_megabytes_that_announce_no_length_are_told(connection: socket.socket) -> None:
    connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    # The other side may have heard enough before the last one.
    with contextlib.suppress(ConnectionError):
        for _ in range(10):
            connection.sendall(b"%x\r\n%s\r\n" % (1_000_000, b"x" * 1_000_000))
    status, body = answer_of(connection)
    assert status.startswith(b"HTTP/1.1 413")
    assert json.loads(body)["type"] == "urn:dialogvakt:problem:body-too-large"


def test_one_that_does_not_take_its_answer_is_disconnected(hurried: Service) -> None:
    lines = b"\n".join([json.dumps({"text": "Pas. " * 60}).encode()] * 600)
    with socket.socket() as connection:
        connection.settimeout(PATIENCE)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(hurried.address)
        head = HEAD.replace(b"/v1/check", b"/v1/check/batch").replace(b"application/json", b"application/x-ndjson")
        connection.sendall(head + b"Content-Length: %d\r\n\r\n" % len(lines) + lines)
        with httpx.Client(base_url=hurried.url, timeout=PATIENCE) as other:
            # Broken off, it is counted; until then it is not.
            while 'route="/v1/check/batch"' not in other.get("/metrics").text:
                assert other.get("/healthz").status_code == 200
        received = b""
        try:
            while piece := connection.recv(65536):
                received += piece
        except ConnectionResetError:
            pass
    assert received.startswith(b"HTTP/1.1 200")
    assert not received.endswith(b"0\r\n\r\n")


@pytest.mark.parametrize(
    "sent", [b"\x16\x03\x01 nonsense\r\n\r\n", b"GET / HTTP/9\r\n\r\n", b"G\xc3\x98 / HTTP/1.1\r\n\r\n"]
)
def test_what_is_no_http_is_told(connection: socket.socket, sent: bytes) -> None:
    connection.sendall(sent)
    status, body = answer_of(connection)
    assert status.startswith(b"HTTP/1.1 400")
    assert json.loads(body)["type"] == "urn:dialogvakt:problem:no-http"


def test_a_head_that_never_ends_is_told(connection: socket.socket) -> None:
    connection.sendall(b"GET / HTTP/1.1\r\nX: " + b"x" * 100_000)
    assert answer_of(connection)[0].startswith(b"HTTP/1.1 400")


def test_a_connection_is_kept_between_requests(hurried: Service) -> None:
    with httpx.Client(base_url=hurried.url, timeout=PATIENCE) as client:
        client.get("/healthz")
        (pool,) = [client._transport._pool]  # type: ignore[attr-defined]
        (first,) = pool.connections
        client.post("/v1/check", json={"text": "Hei."})
        assert pool.connections == [first]


def test_after_all_that_others_are_served(hurried: Service) -> None:
    assert httpx.post(f"{hurried.url}/v1/check", json={"text": "Hei."}, timeout=PATIENCE).status_code == 200
    assert "Traceback" not in hurried.log.read_text(encoding="utf-8")
