"""Whether anything grows: many checks in one process, each of a draft that it has not seen.

Usage: python benchmarks/soak.py --checks N [--guideline ID|FOLDER]

Each draft is put together anew from passages of `corpus/training`, with a number of its own, so that none comes twice.
Memory and file descriptors are looked at every few thousand checks. Ends with 1 if memory grew by more than a tenth
after the first tenth of the checks, or if a descriptor was left open.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from dialogvakt import Checker, Draft

ROOT = Path(__file__).resolve().parents[1]
TRAINING = sorted((ROOT / "corpus" / "training").glob("*.jsonl"))
LOOKS = 50
MOST_GROWTH = 1.1


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checks", type=int, default=20_000, help="checks in one process (20,000)")
    parser.add_argument("--guideline", default=None, help="a bundled guideline or a folder")
    arguments = parser.parse_args()
    sys.exit(check_for_long(arguments.checks, arguments.guideline))


def check_for_long(count: int, guideline: str | None) -> int:
    """Check so many drafts in this process, and return 0 if nothing has grown."""
    checker = Checker(guideline)
    looks: list[tuple[float, int]] = []
    every = max(1, count // LOOKS)
    start = time.process_time()
    for number, text in zip(range(1, count + 1), drafts(random.Random(7)), strict=False):
        checker.check(Draft(text))
        if number % every == 0:
            looks.append((megabytes(os.getpid()), descriptors(os.getpid())))
            per_check = (time.process_time() - start) / number * 1000
            print(
                f"{number:>12,} checks {looks[-1][0]:8.1f} MB {looks[-1][1]:4} open {per_check:6.2f} ms each",
                flush=True,
            )
    settled = looks[len(looks) // 10 :]
    grown = settled[-1][0] > settled[0][0] * MOST_GROWTH or settled[-1][1] > settled[0][1]
    print("grown" if grown else "flat")
    return int(grown)


def drafts(chance: random.Random) -> Iterator[str]:
    """Yield drafts without end, no two alike."""
    lines = [line for path in TRAINING for line in path.read_text(encoding="utf-8").splitlines()]
    passages = [json.loads(line)["text"] for line in lines]
    number = 0
    while True:
        number += 1
        yield " ".join([*chance.sample(passages, 2), f"Saken har nummer {number}."])


def megabytes(process: int) -> float:
    """Return how much memory a process holds."""
    pages = int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000


def descriptors(process: int) -> int:
    """Return how many files a process has open."""
    return len(os.listdir(f"/proc/{process}/fd"))


if __name__ == "__main__":
    main()
