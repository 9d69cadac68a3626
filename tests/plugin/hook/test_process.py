"""The hook behind its pipes: in order, in UTF-8, quiet on stderr, and gone when it is told to."""

from __future__ import annotations

import fcntl
import json
import os
import signal
import sys
import termios
import time
from typing import IO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.plugin.hook.conftest import Process, Start

SECRET = "hemmelegpasient"


def ask(process: Process, line: bytes) -> dict[str, object]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line + b"\n")
    process.stdin.flush()
    answer: dict[str, object] = json.loads(process.stdout.readline())
    return answer


def first(process: Process) -> dict[str, object]:
    assert process.stdout is not None
    told: dict[str, object] = json.loads(process.stdout.readline())
    return told


def unread(stream: IO[bytes]) -> int:
    """Return how many bytes wait in a pipe."""
    return int.from_bytes(fcntl.ioctl(stream, termios.FIONREAD, bytes(4)), sys.byteorder)


def test_requests_are_answered_in_order_until_stdin_ends(start: Start) -> None:
    process = start()
    lines = [
        json.dumps({"id": 1, "text": f"{SECRET} pas. har kalium 6,8"}),
        f'{{"id": 2, "text": "{SECRET}',
        "",
        json.dumps({"id": 3, "text": f"{SECRET} \ud800"}),
        '{"id": 4, "op": "ping"}',
    ]
    out, err = process.communicate("\n".join(lines).encode())
    started, *answers = map(json.loads, out.splitlines())
    assert started["protocol"] == 1
    assert [(one["id"], *sorted(one)[:1]) for one in answers] == [(1, "id"), (None, "error"), (3, "error"), (4, "id")]
    assert (err, process.returncode) == (b"", 0)


def test_text_is_utf_8_whatever_the_locale(start: Start) -> None:
    process = start(LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    first(process)
    text = "Pas. 😀 får ikkje sove, «ø»."
    for raw in (json.dumps(text), json.dumps(text, ensure_ascii=False)):
        report = ask(process, b'{"text": %s}' % raw.encode())["report"]
        assert isinstance(report, dict)
        found = {one["code"]: one for one in report["findings"]}
        assert found["abbreviation"]["places"] == [[0, 4]]
        assert "«Pas.»" in found["abbreviation"]["message"]


def test_each_answer_is_there_before_the_next_request(start: Start) -> None:
    process = start()
    first(process)
    for number in range(20):
        assert ask(process, b'{"id": %d, "text": "Hei."}' % number)["id"] == number


def test_it_ends_cleanly_when_told_to(start: Start) -> None:
    process = start()
    first(process)
    ask(process, b'{"text": "Hei."}')
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""


def test_answers_that_nobody_takes_do_not_keep_it_from_ending(start: Start) -> None:
    process = start()
    first(process)
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdin.write(b'{"text": "%s"}\n' % (b"Pas. sover. " * 1_500))
    process.stdin.flush()
    room = fcntl.fcntl(process.stdout, fcntl.F_GETPIPE_SZ)
    while unread(process.stdout) < room:
        time.sleep(0.01)
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    assert process.stderr.read() == b""


def test_it_ends_quietly_when_nobody_reads_any_more(start: Start) -> None:
    process = start()
    first(process)
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdout.close()
    try:
        process.stdin.write(b'{"text": "Hei."}\n' * 3)
        process.stdin.flush()
    except BrokenPipeError:
        pass
    assert process.wait(30) == 0
    assert process.stderr is not None
    assert process.stderr.read() == b""


def test_what_it_cannot_start_with_is_told(start: Start) -> None:
    for arguments, told in (
        (["--language", "se"], b"--language: has a value that is not allowed"),
        (["--port", "0", "--socket", "x"], b"cannot listen on a socket and a port at once"),
        (["--socket", os.devnull], b"is there, and is no socket"),
        (["--socket", "x" * 200], b"cannot be made at"),
    ):
        process = start(*arguments)
        out, err = process.communicate()
        assert (process.returncode, out) == (2, b"")
        assert told in err


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.binary(max_size=30).filter(lambda line: b"\n" not in line), max_size=20))
def test_one_answer_a_line_in_order(start: Start, lines: list[bytes]) -> None:
    """Between the lines stand pings with their numbers: so many answers as lines come between theirs."""
    process = start()
    sent = [part for number, line in enumerate(lines) for part in (line, b'{"op": "ping", "id": "p%d"}' % number)]
    out, err = process.communicate(b"\n".join(sent))
    answers = [json.loads(line) for line in out.splitlines()[1:]]
    expected: list[object] = []
    for number, line in enumerate(lines):
        expected += [False] if line.strip() else []
        expected.append(f"p{number}")
    assert [one["id"] if "pong" in one else False for one in answers] == expected
    assert (err, process.returncode) == (b"", 0)
