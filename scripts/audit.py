"""Looks for known weaknesses in what is locked, and for weak spots in our own code.

Usage: python -m scripts.audit [LOCK …]; exit code 1 if there are any. Where the database of weaknesses cannot be
reached, it says so, and that is no failure: a machine without a network is one where dialogvakt belongs.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
LOCKS = ("requirements-build.lock", "requirements.lock", "requirements-dev.lock")
CODE = ("plugin", "nlp", "rules")
_SECONDS = 300


@dataclass(frozen=True, slots=True)
class Audit:
    """What is known of the packages of a lock file: how many were looked up, and what is wrong with some of them."""

    looked_up: int
    unknown: int
    weaknesses: tuple[str, ...]


def main(locks: Sequence[str]) -> int:
    """Audit, tell, and return the exit code."""
    audits = {lock: audit(lock) for lock in locks}
    for lock, found in audits.items():
        print(told(lock, found))
    bandit = [sys.executable, "-m", "bandit", "--quiet", "--configfile", "pyproject.toml", "--recursive", *CODE]
    weak = subprocess.run(bandit, cwd=ROOT, check=False).returncode
    print(f"bandit: {'see above' if weak else 'nothing found'} in {', '.join(CODE)}")
    return int(bool(weak) or any(found is not None and found.weaknesses for found in audits.values()))


def audit(lock: str) -> Audit | None:
    """Return what is known of the packages in a lock file; None where nothing can be learned."""
    command = [sys.executable, "-m", "pip_audit", "--require-hashes", "--disable-pip", "--requirement", lock]
    try:
        done = subprocess.run(
            [*command, "--format", "json", "--progress-spinner", "off"],
            cwd=ROOT,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=_SECONDS,
        )
        return read(json.loads(done.stdout))
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return None


def read(data: dict[str, Any]) -> Audit | None:
    """Return what pip-audit found; None where it could look up nothing."""
    packages = data["dependencies"]
    looked_up = [package for package in packages if "skip_reason" not in package]
    weaknesses = tuple(
        f"{package['name']} {package['version']}: {weakness['id']}, mended in {', '.join(weakness['fix_versions'])}"
        for package in looked_up
        for weakness in package["vulns"]
    )
    return Audit(len(looked_up), len(packages) - len(looked_up), weaknesses) if looked_up else None


def told(lock: str, found: Audit | None) -> str:
    """Return a line or more about a lock file."""
    if found is None:
        return f"{lock}: the database of weaknesses cannot be reached from here, so nothing is known"
    rest = f", {found.unknown} could not be looked up" if found.unknown else ""
    lines = found.weaknesses or ("no known weakness",)
    return "\n".join([f"{lock}: {found.looked_up} packages looked up{rest}", *(f"  {line}" for line in lines)])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or LOCKS))
