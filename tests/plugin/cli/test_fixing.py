"""`check --fix` changes the words in files of every kind, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dialogvakt.cli.main import app
from dialogvakt.files.reading import read_documents

DATA = Path(__file__).resolve().parents[2] / "data"
SAFE = (("kontr.", "kontroll"), ("Kontr.", "Kontroll"), ("mtp.", "med tanke på"), ("temp.", "temperatur"))
# Of the note, a word that markup runs through: it, and with it the others of its finding, can still be changed alone.
NAMES = ("plain.txt", "drafts.jsonl", "draft.json", "communication.json", "request-1.0.xml", "note-1.1.xml")


def invoke(*arguments: str | Path, stdin: str | bytes = "") -> Result:
    options = ["--guideline", str(DATA / "nordvik"), "--as-of", "2025-09-01"]
    return CliRunner().invoke(app, ["check", *map(str, arguments), *options], input=stdin)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the messages; it is the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        shutil.copyfile(DATA / "messages" / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", [name for name in NAMES if name != "note-1.1.xml"])
def test_only_the_words_change(folder: Path, name: str) -> None:
    before = (DATA / "messages" / name).read_bytes()
    expected = before.decode("iso-8859-1" if name == "request-1.0.xml" else "utf-8")
    for short, long in SAFE:
        expected = expected.replace(short, long)
    result = invoke("--fix", name)
    after = (folder / name).read_bytes()
    assert after.decode("iso-8859-1" if name == "request-1.0.xml" else "utf-8") == expected
    assert f"{name}: Rettet" in result.stderr


def test_the_markup_of_xhtml_stays(folder: Path) -> None:
    path = folder / "note-1.1.xml"
    expected = path.read_text(encoding="utf-8")
    for old, new in (
        ("<br/>Kontr.", "<br/>Kontroll"),
        ("mtp. &lt;temp.&gt;", "med tanke på &lt;temperatur&gt;"),
        ("<![CDATA[Se til kontr. & temp. hver", "<![CDATA[Se til kontroll & temperatur hver"),
    ):
        assert old in expected
        expected = expected.replace(old, new)
    result = invoke("--fix", path.name)
    assert path.read_text(encoding="utf-8") == expected
    assert "<i>ko</i>ntr." in expected
    assert result.stderr == "note-1.1.xml: Rettet 5 steder.\n"


def test_what_is_left_is_reported_where_it_stands_now(folder: Path) -> None:
    result = invoke("--fix", "--format", "github", "plain.txt")
    assert result.exit_code == 1
    assert result.stdout == (
        "::notice file=plain.txt,line=2,endLine=2,col=4,endColumn=8,title=abbreviation (4.4)::"
        "«Pas.» er en forkortelse.\n"
    )


def test_fixing_again_changes_nothing(folder: Path) -> None:
    invoke("--fix", ".")
    once = {path.name: path.read_bytes() for path in folder.iterdir()}
    stamps = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    result = invoke("--fix", ".")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == once
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == stamps
    assert "Rettet" not in result.stderr


def test_a_fixed_file_is_still_read(folder: Path) -> None:
    invoke("--fix", "--jobs", "2", ".")
    texts = {found.name: found.draft.text for found in read_documents(NAMES) if found.draft}
    assert len(texts) == 8
    assert not any(word in text for name, text in texts.items() if "note" not in name for word, _ in SAFE)


def test_a_file_that_is_named_twice_is_changed_once(folder: Path) -> None:
    invoke("--fix", "plain.txt", "plain.txt")
    assert "til kontroll med tanke på temperatur hver" in (folder / "plain.txt").read_text(encoding="utf-8")


def test_a_file_that_cannot_be_changed_keeps_no_other_from_being_changed(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: str, target: str) -> None:
        if target.endswith("plain.txt"):
            raise PermissionError(13, target)
        replace(source, target)

    from os import replace

    monkeypatch.setattr("os.replace", refuse)
    before = (folder / "plain.txt").read_bytes()
    result = invoke("--fix", "plain.txt", "draft.json")
    assert result.exit_code == 2
    assert (folder / "plain.txt").read_bytes() == before
    assert "kontroll" in (folder / "draft.json").read_text(encoding="utf-8")
    assert "plain.txt: could not be changed: its folder may not be written to; it is as it was" in result.stderr


def test_stdin_and_files_are_not_fixed_at_once(folder: Path) -> None:
    result = invoke("--fix", "-", "plain.txt", stdin="Hei.")
    assert (result.exit_code, result.stderr) == (2, "dialogvakt: --fix: cannot take stdin and files at once\n")


def test_a_text_that_grows_too_long_is_told(folder: Path) -> None:
    text = "Pas. er til kontr. " * 1_050
    result = invoke("--fix", "-", stdin=text)
    assert result.exit_code == 2
    assert "stdin: text: has" in result.stderr
    assert "kontroll" in result.stdout
