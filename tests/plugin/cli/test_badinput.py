"""Every kind of bad input is one clear line; the other files are still checked, and the exit code says so."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dialogvakt.cli.main import app
from tests.plugin.conftest import NORDVIK


def spoil(folder: Path) -> dict[str, str]:
    """Put every kind of bad input into a folder; return what is told of each."""
    (folder / "utf16.txt").write_bytes("Hei på deg.".encode("utf-16"))
    (folder / "latin1.txt").write_bytes("Hei på deg.".encode("latin-1"))
    (folder / "bilde.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00")
    (folder / "tom.jsonl").write_bytes(b"\n")
    (folder / "annet.json").write_text('{"name": "x"}', encoding="utf-8")
    (folder / "pasient.json").write_text('{"resourceType": "Patient"}', encoding="utf-8")
    (folder / "dtd.xml").write_text("<!DOCTYPE a []><a/>", encoding="utf-8")
    (folder / "lenke.txt").symlink_to(folder / "lenke.txt")
    (folder / "borte.txt").symlink_to(folder / "finnes-ikke")
    (folder / "mappe").mkdir()
    (folder / "mappe" / "rundt").symlink_to(folder, target_is_directory=True)
    return {
        "annet.json": "text: is missing; allowed: a string",
        "bilde.txt": "is not UTF-8 (byte 1), but a binary file",
        "borte.txt": "does not exist",
        "dtd.xml": "holds a DTD, which no dialog message has and which is never read",
        "latin1.txt": "is not UTF-8 (byte 6)",
        "lenke.txt": "is a link that leads back to itself",
        "mappe/rundt": "is a directory that leads back to one that holds it",
        "pasient.json": "resourceType: is another resource; allowed: Communication",
        "tom.jsonl": "holds no drafts",
        "utf16.txt": "is not UTF-8 (byte 1), but UTF-16; save it as UTF-8",
    }


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("fix", [[], ["--fix"]], ids=["check", "fix"])
def test_bad_files_keep_no_other_from_being_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: str, fix: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    told = spoil(tmp_path)
    for name in ("a.txt", "z.txt"):
        (tmp_path / name).write_text("Pas. sover.", encoding="utf-8")
    options = ["--jobs", jobs, "--guideline", str(NORDVIK), "--as-of", "2025-09-01", *fix]
    result = CliRunner().invoke(app, ["check", ".", "--format", "github", *options])
    assert result.exit_code == 2
    assert result.stderr.splitlines() == [f"dialogvakt: ./{name}: {problem}" for name, problem in told.items()]
    assert result.stdout.count("file=a.txt") == result.stdout.count("file=z.txt") == 2


def test_a_file_that_vanishes_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt", "c.txt"):
        Path(name).write_text("Pas. sover.", encoding="utf-8")

    def open_and_remove(name: str, mode: str) -> object:
        stream = open(name, mode)
        if name == "./a.txt":
            os.unlink("b.txt")
        return stream

    monkeypatch.setattr("dialogvakt.files.opening.open", open_and_remove, raising=False)
    result = CliRunner().invoke(app, ["check", ".", "--format", "github", "--guideline", str(NORDVIK)])
    assert (result.exit_code, result.stderr) == (2, "dialogvakt: ./b.txt: does not exist\n")
    assert result.stdout.count("abbreviation") == 2
    assert result.stdout.splitlines()[-1] == "::error file=b.txt,title=dialogvakt::./b.txt: does not exist"
