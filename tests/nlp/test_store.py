"""What a store keeps is what was made, for just the sources that it was made from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from dialogvakt_nlp.store import Shared, Store, pack


class Words:
    """A store of what a folder's only file comes to; `made` tells what was worked out."""

    def __init__(self, folder: Path) -> None:
        store = Store(folder / "kept.bin", folder, (".txt",))
        self.store = store
        self.made: list[str] = []
        self._source = folder / "words.txt"

        @store.compiled
        def count() -> dict[str, int]:
            self.made.append("count")
            return {word: len(word) for word in self._words()}

        @store.compiled_for(self._words)
        def spelled(word: str) -> tuple[str, ...]:
            self.made.append(word)
            return tuple(word)

        @store.compiled_bytes
        def text() -> bytes:
            self.made.append("text")
            return " ".join(self._words()).encode()

        self.count, self.spelled, self.text = count, spelled, text

    def _words(self) -> Iterable[str]:
        return self._source.read_text(encoding="utf-8").split()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "words.txt").write_text("puls blodtrykk", encoding="utf-8")
    Words(tmp_path).store.write()
    return tmp_path


def test_what_is_kept_is_not_made_again(folder: Path) -> None:
    words = Words(folder)
    assert words.count() == {"puls": 4, "blodtrykk": 9}
    assert words.spelled("puls") == ("p", "u", "l", "s")
    assert bytes(words.text()) == b"puls blodtrykk"
    assert words.made == []


def test_what_is_not_among_the_keys_is_made(folder: Path) -> None:
    words = Words(folder)
    assert words.spelled("ja") == ("j", "a")
    assert words.made == ["ja"]


@pytest.mark.parametrize("change", ["content", "name", "another"])
def test_other_sources_are_noticed(folder: Path, change: str) -> None:
    source = folder / "words.txt"
    if change == "content":
        source.write_text("puls", encoding="utf-8")
    elif change == "name":
        (folder / "before.txt").write_text("", encoding="utf-8")
    else:
        (folder / "more").mkdir()
        (folder / "more" / "words.txt").write_text("vekt", encoding="utf-8")
    words = Words(folder)
    assert set(words.count()) >= {"puls"}
    words.text()
    words.spelled("puls")
    assert words.made == ["count", "text", "puls"]


def test_other_files_are_no_sources(folder: Path) -> None:
    (folder / "notes.md").write_text("anything", encoding="utf-8")
    words = Words(folder)
    words.count()
    assert words.made == []


@pytest.mark.parametrize("length", [0, 10, 40, 60, 120, -1])
def test_a_file_that_was_cut_off_is_passed_over(folder: Path, length: int) -> None:
    file = folder / "kept.bin"
    file.write_bytes(file.read_bytes()[:length])
    assert Words(folder).store.parts == {}


def test_a_foreign_file_is_passed_over(folder: Path) -> None:
    (folder / "kept.bin").write_bytes(b"something else" * 100)
    assert Words(folder).store.parts == {}


def test_a_process_keeps_what_it_has_mapped_when_the_file_is_made_anew(folder: Path) -> None:
    words = Words(folder)
    text = words.text()
    (folder / "words.txt").write_text("noe annet", encoding="utf-8")
    Words(folder).store.write()
    assert bytes(text) == b"puls blodtrykk"
    assert bytes(Words(folder).text()) == b"noe annet"


def test_equal_parts_are_packed_alike_whether_or_not_they_are_one_object() -> None:
    one = "".join(["pu", "ls"])
    assert pack((one, one)) == pack((one, one)) != b""
    assert pack(["a b", "".join(["a", " b"])]) == pack(["a b", "".join(["a", " b"])])


def test_equal_values_are_shared() -> None:
    share = Shared[tuple[int, ...]]()
    first = tuple([1, 2])
    assert share(tuple([1, 2])) is share(first)
