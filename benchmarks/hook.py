"""How long a caller of the hook waits for each answer, beside the engine call alone on the same texts.

Usage: python benchmarks/hook.py [--requests N]

The real hook runs behind its pipe, on a Unix socket and on a port. The engine call alone is made in this process, and
with it what any surface has to do: the report as JSON. Every request has a text that was not there before.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from dialogvakt import Checker, Draft

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
LENGTHS = (300, 1_000, 4_000)
Ask = Callable[[bytes], bytes]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--requests", type=int, default=200, help="requests for each length and way")
    requests = parser.parse_args().requests
    checker = Checker()
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "hook")
        with piped() as pipe, on_socket(path) as unix, on_port() as port:
            ways = {"engine call": alone(checker), "pipe": pipe, "socket": unix, "port": port}
            print(f"ms for an answer, {requests} requests each")
            for length in LENGTHS:
                print(f"  {length} characters")
                for name, seconds in measure(ways, length, requests).items():
                    print(f"    {name:<12} {shown(seconds)}")


def measure(ways: dict[str, Ask], length: int, requests: int) -> dict[str, list[float]]:
    """Return the times of each way; they take turns, so that noise meets all alike."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(requests + 1):
        line = json.dumps({"id": number, "text": text_of(length, number)}).encode() + b"\n"
        for name, ask in ways.items():
            start = time.perf_counter()
            ask(line)
            times[name].append(time.perf_counter() - start)
    # The first text of a length is the first that holds some of its words.
    return {name: seconds[1:] for name, seconds in times.items()}


def text_of(length: int, number: int) -> str:
    """Return a draft of about a length that no other number gives."""
    words = " ".join(path.read_text(encoding="utf-8") for path in EXAMPLES)
    return f"{(words * (length // len(words) + 1))[:length]} {number}"


def alone(checker: Checker) -> Ask:
    """Return the engine call with the JSON around it."""

    def ask(line: bytes) -> bytes:
        draft = Draft(json.loads(line)["text"])
        return json.dumps(checker.check(draft).to_dict(draft.text)).encode()

    return ask


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """Start a hook."""
    path = os.pathsep.join(str(ROOT / name) for name in ("plugin", "nlp", "rules"))
    command = [sys.executable, "-m", "dialogvakt", "hook", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, env={**os.environ, "PYTHONPATH": path})


@contextmanager
def piped() -> Iterator[Ask]:
    """Give what asks a hook through its pipes."""
    with start() as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.readline()
        yield asking(process.stdin, process.stdout)


@contextmanager
def on_socket(path: str) -> Iterator[Ask]:
    """Give what asks a hook on a Unix socket."""
    with listening("--socket", path) as address, socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        yield connected(connection)


@contextmanager
def on_port() -> Iterator[Ask]:
    """Give what asks a hook on a port."""
    with listening("--port", "0") as address:
        host, port = address.split(":")
        with socket.create_connection((host, int(port))) as connection:
            yield connected(connection)


@contextmanager
def listening(*arguments: str) -> Iterator[str]:
    """Start a hook that listens, and give the address."""
    with start(*arguments) as process:
        assert process.stdout is not None
        try:
            yield json.loads(process.stdout.readline())["listening"]
        finally:
            process.terminate()


def connected(connection: socket.socket) -> Ask:
    """Return what asks on a connection."""
    reader, writer = connection.makefile("rb"), connection.makefile("wb")
    reader.readline()
    return asking(writer, reader)


def asking(writer: IO[bytes], reader: IO[bytes]) -> Ask:
    """Return what sends a line and waits for another."""

    def ask(line: bytes) -> bytes:
        writer.write(line)
        writer.flush()
        return reader.readline()

    return ask


def shown(seconds: Sequence[float]) -> str:
    """Return the median and the 95th percentile in milliseconds."""
    p95 = statistics.quantiles(seconds, n=20)[-1]
    return f"p50 {statistics.median(seconds) * 1000:6.1f}  p95 {p95 * 1000:6.1f}"


if __name__ == "__main__":
    main()
