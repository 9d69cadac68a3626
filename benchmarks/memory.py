"""How much memory a process takes: after each step of its start, and after many different drafts.

Usage: python benchmarks/memory.py [--drafts N]

The drafts are put together from training passages, each with a few made-up words, as names and slips make new ones in
every real draft, so that all that is remembered fills up.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TRAINING = sorted((ROOT / "corpus" / "training").glob("*.jsonl"))
PASSAGES = 6
NEW_WORDS = 3
SYLLABLES = ("ha", "lo", "ver", "sta", "bek", "rin", "ge", "mo", "tun", "dal", "sel", "vik")
FLOORS = {"python": "pass", "import spacy": "import spacy"}
TOLD = "import resource; {}; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
UNIT = 1024 * 1024 if sys.platform == "darwin" else 1024


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drafts", type=int, default=20_000)
    count = parser.parse_args().drafts
    for name, code in FLOORS.items():
        done = subprocess.run([sys.executable, "-c", TOLD.format(code)], capture_output=True, check=True, text=True)
        show(name, int(done.stdout) / UNIT)

    # Only now, so that what stands above is not in this process, too.
    from dialogvakt import Checker, Draft

    checker = Checker()
    show("dialogvakt loaded", peak())
    marks = {10**power for power in range(2, 10)} | {count}
    for number, text in enumerate(drafts(random.Random(7)), 1):
        checker.check(Draft(text))
        if number in marks:
            show(f"after {number:,} drafts", peak())
        if number == count:
            return


def drafts(chance: random.Random) -> Iterator[str]:
    """Yield drafts without end."""
    lines = [line for path in TRAINING for line in path.read_text(encoding="utf-8").splitlines()]
    while True:
        pieces = [json.loads(line)["text"] for line in chance.sample(lines, PASSAGES)]
        pieces += ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 5))) for _ in range(NEW_WORDS)]
        yield " ".join(pieces)


def peak() -> float:
    """Return the most memory that this process has taken so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / UNIT


def show(name: str, megabytes: float) -> None:
    """Print one row."""
    print(f"  {name:<24} {megabytes:7.1f} MB", flush=True)


if __name__ == "__main__":
    print("peak memory")
    main()
