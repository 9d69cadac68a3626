"""`python -m benchmarks.peers`: dialogvakt beside other tools, on the same drafts, in one go, pinned to one core.

Usage: python -m benchmarks.peers [--drafts N] [--seconds N] [--write]

No draft comes twice in a series. A tool that takes longer than --seconds for a series gets no more of its drafts.
Times are of the processor, which on a core of one's own is what one waits for, and which other programs disturb less.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.check import drafts, read_pieces
from benchmarks.peers.environments import ROOT, TOOLS, CannotInstallError, Tool
from benchmarks.peers.lexicon import collect
from benchmarks.peers.plot import plot
from benchmarks.peers.result import Result, result_of
from benchmarks.peers.table import page, put_into

LENGTHS = (200, 800, 2_000, 8_000, 16_000)
WARM_UP = 30
PAGE = ROOT / "docs" / "peers.md"
PICTURE = ROOT / "docs" / "peers.svg"
README = ROOT / "README.md"


def main() -> None:
    """Measure every tool, print a table, and with --write put it into the documentation."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--drafts", type=int, default=300, help="drafts of each length (300)")
    parser.add_argument("--seconds", type=float, default=60, help="the most for one series of one tool (60)")
    parser.add_argument("--write", action="store_true", help="write docs/peers.md, docs/peers.svg and README.md anew")
    arguments = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data.json"
        data.write_text(json.dumps(_data(arguments.drafts, arguments.seconds)), encoding="utf-8")
        results = [_measured(tool, data) for tool in TOOLS]
    text = page(results, LENGTHS)
    print(text)
    if arguments.write:
        PAGE.write_text(text, encoding="utf-8")
        PICTURE.write_text(plot(results, LENGTHS), encoding="utf-8")
        put_into(README, results)


def _data(count: int, seconds: float) -> dict[str, Any]:
    pieces = read_pieces()
    return {
        "lexicon": collect(),
        "seconds": seconds,
        "first": _distinct(pieces, 800, 1, 1)[0],
        "warm_up": _distinct(pieces, 800, WARM_UP, 2),
        "series": {length: _distinct(pieces, length, count, length) for length in LENGTHS},
    }


def _distinct(pieces: Sequence[str], length: int, count: int, seed: int) -> list[str]:
    """Return distinct drafts of a length."""
    found: dict[str, None] = {}
    for draft in islice(drafts(pieces, length, random.Random(seed)), 2 * count):
        found[draft] = None
    return list(found)[:count]


def _measured(tool: Tool, data: Path) -> Result:
    print(f"{tool.name} …", file=sys.stderr, flush=True)
    try:
        command = [*tool.command(), str(data)]
    except CannotInstallError:
        return Result(tool.name, tool.version, None)
    done = subprocess.run(command, cwd=tool.folder, stdout=subprocess.PIPE, check=True)
    return result_of(tool.name, tool.version, json.loads(done.stdout.splitlines()[-1]))


if __name__ == "__main__":
    main()
