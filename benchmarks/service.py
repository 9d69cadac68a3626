"""How fast the service answers under a steady load, and what memory it takes meanwhile.

Usage: python benchmarks/service.py [--minutes M] [--rate R] [--connections C] [--characters N] [--workers W]
                                    [--guideline ID|FOLDER]

Starts the service on a free port of the loopback. Requests leave at fixed times, whether or not others have been
answered, spread over the connections; a time is counted from when its request was due, so that one slow answer shows
in all that had to wait for it. No draft comes twice. Ends with 1 if anything but a report came back.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import itertools
import json
import os
import random
import re
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import check

SAMPLE_SECONDS = 5.0
LENGTH = re.compile(rb"\r\ncontent-length: (\d+)\r\n", re.IGNORECASE)


@dataclass(slots=True)
class Results:
    """What has come back so far: when each request was due, how long it took, and what went wrong.

    `worked`: how long each process was at work.
    """

    due: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    worked: dict[int, float] = field(default_factory=dict)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=0.5, help="how long to measure")
    parser.add_argument("--rate", type=float, default=100, help="requests a second")
    parser.add_argument("--connections", type=int, default=16)
    parser.add_argument("--characters", type=int, default=800, help="length of a draft")
    parser.add_argument("--workers", type=int, default=1, help="processes that check")
    parser.add_argument("--guideline", default=None, help="a bundled guideline or a folder")
    arguments = parser.parse_args()
    command = [sys.executable, "-m", "dialogvakt", "serve", "--port", "0", "--workers", str(arguments.workers)]
    command += ["--guideline", arguments.guideline] if arguments.guideline else []
    start = time.perf_counter()
    # What the service logs would be in the way on a terminal.
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as service:
        assert service.stdout is not None
        line = service.stdout.readline()
        if not line:
            sys.exit("benchmark: the service did not start; `dialogvakt serve` says why")
        print(f"ready after {time.perf_counter() - start:.1f} s")
        try:
            port = int(line.rsplit(":", 1)[1])
            results, memory = asyncio.run(measure(arguments, port, service.pid))
        finally:
            service.terminate()
    show(results, memory, arguments)
    sys.exit(1 if results.errors else 0)


async def measure(arguments: argparse.Namespace, port: int, process: int) -> tuple[Results, list[dict[int, float]]]:
    """Send all requests, and look at the memory meanwhile."""
    drafts = check.drafts(check.read_pieces(), arguments.characters, random.Random(1))
    bodies = (body(number, text) for number, text in enumerate(drafts))
    await warm_up(port, arguments.connections, bodies)
    gc.collect()
    # A pause of this client would look like one of the service.
    gc.freeze()
    results, memory = Results(), [memory_of(process)]
    before = {one: processor_seconds(one) for one in memory[0]}
    begin = time.perf_counter() + 0.1
    total = int(arguments.minutes * 60 * arguments.rate)
    every = arguments.connections / arguments.rate
    senders = [
        send(
            port,
            bodies,
            begin + index / arguments.rate,
            every,
            len(range(index, total, arguments.connections)),
            results,
        )
        for index in range(arguments.connections)
    ]
    watching = asyncio.create_task(watch(process, memory))
    await asyncio.gather(*senders)
    watching.cancel()
    memory.append(memory_of(process))
    results.worked = {one: processor_seconds(one) - before[one] for one in memory[-1] if one in before}
    return results, memory


def body(number: int, text: str) -> bytes:
    """Return a whole request."""
    content = json.dumps({"id": number, "text": text}, ensure_ascii=False).encode()
    head = "POST /v1/check HTTP/1.1\r\nHost: service\r\nContent-Type: application/json\r\nContent-Length: "
    return f"{head}{len(content)}\r\n\r\n".encode() + content


async def warm_up(port: int, connections: int, bodies: Iterator[bytes]) -> None:
    """Let every part have been used."""
    ignored = Results()
    await asyncio.gather(*(send(port, bodies, time.perf_counter(), 0.05, 10, ignored) for _ in range(connections)))


async def send(port: int, bodies: Iterator[bytes], first: float, every: float, count: int, results: Results) -> None:
    """Send requests over one connection, each at its time or as soon as the one before is answered."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for number in range(count):
        due = first + number * every
        request = next(bodies)
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        waited_for = time.perf_counter()
        writer.write(request)
        try:
            status = await answer(reader)
        except (ConnectionError, asyncio.IncompleteReadError) as error:
            results.errors[type(error).__name__] += 1
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            continue
        results.due.append(due)
        results.seconds.append(time.perf_counter() - due)
        results.late.append(waited_for - due)
        if status != b"200":
            results.errors[status.decode()] += 1
    writer.close()


async def answer(reader: asyncio.StreamReader) -> bytes:
    """Read an answer, and return its status."""
    head = await reader.readuntil(b"\r\n\r\n")
    length = LENGTH.search(head)
    await reader.readexactly(int(length.group(1)) if length else 0)
    return head.split(b" ", 2)[1]


async def watch(process: int, memory: list[dict[int, float]]) -> None:
    """Look at the memory again and again."""
    while True:
        await asyncio.sleep(SAMPLE_SECONDS)
        memory.append(memory_of(process))


def processor_seconds(process: int) -> float:
    """Return how long a process has been at work."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_of(process: int) -> dict[int, float]:
    """Return the megabytes of a process and all that it has started; what several share is split between them."""
    found = {process: megabytes(process)}
    for child in children(process):
        found |= memory_of(child)
    return found


def children(process: int) -> list[int]:
    """Return the processes that a process has started."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text(encoding="ascii").split()]


def megabytes(process: int) -> float:
    """Return the proportional set size of a process."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return int(next(line.split()[1] for line in rollup.splitlines() if line.startswith("Pss:"))) / 1024


def show(results: Results, memory: list[dict[int, float]], arguments: argparse.Namespace) -> None:
    """Print what was measured."""
    elapsed = max(results.due) - min(results.due) + max(results.seconds)
    print(
        f"{len(results.seconds):,} requests in {elapsed:.0f} s over {arguments.connections} connections, "
        f"{arguments.characters:,} characters each, {arguments.workers} worker(s)"
    )
    print(f"errors: {dict(results.errors) or 'none'}")
    print(f"{'':>12} {'p50':>8} {'p95':>8} {'p99':>8} {'max':>8}  ms")
    show_times("all", results.seconds)
    by_minute = itertools.groupby(
        sorted(zip(results.due, results.seconds, strict=True)), lambda one: minute(one, results)
    )
    minutes = [[seconds for _, seconds in group] for _, group in by_minute]
    if len(minutes) > 1:
        for number, seconds in enumerate(minutes, 1):
            show_times(f"minute {number}", seconds)
    show_times("sent late by", results.late)
    print(f"{'':>12} {'at first':>8} {'at last':>8} {'at most':>8}  MB (shared pages are split)  processor ms/request")
    for name, process in named(memory[0]):
        sizes = [sample.get(process, 0.0) for sample in memory]
        worked = results.worked.get(process, 0.0) / len(results.seconds) * 1000
        print(f"{name:>12} {sizes[0]:8.1f} {sizes[-1]:8.1f} {max(sizes):8.1f} {worked:38.2f}")
    whole = [sum(sample.values()) for sample in memory]
    print(f"{'all':>12} {whole[0]:8.1f} {whole[-1]:8.1f} {max(whole):8.1f}")


def named(processes: Iterable[int]) -> Iterator[tuple[str, int]]:
    """Yield the processes with what they are: the service started one, and that one the workers."""
    for number, process in enumerate(processes):
        yield ("service", "template")[number] if number < 2 else f"worker {number - 1}", process


def minute(one: tuple[float, float], results: Results) -> int:
    """Return in which minute a request was due."""
    return int((one[0] - min(results.due)) // 60)


def show_times(name: str, seconds: list[float]) -> None:
    """Print quantiles in milliseconds."""
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    print(f"{name:>12} " + " ".join(f"{value * 1000:8.2f}" for value in (cuts[49], cuts[94], cuts[98], max(seconds))))


if __name__ == "__main__":
    main()
