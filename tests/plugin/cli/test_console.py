"""What is written, and where."""

from __future__ import annotations

import io
import json
import sys

import pytest
import typer

from dialogvakt import InputError
from dialogvakt.cli.console import open_console, own_mistake, printable, say, telling_problems, write_json
from dialogvakt.cli.exitcodes import COULD_NOT_RUN


def test_a_problem_is_one_line_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    say("a\x1bb")
    assert capsys.readouterr() == ("", "dialogvakt: a\ufffdb\n")


def test_bad_input_ends_with_its_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit) as caught, telling_problems():
        raise InputError("a.txt", None, "is empty")
    assert caught.value.exit_code == COULD_NOT_RUN
    assert capsys.readouterr().err == "dialogvakt: a.txt: is empty\n"


def test_our_own_mistake_is_told_without_its_words() -> None:
    try:
        raise KeyError("Ringvold har feber")
    except KeyError as error:
        told = own_mistake(error)
    assert told.startswith("could not be checked: KeyError at test_console.py:")
    assert "Ringvold" not in told


@pytest.mark.parametrize(("encoding", "raw"), [("utf-8", "å".encode()), ("ascii", b"\\u00e5"), ("latin-1", b"\\u00e5")])
def test_json_can_be_read_back_in_any_encoding(monkeypatch: pytest.MonkeyPatch, encoding: str, raw: bytes) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)
    write_json({"text": "å\ud800"})
    stream.seek(0)
    written = stream.buffer.read()
    assert raw in written
    assert json.loads(written) == {"text": "å\ud800"}


def test_text_keeps_its_letters() -> None:
    assert printable("æøå 😀 e\u0301") == "æøå 😀 e\u0301"
    assert printable("\x1b\u202e\ud800") == "\ufffd" * 3


def test_a_wide_terminal_is_not_used_to_the_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "300")
    assert open_console().width == 100
    monkeypatch.setenv("COLUMNS", "60")
    assert open_console().width == 60
