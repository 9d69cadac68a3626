"""Writes the bill of materials of a wheel beside it: what is locked for it, with hashes (CycloneDX, JSON).

Usage: python -m scripts.sbom FOLDER, in an environment with cyclonedx-bom.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LOCK = "requirements.lock"


def main(folder: Path) -> None:
    """Write the bill for the one wheel in a folder; from the same lock file it is the same to the byte."""
    (wheel,) = folder.glob("*.whl")
    name, version, *_ = wheel.name.split("-")
    bill = folder / f"{name}-{version}.cdx.json"
    command = [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", "requirements", LOCK, "--output-file", str(bill)]
    options = ["--pyproject", "pyproject.toml", "--mc-type", "library", "--output-reproducible"]
    subprocess.run([*command, *options], cwd=ROOT, check=True)
    print(bill)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
