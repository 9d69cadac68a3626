"""`dialogvakt handover`, run inside this process."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dialogvakt.cli.main import app

NORDVIK = str(Path(__file__).resolve().parents[2] / "data" / "nordvik")
DRAFT = "Til legen. Kalium er 6,8. Kan dere svare i dag?"


def invoke(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    return CliRunner().invoke(app, ["handover", *map(str, arguments)], input=stdin)


def test_the_note_for_the_channel_advised_is_printed_below_its_title() -> None:
    result = invoke(stdin=DRAFT)
    assert result.exit_code == 0
    assert result.stdout.startswith("Telefonsamtale (ISBAR)\n======================\n\nRing: legen\n")
    assert "\nS – Situasjonen nå\nKalium er 6,8.\n" in result.stdout
    assert result.stderr == ""


def test_a_file_brings_its_context(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_text(DRAFT, encoding="utf-8")
    path.with_suffix(".context.json").write_text('{"recipients": ["Sogndal legesenter"]}', encoding="utf-8")
    assert "Ring: Sogndal legesenter\n" in invoke(path).stdout
    other = tmp_path / "c.json"
    other.write_text('{"recipients": ["Voss legesenter"]}', encoding="utf-8")
    assert "Ring: Voss legesenter\n" in invoke(path, "--context", other).stdout


def test_channel_language_and_guideline_are_chosen() -> None:
    arguments = ("--channel", "visit", "--guideline", NORDVIK, "--language", "nn")
    assert "\nDet eg ber om\nKan dere svare i dag?\n" in invoke(*arguments, stdin=DRAFT).stdout


def test_what_would_steer_a_terminal_is_replaced() -> None:
    result = invoke("--channel", "phone", stdin="Katten \x1b[31m heter Pus.")
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--channel", "phon"), "--channel: is no channel of the guideline (did you mean phone?); allowed: phone,"),
        (("--language", "sv"), "--language: has a value that is not allowed; allowed: nb, nn"),
        (("--guideline", "nordvik-typo"), "no guideline 'nordvik-typo'"),
        (("missing.txt",), "missing.txt: does not exist"),
        (("-", "--context", "missing.json"), "missing.json: does not exist"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_clear_line(arguments: tuple[str, ...], told: str) -> None:
    result = invoke(*arguments, stdin=DRAFT)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"dialogvakt: {told}")
    assert result.stderr.count("\n") == 1


def test_a_file_of_another_kind_may_hold_the_draft(tmp_path: Path) -> None:
    path = tmp_path / "d.json"
    path.write_text(json.dumps({"text": DRAFT, "context": {"recipients": ["Os legesenter"]}}), encoding="utf-8")
    assert "Ring: Os legesenter\n" in invoke(path).stdout


@pytest.mark.parametrize("several", [True, False])
def test_a_file_with_several_drafts_or_none_is_told(several: bool, tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text((json.dumps({"text": DRAFT}) + "\n") * 3 if several else "\n", encoding="utf-8")
    told = "holds more than one draft; allowed: one draft" if several else "holds no drafts"
    assert invoke(path).stderr == f"dialogvakt: {path}: {told}\n"


def test_an_empty_stdin_is_told() -> None:
    result = invoke(stdin="")
    assert (result.exit_code, result.stderr) == (2, "dialogvakt: stdin: is empty\n")


def test_a_person_who_types_nothing_is_told_what_to_give(monkeypatch: pytest.MonkeyPatch) -> None:
    from dialogvakt.cli import handingover
    from dialogvakt.errors import InputError

    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    with pytest.raises(InputError, match="handover: no draft given; allowed: a file, - for stdin"):
        handingover.note_of("-", None, None, None, (), None)
