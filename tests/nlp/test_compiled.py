"""What was compiled gives the answers that the lexicons give, and is passed over when the lexicons are others."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dialogvakt_nlp import Reader
from dialogvakt_nlp.compiled import STORE
from tests.plugin.conftest import ROOT

# What a store has read of its file.
READ: tuple[str, ...] = ("parts", "_map", "_content")
COMPILE = "from dialogvakt_nlp import pipeline; from dialogvakt_nlp.compiled import STORE; STORE.write()"


@dataclass(frozen=True)
class Package:
    """A copy of the package, with its compiled file."""

    folder: Path

    @property
    def file(self) -> Path:
        return self.folder / STORE.file.name

    def compile(self, seed: int) -> bytes:
        """Compile in a process of its own, and return the file."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder.parent), "PYTHONHASHSEED": str(seed)}
        subprocess.run([sys.executable, "-c", COMPILE], check=True, env=environment)
        return self.file.read_bytes()


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    folder = tmp_path_factory.mktemp("compiled") / "dialogvakt_nlp"
    shutil.copytree(STORE.file.parent, folder, ignore=shutil.ignore_patterns("__pycache__", STORE.file.name))
    package = Package(folder)
    package.compile(1)
    return package


def use(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    """Let the lexicons be read from another file; the sources are still those of the package."""
    for name in READ:
        STORE.__dict__.pop(name, None)
    monkeypatch.setattr(STORE, "file", file)


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    kept: dict[str, object] = {name: STORE.__dict__.pop(name) for name in READ if name in STORE.__dict__}
    yield
    for name in READ:
        STORE.__dict__.pop(name, None)
    STORE.__dict__.update(kept)


def test_both_read_the_same(monkeypatch: pytest.MonkeyPatch, package: Package, tmp_path: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "examples").glob("*.txt"))]
    use(monkeypatch, tmp_path / "missing")
    slow = Reader()
    use(monkeypatch, package.file)
    fast = Reader()
    for text in [*texts, "\n".join(texts)]:
        assert fast.read(text) == slow.read(text)
        assert fast.outline(text) == slow.outline(text)


def test_no_large_lexicon_is_read_where_it_is_compiled(monkeypatch: pytest.MonkeyPatch, package: Package) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError(arguments)

    use(monkeypatch, package.file)
    for name in ("lexiconfile.parse_yaml", "abbreviations.read_csv", "jargon.read_csv", "suggestionmodel._read"):
        monkeypatch.setattr(f"dialogvakt_nlp.{name}", refuse)
    assert Reader().read("Han har brystsmerter.").mentions


def test_a_changed_lexicon_is_noticed(package: Package) -> None:
    lexicon = package.folder / "lexicons" / "slips.yaml"
    before = lexicon.read_bytes()
    lexicon.write_bytes(before + b"\n")
    code = "from dialogvakt_nlp.compiled import STORE; print(len(STORE.parts))"
    environment = {**os.environ, "PYTHONPATH": str(package.folder.parent)}
    counts = []
    for content in (before + b"\n", before):
        lexicon.write_bytes(content)
        done = subprocess.run([sys.executable, "-c", code], check=True, env=environment, capture_output=True, text=True)
        counts.append(int(done.stdout))
    assert counts[0] == 0
    assert counts[1] > 0


def test_the_same_sources_give_the_same_bytes(package: Package) -> None:
    before = package.file.read_bytes()
    package.file.unlink()
    assert package.compile(2) == before
