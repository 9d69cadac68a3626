"""Folders are walked: patterns, hidden files, and links that lead in circles."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dialogvakt import InputError
from dialogvakt.files.walking import walk


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with drafts of every kind and much else; it is the current one."""
    monkeypatch.chdir(tmp_path)
    for name in (
        "b.txt", "a.txt", "a.context.json", "a.md", ".hidden.txt", "inn/c.xml", "inn/d.jsonl", "inn/ut/e.json",
        ".git/f.txt", "tom/x.png",
    ):  # fmt: skip
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    return tmp_path


def walked(*names: str, patterns: tuple[str, ...] = ()) -> list[str]:
    return [str(found) for found in walk(names, patterns)]


def test_drafts_of_every_kind_are_found_sorted(folder: Path) -> None:
    assert walked(".") == ["./a.txt", "./b.txt", "./inn/c.xml", "./inn/d.jsonl", "./inn/ut/e.json"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(folder: Path) -> None:
    assert walked("a.md", "-", "missing", "inn") == [
        "a.md",
        "-",
        "missing",
        "inn/c.xml",
        "inn/d.jsonl",
        "inn/ut/e.json",
    ]


def test_a_context_that_is_named_beside_its_draft_is_no_draft(folder: Path) -> None:
    assert walked("a.context.json", "a.txt", "b.txt") == ["a.txt", "b.txt"]
    assert walked("a.context.json", "b.txt") == ["a.context.json", "b.txt"]


@pytest.mark.parametrize(
    ("patterns", "found"),
    [
        (("*.md",), ["./a.md"]),
        (("a.*",), ["./a.md", "./a.txt"]),
        (("inn/*.xml", "b*"), ["./b.txt", "./inn/c.xml"]),
        (("inn/*",), ["./inn/c.xml", "./inn/d.jsonl", "./inn/ut/e.json"]),
    ],
)
def test_patterns_choose(folder: Path, patterns: tuple[str, ...], found: list[str]) -> None:
    assert walked(".", patterns=patterns) == found


def test_a_folder_without_drafts_is_told(folder: Path) -> None:
    assert walked("tom") == ["tom: is a directory without drafts; allowed: *.txt, *.jsonl, *.json, *.xml"]


def test_links_are_followed_but_not_in_circles(folder: Path) -> None:
    (folder / "inn" / "ut" / "rundt").symlink_to(folder / "inn", target_is_directory=True)
    (folder / "lenke").symlink_to(folder / "inn" / "ut", target_is_directory=True)
    assert walked("inn") == [
        "inn/c.xml",
        "inn/d.jsonl",
        "inn/ut/e.json",
        "inn/ut/rundt: is a directory that leads back to one that holds it",
    ]
    assert walked("lenke", patterns=("*.json",)) == [
        "lenke/e.json",
        "lenke/rundt/ut: is a directory that leads back to one that holds it",
    ]


def test_what_may_have_no_end_is_told_and_only_read_if_it_is_named(folder: Path) -> None:
    os.mkfifo(folder / "tom" / "rør.txt")
    assert walked("tom") == ["tom/rør.txt: is a pipe, a socket or a device"]
    assert walked("tom/rør.txt") == ["tom/rør.txt"]


def test_a_folder_that_cannot_be_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str) -> list[os.DirEntry[str]]:
        if path.endswith("inn"):
            raise PermissionError(13, path)
        return list(scandir(path))

    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", refuse)
    assert walked(".") == ["./a.txt", "./b.txt", "./inn: may not be read"]


def test_what_is_wrong_comes_as_an_error(folder: Path) -> None:
    (found,) = walk(["tom"])
    assert isinstance(found, InputError)
