"""The compiled tables give the answers that the lexicons give, and are passed over when the lexicons are others."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from dialogvakt_nlp import Reader, compiled
from dialogvakt_nlp.compiled import read_tables
from tests.plugin.conftest import ROOT

NOTHING: Mapping[str, memoryview] = {}


def compile_with(package: Path, seed: int) -> bytes:
    """Compile in a process of its own, and return the file."""
    environment = {**os.environ, "PYTHONPATH": str(package.parent), "PYTHONHASHSEED": str(seed)}
    subprocess.run([sys.executable, "-m", "dialogvakt_nlp.compiling"], check=True, env=environment)
    return (package / compiled.FILE.name).read_bytes()


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the package, with its tables."""
    copy = tmp_path_factory.mktemp("compiled") / "dialogvakt_nlp"
    ignored = shutil.ignore_patterns("__pycache__", compiled.FILE.name)
    shutil.copytree(compiled.FILE.parent, copy, ignore=ignored)
    compile_with(copy, 1)
    return copy


@pytest.fixture
def tables(package: Path) -> Path:
    return package / compiled.FILE.name


@pytest.fixture
def changed(package: Path) -> Iterator[Path]:
    """A lexicon that is changed while a test runs."""
    lexicon = package / "lexicons" / "common.yaml"
    before = lexicon.read_bytes()
    lexicon.write_bytes(before.replace(b"\n", b"\n\n", 1))
    yield lexicon
    lexicon.write_bytes(before)


def reader_with(monkeypatch: pytest.MonkeyPatch, kept: Mapping[str, memoryview]) -> Reader:
    """Return a reader that was made from some tables, or from the lexicons if there are none."""
    monkeypatch.setattr(compiled, "_kept", lambda: kept)
    return Reader()


def test_both_read_the_same(monkeypatch: pytest.MonkeyPatch, tables: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    slow, fast = reader_with(monkeypatch, NOTHING), reader_with(monkeypatch, read_tables(tables))
    for text in [*texts, "\n".join(texts)]:
        assert fast.read(text) == slow.read(text)
        assert fast.outline(text) == slow.outline(text)


def test_reading_with_tables_reads_no_large_lexicon(monkeypatch: pytest.MonkeyPatch, tables: Path) -> None:
    def refuse(name: str) -> None:
        raise AssertionError(f"read {name}")

    for module in ("concepts", "inflection", "abbreviations", "jargon"):
        for read in ("read_yaml", "read_csv"):
            if module != "abbreviations" or read == "read_csv":
                monkeypatch.setattr(f"dialogvakt_nlp.{module}.{read}", refuse, raising=False)
    monkeypatch.setattr("dialogvakt_nlp.lexiconfile.parse_yaml", refuse)
    monkeypatch.setattr("dialogvakt_nlp.suggestionmodel._read", refuse)
    assert reader_with(monkeypatch, read_tables(tables)).read("Han har brystsmerter.").mentions


def test_the_same_sources_give_the_same_bytes(package: Path, tables: Path) -> None:
    before = tables.read_bytes()
    tables.unlink()
    assert compile_with(package, 2) == before


def test_a_changed_lexicon_is_noticed(tables: Path, changed: Path) -> None:
    assert read_tables(tables) == NOTHING


def test_what_is_unchanged_is_used(tables: Path) -> None:
    assert set(read_tables(tables)) > {
        "dialogvakt_nlp.jargon._tables",
        "dialogvakt_nlp.lexiconfile._parsed values.yaml",
    }


@pytest.mark.parametrize("content", [b"", b"something else", None], ids=["empty", "foreign", "missing"])
def test_a_file_that_is_none_is_passed_over(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / compiled.FILE.name
    if content is not None:
        file.write_bytes(content)
    assert read_tables(file) == NOTHING


@pytest.mark.parametrize("length", [40, 80, 100_000, -1])
def test_a_file_that_was_cut_off_is_passed_over(tables: Path, length: int) -> None:
    cut, whole = tables.with_suffix(".cut"), tables.read_bytes()
    cut.write_bytes(whole[:length])
    assert read_tables(cut) == NOTHING


def test_a_process_that_has_read_a_table_keeps_it_when_the_file_is_made_anew(package: Path, tables: Path) -> None:
    name = "dialogvakt_nlp.jargon._tables"
    kept = read_tables(tables)[name]
    before = bytes(kept)
    tables.unlink()
    compile_with(package, 3)
    assert kept == before
