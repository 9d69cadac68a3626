"""Changes the code in small ways, one at a time, and sees whether a test fails: `python -m scripts.mutants [FILE …]`.

mutmut wants all source in one folder, so it gets a copy of the project that is laid out so, in `build/mutants`. Without
files: the rules, and what says who, when and whether. Only tests that are quick and about these modules are run;
changes that none of them notices are listed in the end; `mutmut show NAME` in that folder shows one.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PLACE = ROOT / "build" / "mutants"
PACKAGES = {"dialogvakt": "plugin", "dialogvakt_nlp": "nlp", "dialogvakt_rules": "rules"}
CHANGED = ("dialogvakt_rules/*.py", "dialogvakt_nlp/context.py")
# These take minutes, or are about the data of guidelines rather than the code.
SLOW = ("test_bundled_guidelines.py", "test_engines_agree.py", "test_guidelinedata.py", "test_schemas.py")
TESTS = ("tests/rules", "tests/nlp/test_context.py")


def main(files: Sequence[str]) -> int:
    """Lay the project out, and run mutmut in it."""
    shutil.rmtree(PLACE, ignore_errors=True)
    for package, root in PACKAGES.items():
        shutil.copytree(ROOT / root / package, PLACE / "src" / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "tests", PLACE / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    (PLACE / "pyproject.toml").write_text(_configuration(files or CHANGED), encoding="utf-8")
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    mutmut = [sys.executable, "-m", "mutmut"]
    done = subprocess.run([*mutmut, "run"], cwd=PLACE, env=environment, check=False)
    subprocess.run([*mutmut, "results"], cwd=PLACE, env=environment, check=False)
    return done.returncode


def _configuration(files: Sequence[str]) -> str:
    tests = [*(f"--ignore=tests/rules/{name}" for name in SLOW), *TESTS]
    settings = {
        "source_paths": ["src"],
        "only_mutate": [f"src/{name}" for name in files],
        "pytest_add_cli_args_test_selection": tests,
        "pytest_add_cli_args": ["--import-mode=importlib", "-p", "no:cacheprovider"],
    }
    lines = [f"{name} = {_toml(value)}" for name, value in settings.items()]
    return "\n".join(["[tool.mutmut]", *lines, ""])


def _toml(words: Sequence[str]) -> str:
    return "[" + ", ".join(f'"{word}"' for word in words) + "]"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
