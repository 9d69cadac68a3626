"""The command line as a process of its own: pipes, encodings, signals of trouble, and no traceback."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., subprocess.CompletedProcess[bytes]]
OnTerminal = Callable[..., str]
BUSY = "Hei. Pas. har kalium 6,8. Kan dere svare i dag?"


def test_a_draft_on_stdin(run: Run) -> None:
    done = run("check", "--format", "json", "-", stdin=BUSY.encode())
    assert (done.returncode, done.stderr) == (1, b"")
    assert json.loads(done.stdout)["channel"] == "phone"


@pytest.mark.parametrize(("raw", "code"), [(b"\xff\xfe", 2), (b"\x00\x1b[31m", 1)], ids=["undecodable", "control"])
def test_bad_input_gives_a_report_or_one_clear_line(run: Run, raw: bytes, code: int) -> None:
    done = run("check", stdin=raw)
    assert (done.returncode, done.stderr.count(b"\n"), done.stdout == b"") == (code, code - 1, code == 2)
    assert b"\x1b" not in done.stdout + done.stderr


def test_lone_surrogates_can_be_printed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "d.jsonl").write_text('{"id": "\\udcff", "text": "Pas.\\ud800 har kalium 6,8"}', encoding="utf-8")
    for form, encoding in (("text", "ascii"), ("json", "latin-1")):
        done = run("check", "--format", form, "d.jsonl", env={"PYTHONUTF8": "0", "PYTHONIOENCODING": encoding})
        assert (done.returncode, done.stderr) == (1, b"")
    assert json.loads(done.stdout)[0]["id"] == "\udcff"


def test_an_error_holds_no_draft_text(run: Run, tmp_path: Path) -> None:
    lines = [
        '{"text": "Ringvold',
        '{"text": ["Ringvold"]}',
        '{"text": "x", "context": {"Ringvold har feber": 1}}',
        '{"text": "x", "context": {"care": "Ringvold", "patient": {"status": "Ringvold"}}}',
        '{"text": "x", "context": {"written_on": "Ringvold"}}',
        '{"text": "' + "Ringvold " * 3_000 + '"}',
    ]
    (tmp_path / "d.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = run("check", "d.jsonl")
    told = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert [line.split(":")[2] for line in told] == ["1", "2", "3", "4", "5", "6"]
    assert "Ringvold" not in done.stderr.decode()


def test_a_reader_that_stops_reading_is_no_trouble(tmp_path: Path, run: Run) -> None:
    (tmp_path / "d.jsonl").write_text((json.dumps({"text": BUSY}) + "\n") * 300, encoding="utf-8")
    parent, child = os.pipe()
    os.close(parent)
    done = run("check", "--format", "jsonl", "d.jsonl", stdout=child)
    os.close(child)
    assert b"Traceback" not in done.stderr


def test_a_terminal_gets_colours_unless_it_wants_none(tmp_path: Path, on_terminal: OnTerminal) -> None:
    (tmp_path / "a.txt").write_text(BUSY, encoding="utf-8")
    assert "\x1b[1;4;31m" in on_terminal("check", "a.txt")
    shown = on_terminal("check", "a.txt", env={"NO_COLOR": "1"})
    assert "31m" not in shown
    assert "\x1b[1;4m" in shown


def test_many_drafts_show_progress_on_a_terminal(tmp_path: Path, on_terminal: OnTerminal) -> None:
    (tmp_path / "d.jsonl").write_text((json.dumps({"text": BUSY}) + "\n") * 50, encoding="utf-8")
    shown = on_terminal("check", "--format", "jsonl", "d.jsonl")
    assert "drafts/s" in shown
    assert shown.count('"verdict"') == 50


def test_without_a_draft_a_person_is_told_what_to_give(on_terminal: OnTerminal) -> None:
    assert "no draft given; allowed: files, folders, - for stdin" in " ".join(on_terminal("check").split())


def test_stdin_may_hold_a_draft_a_line(run: Run) -> None:
    lines = [{"id": "a", "text": BUSY}, {"id": "b", "text": "Hei."}]
    done = run("check", "--lines", "--format", "jsonl", "-", stdin="\n".join(map(json.dumps, lines)).encode())
    assert (done.returncode, done.stderr) == (1, b"")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "b"]
