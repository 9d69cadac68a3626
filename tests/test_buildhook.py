"""Building finds the libraries that the caller's Python path leads to, as in pip's isolated builds."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hatch_build import CompilingHook

ROOT = Path(__file__).resolve().parents[1]


@pytest.mark.parametrize("given", [None, "libraries"])
def test_the_path_of_the_caller_stays_behind_that_of_the_sources(
    monkeypatch: pytest.MonkeyPatch, given: str | None
) -> None:
    environments: list[dict[str, str]] = []
    monkeypatch.setattr(subprocess, "run", lambda *_, env, **__: environments.append(env))
    if given is None:
        monkeypatch.delenv("PYTHONPATH", raising=False)
    else:
        monkeypatch.setenv("PYTHONPATH", given)
    unused: Any = None
    build_data: dict[str, Any] = {"artifacts": []}
    CompilingHook(str(ROOT), {}, unused, unused, "", "wheel").initialize("standard", build_data)
    assert environments[0]["PYTHONPATH"].split(os.pathsep) == [
        *(str(ROOT / name) for name in ("plugin", "nlp", "rules")),
        *([given] if given else []),
    ]
    assert build_data["artifacts"] == ["/nlp/dialogvakt_nlp/compiled.bin", "/plugin/dialogvakt/guidelines.bin"]
