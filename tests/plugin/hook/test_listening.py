"""The hook on a Unix socket or a port: the same answers, to several callers, and nothing left behind."""

from __future__ import annotations

import json
import signal
import socket
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedRWPair
from pathlib import Path
from typing import Any

import pytest

from tests.plugin.hook.conftest import Process, Start


@contextmanager
def connected(address: str | tuple[str, int]) -> Iterator[BufferedRWPair]:
    """Connect, take the start-up message, and give the stream."""
    kind = socket.AF_UNIX if isinstance(address, str) else socket.AF_INET
    with socket.socket(kind) as connection:
        connection.settimeout(60)
        connection.connect(address)
        with connection.makefile("rwb") as stream:
            assert json.loads(stream.readline())["protocol"] == 1
            yield stream


def ask(stream: BufferedRWPair, line: bytes) -> dict[str, Any]:
    stream.write(line + b"\n")
    stream.flush()
    answer: dict[str, Any] = json.loads(stream.readline())
    return answer


def listening(process: Process) -> str:
    assert process.stdout is not None
    told: str = json.loads(process.stdout.readline())["listening"]
    return told


def ended(process: Process) -> tuple[int, bytes]:
    process.send_signal(signal.SIGTERM)
    code = process.wait(30)
    assert process.stderr is not None
    return code, process.stderr.read()


def test_a_socket_is_its_owners_alone_and_goes_with_the_process(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "s"
    process = start("--socket", str(path))
    assert listening(process) == str(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with connected(str(path)) as one, connected(str(path)) as other:
        for number in range(3):
            assert "report" in ask(one, b'{"id": %d, "text": "Hei."}' % number)
            assert "error" in ask(other, b"x")
    assert ended(process) == (0, b"")
    assert not path.exists()


def test_open_connections_do_not_keep_it_from_ending(start: Start, tmp_path: Path) -> None:
    path = str(tmp_path / "s")
    process = start("--socket", path)
    listening(process)
    with connected(path) as idle, connected(path) as begun, connected(path) as asking:
        begun.write(b'{"text": "hemm')
        begun.flush()
        asking.write(b'{"text": "Pas. sover."}\n' * 100)
        asking.flush()
        assert asking.readline().endswith(b"}\n")
        assert ended(process) == (0, b"")
        assert (idle.read(), begun.read()) == (b"", b"")
        assert all(line.endswith(b"}\n") for line in asking)


def test_a_caller_who_goes_away_disturbs_no_other(start: Start, tmp_path: Path) -> None:
    path = str(tmp_path / "s")
    process = start("--socket", path)
    listening(process)
    with connected(path) as stays:
        with connected(path) as goes:
            goes.write(b'{"text": "hemmeleg"}\n' * 50)
            goes.flush()
        assert ask(stays, b'{"op": "ping", "id": 1}') == {"id": 1, "pong": True}
    assert ended(process) == (0, b"")


def test_a_socket_that_was_left_behind_is_replaced_and_one_in_use_is_not(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "s"
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(str(path))
    process = start("--socket", str(path))
    listening(process)
    second = start("--socket", str(path))
    out, err = second.communicate()
    assert (second.returncode, out) == (2, b"")
    assert b"is in use" in err
    with connected(str(path)) as stream:
        assert ask(stream, b'{"op": "ping"}') == {"id": None, "pong": True}


def test_a_port_is_one_of_this_machine(start: Start) -> None:
    host, port = listening(start("--port", "0")).split(":")
    assert host == "127.0.0.1"
    with connected((host, int(port))) as stream:
        assert ask(stream, b'{"id": 1, "text": "Pas. sover."}')["report"]["verdict"] == "revise"
    second = start("--port", port)
    assert b"cannot listen on port" in second.communicate()[1]


@pytest.mark.parametrize("size", [1_048_577, 3_000_000])
def test_a_line_that_is_too_long_costs_no_other(start: Start, tmp_path: Path, size: int) -> None:
    path = str(tmp_path / "s")
    listening(start("--socket", path))
    with connected(path) as stream:
        assert "is too long" in ask(stream, b"x" * size)["error"]["message"]
        assert ask(stream, b'{"op": "ping"}') == {"id": None, "pong": True}
