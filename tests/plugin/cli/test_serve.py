"""`dialogvakt serve`: what keeps it from starting is told in one line."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.plugin.conftest import NORDVIK, environment

# A package that is not installed looks to Python like one that was hidden.
WITHOUT = "import sys; sys.modules[sys.argv.pop(1)] = None; from dialogvakt.cli.main import main; main()"


def serve(*arguments: str, command: tuple[str, ...] = ("-m", "dialogvakt")) -> subprocess.CompletedProcess[str]:
    """Run the command, which will not start."""
    whole = [sys.executable, *command, "serve", "--port", "0", *arguments]
    return subprocess.run(whole, capture_output=True, encoding="utf-8", env=environment(), check=False, timeout=60)


@pytest.mark.parametrize("package", ["fastapi", "uvicorn", "prometheus_client", "joserfc"])
def test_without_the_extra_it_says_what_to_install(package: str) -> None:
    done = serve(command=("-c", WITHOUT, package))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == (
        f"dialogvakt: serve: {package} is not there; install what the service needs with: "
        "pip install 'dialogvakt[server]'\n"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["--host", "0.0.0.0"],
            "serve: --host: other machines reach 0.0.0.0, and need not say who they are; ",
        ),
        (["--origin", "*"], "serve: --origin: is no web origin; allowed: "),
        (["--guideline", "no-such"], "no guideline 'no-such': "),
        (["--authentication", "no-such.toml"], "no-such.toml: "),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_what_is_wrong_is_told_in_one_line(arguments: list[str], told: str) -> None:
    done = serve(*arguments, *([] if "--guideline" in arguments else ["--guideline", str(NORDVIK)]))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert done.stderr.startswith(f"dialogvakt: {told}")
