"""The entry points."""

from __future__ import annotations

import runpy
import sys

import pytest

from dialogvakt import __version__
from dialogvakt.cli.main import main


def test_the_script_ends_with_an_exit_code(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["dialogvakt", "--version"])
    with pytest.raises(SystemExit) as caught:
        main()
    assert caught.value.code == 0
    assert capsys.readouterr().out == f"dialogvakt {__version__}\n"


def test_the_package_can_be_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["dialogvakt", "explain", "--nonsense"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_module("dialogvakt", run_name="__main__")
    assert caught.value.code == 2
