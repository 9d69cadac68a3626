"""`python -m fuzz [TARGET …]`: fuzz for a while, then say what was run and what crashed; exit code 1 for a crash."""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from fuzz import AGAIN
from fuzz.targets import TARGETS

HERE = Path(__file__).parent
SEEDS = HERE / "seeds"
CORPUS = HERE / "corpus"
CRASHES = HERE / "crashes"
# What a draft, a rule or a message may have; longer inputs only make for fewer of them.
_LONGEST = 6_000
_SECONDS_FOR_ONE = 60
_MEGABYTES = 2_048
_INPUTS = re.compile(r"^stat::number_of_executed_units: +(\d+)", re.MULTILINE)
_EDGES = re.compile(r" cov: (\d+) ")


@dataclass(frozen=True, slots=True)
class Run:
    """What came of fuzzing one target; `log` is what libFuzzer said."""

    target: str
    seconds: float
    inputs: int
    edges: int
    log: str
    crashed: bool


def main() -> None:
    """Fuzz the targets one after the other."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)} (all)")
    parser.add_argument("--seconds", type=int, default=300, help="for all targets together (300)")
    parser.add_argument("--keep", action="store_true", help="keep inputs that reach code that the corpus did not")
    arguments = parser.parse_args()
    names = arguments.targets or list(TARGETS)
    unknown = sorted(set(names) - set(TARGETS))
    if unknown:
        parser.error(f"no target {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    for folder in (CRASHES, *(CORPUS / name for name in names)):
        folder.mkdir(parents=True, exist_ok=True)
    runs = [fuzz(name, arguments.seconds // len(names), keep=arguments.keep) for name in names]
    sys.exit(any(run.crashed for run in runs))


def fuzz(name: str, seconds: int, *, keep: bool) -> Run:
    """Fuzz one target, and tell; with `keep`, its corpus becomes the smallest that reaches all that was reached."""
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found"
        found.mkdir()
        run = _run(name, seconds, found)
        print(f"{name:<10} {run.inputs:>8,} inputs in {run.seconds:4.0f} s, {run.edges:>6,} edges reached", flush=True)
        if run.crashed:
            print(run.log[-4_000:])
            print(f"what made it crash is in {CRASHES.name}/; run it alone: python -m fuzz.atherisrun {name} FILE")
        if keep:
            _keep(name, Path(folder), found)
        return run


def _keep(name: str, folder: Path, found: Path) -> None:
    """Put what was found into the corpus: of all inputs the fewest that reach as much, beside the seeds."""
    merged, again = folder / "merged", folder / "again"
    shutil.copytree(SEEDS / name, merged)
    again.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m fuzz.atherisrun {name} "$@"\n', encoding="utf-8")
    again.chmod(0o700)
    done = _call(name, "-merge=1", str(merged), str(CORPUS / name), str(found), again=again)
    if done.returncode:
        sys.exit(f"the corpus of {name} is left as it was:\n{done.stderr[-2_000:]}")
    seeds = {path.name for path in (SEEDS / name).iterdir()}
    shutil.rmtree(CORPUS / name)
    shutil.copytree(merged, CORPUS / name, ignore=lambda *_: seeds)


def _run(name: str, seconds: int, found: Path) -> Run:
    start = time.monotonic()
    done = _call(
        name,
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST}",
        f"-timeout={_SECONDS_FOR_ONE}",
        f"-rss_limit_mb={_MEGABYTES}",
        "-print_final_stats=1",
        f"-artifact_prefix={CRASHES}/{name}-",
        str(found),
        str(SEEDS / name),
        str(CORPUS / name),
    )
    inputs, edges = _last(_INPUTS, done.stderr), _last(_EDGES, done.stderr)
    return Run(name, time.monotonic() - start, inputs, edges, done.stdout + done.stderr, done.returncode != 0)


def _last(figure: re.Pattern[str], log: str) -> int:
    found = figure.findall(log)
    return int(found[-1]) if found else 0


def _call(name: str, *options: str, again: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "fuzz.atherisrun", name, *options],
        cwd=HERE.parent,
        env=os.environ | ({AGAIN: str(again)} if again else {}),
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


if __name__ == "__main__":
    main()
