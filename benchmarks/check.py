"""How fast a check is, and how much memory it takes: cold start, first call, and p50/p95/p99 over distinct drafts.

Usage: python benchmarks/check.py [--guideline ID|FOLDER] [--drafts N] [--cold-starts N]

Drafts are put together from the whole messages in `examples/` and `corpus/`, in another order for each length;
no draft comes twice, so that no cache can flatter the figures. One half of the messages is for a process that has just
started, to which nearly every word is new; the other half for one that has read the training passages meanwhile, as a
service has after some hours, and meets as many new words as it will always meet. One process, one thread.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from dialogvakt import Checker, Draft
from dialogvakt_rules import GuidelineErrors, UnknownGuidelineError

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples"
TRAINING = sorted((ROOT / "corpus" / "training").glob("*.jsonl"))
CORPORA = (ROOT / "corpus" / "blind.jsonl", ROOT / "corpus" / "development.jsonl")
WHOLE = ROOT / "corpus" / "fresh.jsonl"
LENGTHS = (200, 800, 2_000, 8_000, 16_000)
WARM_UP = 30
COLD = """
import sys, time
start = time.perf_counter()
from dialogvakt import Checker, Draft
checker = Checker(sys.argv[1] or None)
ready = time.perf_counter()
checker.check(Draft(sys.argv[2]))
print(ready - start, time.perf_counter() - ready)
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--guideline", default=None, help="a bundled guideline or a folder")
    parser.add_argument("--drafts", type=int, default=300, help="drafts of each length")
    parser.add_argument("--cold-starts", type=int, default=5, help="fresh processes to start")
    parser.add_argument("--training-passages", type=int, default=None, help="passages to read in between (all)")
    arguments = parser.parse_args()
    try:
        checker = Checker(arguments.guideline)
    except (GuidelineErrors, UnknownGuidelineError) as error:
        sys.exit(f"benchmark: {error}")
    pieces = read_pieces()
    draft = next(drafts(pieces, 800, random.Random(0)))
    print_cold_start(arguments.guideline or "", draft, arguments.cold_starts)
    print_speed(checker, pieces[::2], arguments.drafts, "soon after the start")
    count = read_training(checker, arguments.training_passages)
    print_speed(checker, pieces[1::2], arguments.drafts, f"after {count:,} other passages")
    print_whole_messages(checker)
    print(f"\npeak memory of this process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit():.0f} MB")


def read_pieces() -> list[str]:
    """Return the texts that drafts are put together from, each once."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    for corpus in CORPORA:
        texts += [json.loads(line)["text"] for line in corpus.read_text(encoding="utf-8").splitlines()]
    return list(dict.fromkeys(text.strip() for text in texts if text.strip()))


def drafts(pieces: Sequence[str], length: int, chance: random.Random) -> Iterator[str]:
    """Yield drafts of one length without end; no piece comes again before all others have come."""
    stream = endless(pieces, chance)
    while True:
        text = ""
        while len(text) < length:
            text += next(stream) + "\n"
        yield text[:length]


def endless(pieces: Sequence[str], chance: random.Random) -> Iterator[str]:
    """Yield the pieces round after round, each round in another order."""
    while True:
        yield from chance.sample(pieces, len(pieces))


def print_cold_start(guideline: str, draft: str, count: int) -> None:
    """Print how long a fresh process takes until it is ready, and for its first draft."""
    loads, firsts, wholes = [], [], []
    for _ in range(count):
        start = time.perf_counter()
        command = [sys.executable, "-c", COLD, guideline, draft]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            sys.exit(f"benchmark: a fresh process failed: {done.stderr.splitlines()[-1]}")
        wholes.append(time.perf_counter() - start)
        load, first = map(float, done.stdout.split())
        loads.append(load)
        firsts.append(first)
    print(f"cold start, median of {count} fresh processes")
    for name, seconds in (("import and load", loads), ("first check", firsts), ("whole process", wholes)):
        print(f"  {name:<16} {statistics.median(seconds) * 1000:8.1f} ms")


def read_training(checker: Checker, most: int | None) -> int:
    """Check the training passages, and return how many there were."""
    lines = [line for path in TRAINING for line in path.read_text(encoding="utf-8").splitlines()][:most]
    for line in lines:
        checker.check(Draft(json.loads(line)["text"]))
    return len(lines)


def print_speed(checker: Checker, pieces: Sequence[str], count: int, when: str) -> None:
    """Print the times of a check for drafts of each length, and how they grow."""
    print(f"\none check {when}, {count} distinct drafts of each length, ms")
    print(f"{'characters':>10} {'p50':>8} {'p95':>8} {'p99':>8} {'us/char':>8}")
    medians = {}
    for length in LENGTHS:
        times = measure(checker, pieces, length, count)
        cuts = statistics.quantiles(times, n=100, method="inclusive")
        medians[length] = cuts[49]
        per_character = cuts[49] * 1_000_000 / length
        print(
            f"{length:>10,} {cuts[49] * 1000:8.2f} {cuts[94] * 1000:8.2f} {cuts[98] * 1000:8.2f} {per_character:8.2f}"
        )
    print(f"8,000 characters take {medians[8_000] / medians[800]:.1f} times as long as 800")


def print_whole_messages(checker: Checker) -> None:
    """Print the time for single messages of about 800 characters, each seen for the first time.

    A draft that is put together holds the findings of several.
    """
    texts = [json.loads(line)["text"] for line in WHOLE.read_text(encoding="utf-8").splitlines()]
    chosen = [Draft(text) for text in texts if abs(len(text) - 800) <= 100]
    times = []
    for draft in chosen:
        start = time.perf_counter()
        checker.check(draft)
        times.append((time.perf_counter() - start) * 1000)
    p50, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    mean = statistics.mean(len(draft.text) for draft in chosen)
    print(f"\n{len(chosen)} whole messages of 700 to 900 characters ({mean:.0f} on the average), each once, ms")
    print(f"  p50 {p50:.2f}  p95 {p95:.2f}")


def measure(checker: Checker, pieces: Sequence[str], length: int, count: int) -> list[float]:
    """Return the time of each check in seconds."""
    series = drafts(pieces, length, random.Random(length))
    texts: dict[str, None] = {}
    while len(texts) < count + WARM_UP:
        texts[next(series)] = None
    times = []
    for text in texts:
        draft = Draft(text)
        start = time.perf_counter()
        checker.check(draft)
        times.append(time.perf_counter() - start)
    return times[WARM_UP:]


def unit() -> float:
    """Return how many of the system's memory units make a megabyte."""
    return 1024 * 1024 if sys.platform == "darwin" else 1024


if __name__ == "__main__":
    main()
