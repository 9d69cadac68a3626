"""How long the command line takes from cold: what answers at once, a check of one file, and a check of fifty.

Usage: python benchmarks/startup.py [--rounds N]

Every figure is the median over fresh processes. Beside them stand, in the same run, Python itself, typer (which reads
the options) and spaCy (which a check cannot do without); the last column says how the time compares to spaCy's.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))
FILES = 50
CLI = ("-m", "dialogvakt")
YARDSTICK = "import spacy"
FIRST_ANSWER = "from dialogvakt import Checker, Draft; Checker().check(Draft('Hei! Kan dere ringe om timen? Mvh Kari'))"
# What a command may end with: nothing found, or findings.
WELL = (0, 1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7, help="fresh processes for each figure")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(commands(Path(folder)), rounds)
    print(f"fresh processes, median of {rounds}")
    for name, seconds in figures.items():
        print(f"  {name:<34} {seconds * 1000:7.0f} ms {seconds / figures[YARDSTICK]:6.2f} x {YARDSTICK}")
    one, many = figures["check, one file"], figures[f"check, {FILES} files"]
    print(f"{FILES} files take {(many - one) * 1000:.0f} ms more than one")


def commands(folder: Path) -> dict[str, Sequence[str]]:
    """Return what to run, by name."""
    drafts = write_drafts(folder)
    return {
        "python": ("-c", "pass"),
        "import typer, and its options read": ("-c", "import typer._adapters"),
        YARDSTICK: ("-c", YARDSTICK),
        "dialogvakt --version": (*CLI, "--version"),
        "dialogvakt --help": (*CLI, "--help"),
        "dialogvakt check --help": (*CLI, "check", "--help"),
        "dialogvakt explain abbreviation": (*CLI, "explain", "abbreviation"),
        "Checker, and one draft": ("-c", FIRST_ANSWER),
        "check, one file": (*CLI, "check", "--format", "json", drafts[0]),
        f"check, {FILES} files": (*CLI, "check", "--format", "json", *drafts),
    }


def write_drafts(folder: Path) -> list[str]:
    """Write as many drafts as are to be checked, in turn the examples, and return where they are."""
    paths = [folder / f"{number:02}.txt" for number in range(FILES)]
    for number, path in enumerate(paths):
        path.write_text(EXAMPLES[number % len(EXAMPLES)].read_text(encoding="utf-8"), encoding="utf-8")
    return list(map(str, paths))


def measure(wanted: Mapping[str, Sequence[str]], rounds: int) -> dict[str, float]:
    """Return the median time of each command in seconds; they take turns, so that noise meets all alike."""
    path = os.pathsep.join(str(ROOT / name) for name in ("plugin", "nlp", "rules"))
    environment = {**os.environ, "PYTHONPATH": path, "PYTHONUTF8": "1"}
    times: dict[str, list[float]] = {name: [] for name in wanted}
    for _ in range(rounds):
        for name, arguments in wanted.items():
            start = time.perf_counter()
            done = subprocess.run([sys.executable, *arguments], capture_output=True, check=False, env=environment)
            times[name].append(time.perf_counter() - start)
            if done.returncode not in WELL:
                sys.exit(f"benchmark: {name} failed: {done.stderr.decode(errors='replace').splitlines()[-1]}")
    return {name: statistics.median(seconds) for name, seconds in times.items()}


if __name__ == "__main__":
    main()
