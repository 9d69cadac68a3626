"""Measures one tool in its own environment: `python worker.py TOOL DATA.json`, with the standard library alone.

A tool is a module in `tools/` with `load(lexicon)`, which returns what takes a text and returns how much it found.
All times are of the processor, from the start of the process on; it is pinned to one core.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from pathlib import Path


def main() -> None:
    """Measure and print JSON."""
    tool, path = sys.argv[1:]
    data = json.loads(Path(path).read_text(encoding="utf-8"))
    read = time.process_time()
    sys.path.insert(0, str(Path(__file__).parent / "tools"))
    check = importlib.import_module(tool).load(data["lexicon"])
    ready = time.process_time() - read
    found, first = _timed(check, data["first"])
    peak_of_start = _peak()
    for text in data["warm_up"]:
        _timed(check, text)
    series = {length: _series(check, texts, data["seconds"]) for length, texts in data["series"].items()}
    told = {"ready": ready, "first": first, "series": series, "start_mb": peak_of_start, "peak_mb": _peak()}
    print(json.dumps(told | {"found": found}))


def _series(check, texts: list[str], most: float) -> dict[str, list[float]]:
    """Return the times of a series, and how much was found; it ends early where a tool takes too long."""
    times, found = [], []
    for text in texts:
        count, seconds = _timed(check, text)
        times.append(seconds)
        found.append(count)
        if sum(times) > most:
            break
    return {"times": times, "found": found}


def _timed(check, text: str) -> tuple[int, float]:
    start = time.process_time()
    found = check(text)
    return found, time.process_time() - start


def _peak() -> float:
    """Return the most memory so far in megabytes.

    Linux counts what the parent had before this program began into `ru_maxrss`, so it is asked elsewhere.
    """
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
