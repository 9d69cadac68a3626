"""A progress bar stands on stderr, on a terminal only, and changes no item."""

from __future__ import annotations

import pytest

from dialogvakt.cli.progress import with_progress


def test_on_a_terminal_the_rate_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    assert list(with_progress([1, 2, 3], 3)) == [1, 2, 3]
    out, err = capsys.readouterr()
    assert out == ""
    assert "drafts/s" in err


def test_elsewhere_nothing_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv("FORCE_COLOR", raising=False)
    assert list(with_progress("ab", 2)) == ["a", "b"]
    assert capsys.readouterr() == ("", "")
