"""Saved evaluations keep what was said of each draft, and are read strictly."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dialogvakt import InputError, __version__
from dialogvakt.cli.comparefile import Saved, corpus_hash, read_saved, row_of, write_saved
from dialogvakt.evaluation import Answer
from dialogvakt_rules import Guideline

CORPUS = "c" * 64
FOUND = Answer("nn", "redirect", "phone", {"critical-value": "suggested", "abbreviation": "exact"})
Lines = list[dict[str, Any]]


@pytest.fixture
def saved(tmp_path: Path, guideline: Guideline) -> Path:
    """A file with two answers."""
    path = tmp_path / "saved.jsonl"
    rows = [row_of(1, "a", FOUND), row_of(4, None, Answer("nb", "send", "message", {}))]
    write_saved(str(path), guideline, CORPUS, rows)
    return path


def rewrite(path: Path, change: Callable[[Lines], object]) -> None:
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    change(lines)
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")


def refused(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_saved(str(path))
    return str(caught.value).replace(str(path), "FILE")


def test_what_is_saved_is_read_again(saved: Path) -> None:
    answers = read_saved(str(saved)).answers
    assert answers == {1: FOUND, 4: Answer("nb", "send", "message", {})}


def test_a_saved_file_says_what_made_it_and_of_which_corpus(saved: Path, guideline: Guideline) -> None:
    first, second, _ = map(json.loads, saved.read_text(encoding="utf-8").splitlines())
    assert first == {
        "format": "dialogvakt-evaluation",
        "version": 1,
        "made_by": {
            "dialogvakt": __version__,
            "guideline": "nordvik",
            "guideline_version": "2.0",
            "content_hash": guideline.content_hash,
            "suggestions": True,
        },
        "corpus": CORPUS,
        "drafts": 2,
    }
    assert second == {
        "line": 1,
        "id": "a",
        "language": "nn",
        "verdict": "redirect",
        "channel": "phone",
        "exact": ["abbreviation"],
        "suggested": ["critical-value"],
    }


def test_no_identity_number_is_saved_as_an_id() -> None:
    assert row_of(1, "14835831176", FOUND).id is None


def test_half_characters_in_an_id_can_be_saved() -> None:
    assert row_of(1, "\udcff", FOUND).id == "?"


def test_a_code_found_both_ways_is_exact(saved: Path) -> None:
    rewrite(saved, lambda lines: lines[1].update(exact=["sender"], suggested=["sender"]))
    assert read_saved(str(saved)).answers[1].codes == {"sender": "exact"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda lines: lines.pop(0),
            "FILE:1: is no saved evaluation; allowed: a file that `evaluate --save` wrote",
        ),
        (
            lambda lines: lines[0].update(version=2),
            "FILE:1: version: is none that this dialogvakt can read; allowed: 1",
        ),
        (lambda lines: lines[0].pop("corpus"), "FILE:1: corpus: is missing"),
        (lambda lines: lines[0]["made_by"].update(suggestions="Ringvold"), "FILE:1: made_by.suggestions: is neither"),
        (
            lambda lines: lines[1].update({"Ringvold har feber": 1}),
            "FILE:2: (a name that no field has): is no known field",
        ),
        (lambda lines: lines[1].update(verdict="Ringvold"), "FILE:2: verdict: has a value that is not allowed"),
        (lambda lines: lines[1].update(line="Ringvold"), "FILE:2: line: is no whole number"),
        (lambda lines: lines[2].update(exact=["sender", 1]), "FILE:3: exact.1: is no string"),
        (lambda lines: lines[2].update(suggested="Ringvold"), "FILE:3: suggested: is no list"),
        (lambda lines: lines[2].update(line=1), "FILE:3: line: stands in an earlier line, too"),
        (lambda lines: lines.pop(), "FILE: holds 1 drafts, and its first line says 2: it is not whole"),
        (lambda lines: lines.__setitem__(1, ["Ringvold"]), "FILE:2: is no object"),
        (lambda lines: lines.__setitem__(0, ["Ringvold"]), "FILE:1: is no saved evaluation"),
    ],
)
def test_a_broken_file_is_told_with_its_line(saved: Path, change: Callable[[Lines], object], told: str) -> None:
    rewrite(saved, change)
    message = refused(saved)
    assert message.startswith(told)
    assert "Ringvold" not in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "FILE: is no saved evaluation"),
        (b'{"text": "Ringvold', "FILE:1: is no JSON"),
        (b"\xff\xfe", "FILE:1: is not UTF-8 (byte 1)"),
    ],
)
def test_what_is_no_json_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_bytes(content)
    message = refused(path)
    assert message.startswith(told)
    assert "Ringvold" not in message


def test_a_line_that_breaks_off_is_told(saved: Path) -> None:
    saved.write_bytes(saved.read_bytes()[:-20])
    assert refused(saved).startswith("FILE:3: is no JSON")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert refused(tmp_path / "missing.jsonl") == "FILE: does not exist"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path, guideline: Guideline) -> None:
    with pytest.raises(InputError, match="cannot be written"):
        write_saved(str(tmp_path), guideline, CORPUS, [])


def test_a_corpus_is_known_by_all_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "c.jsonl"
    path.write_bytes(b"one\n")
    assert corpus_hash(str(path)) == hashlib.sha256(b"one\n").hexdigest()


@pytest.mark.parametrize("name", ["-", ".", "missing.jsonl"])
def test_a_corpus_that_is_no_file_cannot_be_known_again(name: str) -> None:
    with pytest.raises(InputError) as caught:
        corpus_hash(name)
    assert str(caught.value).startswith(f"{name}: is no file; ")


def test_a_corpus_that_cannot_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError

    path = tmp_path / "c.jsonl"
    path.write_bytes(b"")
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(InputError, match="cannot be read"):
        corpus_hash(str(path))


def test_an_empty_evaluation_is_whole(tmp_path: Path, guideline: Guideline) -> None:
    path = str(tmp_path / "saved.jsonl")
    write_saved(path, guideline, CORPUS, [])
    saved = read_saved(path)
    assert (saved.header.corpus, saved) == (CORPUS, Saved(saved.header, {}))
