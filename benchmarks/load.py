"""Whether the service answers right while its workers are killed: mixed requests at its limit, for minutes.

Usage: python benchmarks/load.py [--minutes M] [--workers W] [--threads T] [--guideline ID|FOLDER]

Every report is compared with the library's. A request may fail only while a worker is killed under it, or be told to
come back later. Ends with 1 if a report is wrong, more requests failed than workers were killed, or memory or open
files have grown.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from itertools import islice

import httpx
import soak

from dialogvakt import Checker, Draft

DRAFTS = 300
KILL_EVERY = 5.0
MOST_GROWTH = 1.2


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=0.5, help="how long to ask")
    parser.add_argument("--workers", type=int, default=2, help="processes that check")
    parser.add_argument("--threads", type=int, default=32, help="clients that ask at once")
    parser.add_argument("--guideline", default=None, help="a bundled guideline or a folder")
    arguments = parser.parse_args()
    checker = Checker(arguments.guideline)
    drafts = [Draft(text) for text in islice(soak.drafts(random.Random(3)), DRAFTS)]
    expected = [checker.check(draft).to_dict(draft.text, "utf-16") for draft in drafts]
    command = [sys.executable, "-m", "dialogvakt", "serve", "--port", "0", "--workers", str(arguments.workers)]
    command += ["--guideline", arguments.guideline] if arguments.guideline else []
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as service:
        assert service.stdout is not None
        address = service.stdout.readline().split()[-1]
        try:
            sys.exit(ask_for_long(arguments, address, service.pid, drafts, expected))
        finally:
            service.terminate()


def ask_for_long(
    arguments: argparse.Namespace, address: str, process: int, drafts: list[Draft], expected: list[dict[str, object]]
) -> int:
    """Ask until the time is over while workers are killed, and return 0 if all went well."""
    seen: Counter[str] = Counter()
    end = time.monotonic() + arguments.minutes * 60
    over = threading.Event()

    def ask(number: int) -> None:
        chance = random.Random(number)
        with httpx.Client(base_url=address, timeout=60) as client:
            while time.monotonic() < end:
                at = chance.randrange(len(drafts))
                answer = client.post("/v1/check", json={"text": drafts[at].text})
                right = answer.status_code == 200 and answer.json() == expected[at]
                seen["right" if right else "wrong" if answer.status_code == 200 else str(answer.status_code)] += 1

    before = soak.megabytes(process), soak.descriptors(process)
    with ThreadPoolExecutor(arguments.threads + 1) as threads:
        killing = threads.submit(kill_at_random, process, over, seen)
        for one in [threads.submit(ask, number) for number in range(arguments.threads)]:
            one.result()
        over.set()
        killing.result()
    after = soak.megabytes(process), soak.descriptors(process)
    print(", ".join(f"{count:,} {what}" for what, count in sorted(seen.items())))
    print(f"memory {before[0]:.0f} -> {after[0]:.0f} MB, open files {before[1]} -> {after[1]}")
    lost = sum(count for what, count in seen.items() if what.isdecimal() and what not in {"429", "503"})
    grown = after[0] > before[0] * MOST_GROWTH or after[1] > before[1] + 2
    return int(bool(seen["wrong"]) or lost > seen["killed"] or grown)


def kill_at_random(process: int, over: threading.Event, seen: Counter[str]) -> None:
    """Kill one of the workers every now and then."""
    chance = random.Random(5)
    while not over.wait(KILL_EVERY):
        workers = [worker for nursery in children(process) for worker in children(nursery)]
        if workers:
            os.kill(chance.choice(workers), signal.SIGKILL)
            seen["killed"] += 1


def children(process: int) -> list[int]:
    """Return the processes that a process has started."""
    found = subprocess.run(["pgrep", "-P", str(process)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


if __name__ == "__main__":
    main()
