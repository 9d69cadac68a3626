"""Checking many drafts over HTTP."""

from __future__ import annotations

import json
import socket

import httpx
import pytest

from tests.plugin.server.conftest import PATIENCE, Service

NDJSON = {"Content-Type": "application/x-ndjson"}


def lines(answer: httpx.Response) -> list[dict[str, object]]:
    return [json.loads(line) for line in answer.text.splitlines()]


def test_one_bad_line_does_not_spoil_the_others(client: httpx.Client) -> None:
    body = b"\n".join(
        [
            b'{"id": "a", "text": "Pas. har kalium 6,8"}',
            b"",
            b'{"id": "b", "text": ',
            b'{"id": "c", "text": 3}',
            b'{"text": "\xff"}',
            b'{"id": "d", "text": "Hei.", "guideline": "no such"}',
            b"[" * 100_000,
            b'{"id": "e", "text": "Hei."}',
        ]
    )
    answer = client.post("/v1/check/batch", content=body, headers=NDJSON)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/x-ndjson")
    first, *bad, last = lines(answer)
    assert (first["id"], first["channel"], last["id"]) == ("a", "phone", "e")
    assert [(one["line"], one.get("id")) for one in bad] == [(3, None), (4, "c"), (5, None), (6, "d"), (7, None)]
    assert [one["problem"]["status"] for one in bad] == [400, 422, 400, 422, 400]  # type: ignore[index]


def test_answers_come_in_the_order_of_the_lines(client: httpx.Client) -> None:
    body = "\n".join(json.dumps({"id": number, "text": "Hei. " * (number % 7)}) for number in range(200))
    answer = client.post("/v1/check/batch", content=body.encode(), headers=NDJSON)
    assert [one["id"] for one in lines(answer)] == [str(number) for number in range(200)]


def test_an_answer_comes_before_the_next_line_is_sent(service: Service) -> None:
    with socket.create_connection(service.address, PATIENCE) as connection:
        connection.sendall(
            b"POST /v1/check/batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n"
            b"Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        )
        received = connection.makefile("rb")
        for name in ("first", "second"):
            line = json.dumps({"id": name, "text": "Hei."}).encode() + b"\n"
            connection.sendall(b"%x\r\n%s\r\n" % (len(line), line))
            assert any(f'"id":"{name}"'.encode() in answer for answer in received)
        connection.sendall(b"0\r\n\r\n")
        assert received.read().endswith(b"0\r\n\r\n")


def test_a_client_that_sends_everything_before_it_reads_is_served(service: Service) -> None:
    filler = {"thread": {"previous": ["x" * 400_000]}}
    drafts = [{"id": number, "text": "Pas. " * 250, "context": filler} for number in range(30)]
    body = b"\n".join(json.dumps(draft).encode() for draft in drafts)
    head = "POST /v1/check/batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\nConnection: close\r\n"
    with socket.socket() as connection:
        connection.settimeout(PATIENCE)
        # 12 MB go in, and 1 MB comes out into a socket that holds nearly nothing.
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.connect(service.address)
        connection.sendall(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
        received = connection.makefile("rb").read()
    assert [f'"id":"{number}"'.encode() in received for number in range(30)] == [True] * 30
    assert received.endswith(b"0\r\n\r\n")


def test_a_line_or_a_batch_that_is_too_large_is_told(client: httpx.Client) -> None:
    long_line = b'{"text": "%s"}\n{"text": "Hei."}' % (b"x" * 1_100_000)
    told, report = lines(client.post("/v1/check/batch", content=long_line, headers=NDJSON))
    assert told["problem"]["type"] == "urn:dialogvakt:problem:body-too-large"  # type: ignore[index]
    assert report["verdict"] == "revise"
    whole = b'{"text": "Hei."}\n' + b" " * 17_000_000
    assert client.post("/v1/check/batch", content=whole, headers=NDJSON).status_code == 413
    pieces = iter([b'{"text": "Hei."}\n', *[(b" " * 999 + b"\n") * 1_000] * 17])
    report, told = lines(client.post("/v1/check/batch", content=pieces, headers=NDJSON))
    assert (report["verdict"], told["problem"]["status"]) == ("revise", 413)  # type: ignore[index]


@pytest.mark.parametrize("kind", ["application/json", "text/plain"])
def test_another_media_type_is_refused(client: httpx.Client, kind: str) -> None:
    answer = client.post("/v1/check/batch", content=b"{}", headers={"Content-Type": kind})
    assert (answer.status_code, answer.json()["detail"]) == (415, "the Content-Type must be application/x-ndjson")


def test_an_empty_batch_has_an_empty_answer(client: httpx.Client) -> None:
    answer = client.post("/v1/check/batch", content=b"\n \n", headers=NDJSON)
    assert (answer.status_code, answer.content) == (200, b"")
