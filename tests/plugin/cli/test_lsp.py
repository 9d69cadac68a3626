"""`dialogvakt lsp`: what keeps it from starting is told in one line."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.plugin.conftest import environment

# A package that is not installed looks to Python like one that was hidden.
WITHOUT = "import sys; sys.modules[sys.argv.pop(1)] = None; from dialogvakt.cli.main import main; main()"


@pytest.mark.parametrize("package", ["pygls", "lsprotocol"])
def test_without_the_extra_it_says_what_to_install(package: str) -> None:
    command = [sys.executable, "-c", WITHOUT, package, "lsp"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment(), check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"dialogvakt: lsp: {package} is not there; install what the language server needs with: "
        "pip install 'dialogvakt[lsp]'\n"
    )


def test_a_wrong_option_is_told_before_anything_is_answered() -> None:
    command = [sys.executable, "-m", "dialogvakt", "lsp", "--language", "sv"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment(), check=False, timeout=60)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("dialogvakt: --language: has a value that is not allowed")
