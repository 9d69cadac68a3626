"""Drafts are read from files; what cannot be read is told with input, line and field, and the rest is read on."""

from __future__ import annotations

import builtins
import errno
import json
import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NoReturn

import pytest

from dialogvakt import Context, Draft, InputError
from dialogvakt.files.reading import count_lines, is_many, kind_of, read_documents
from dialogvakt.files.textfile import read_context

MESSAGES = Path(__file__).resolve().parents[2] / "data" / "messages"
REPLY = Context(message_type="reply")


def read(*names: Path | str, context: Context | None = None) -> list[Draft | str]:
    sources = read_documents([str(name) for name in names], context)
    return [source.draft or str(source.error) for source in sources]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_plain_text_is_one_draft(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "\ufeffHei.\r\nDu.\n")
    assert read(path) == [Draft("Hei.\r\nDu.\n", Context(), str(path))]


def test_the_context_beside_a_draft_is_used(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Hei.")
    write(tmp_path / "a.context.json", '{"message_type": "reply"}')
    assert read(path) == [Draft("Hei.", REPLY, str(path))]
    assert read(path, context=Context()) == [Draft("Hei.", Context(), str(path))]


def test_a_bad_context_beside_a_draft_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Hei.")
    beside = write(tmp_path / "a.context.json", '{"care": 1}')
    (told,) = read(path)
    assert str(told).startswith(f"{beside}: care: is no known field")


def test_a_line_is_a_draft_and_a_broken_one_loses_no_other(tmp_path: Path) -> None:
    lines: list[str | bytes] = [
        '{"id": "1", "text": "a\u2028b", "codes": []}',
        "{broken",
        "",
        '{"text": "c", "context": {"patient": {"statsu": "x"}}}',
        '{"id": 2, "text": "d", "context": {"message_type": "reply"}}',
        b"\xff{}",
        "[" * 100_000,
        '{"text": "' + "x" * 20_001 + '"}',
        "9" * 5_000,
        '{"text": "\\ud800"}',
    ]
    path = write(
        tmp_path / "a.jsonl", b"\r\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    )
    assert read(path) == [
        Draft("a\u2028b", Context(), "1"),
        f"{path}:2: is no JSON: expecting property name enclosed in double quotes (line 1, column 2)",
        f"{path}:4: context.patient.statsu: is no known field (did you mean status?); allowed: national_id, status, "
        "known_to_hospital, discharged_on, last_contact, care",
        Draft("d", REPLY, "2"),
        f"{path}:6: is not UTF-8 (byte 1)",
        f"{path}:7: is no JSON that can be read: too deep, or a number too long",
        f"{path}:8: text: has 20001 characters; allowed: at most 20000 characters",
        f"{path}:9: is no JSON that can be read: too deep, or a number too long",
        Draft("\ud800"),
    ]


def test_a_given_context_is_for_lines_that_bring_none(tmp_path: Path) -> None:
    path = write(tmp_path / "a.JSONL", '{"text": "a"}\n{"text": "b", "context": {}}\n')
    assert read(path, context=REPLY) == [Draft("a", REPLY), Draft("b")]


@pytest.mark.parametrize("name", ["missing.txt", "missing.jsonl", ".", "nul\0.txt"])
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    problem = {".": "is a directory", "nul\0.txt": "cannot be read"}.get(name, "does not exist")
    assert read(name) == [f"{name}: {problem}"]


def test_a_file_that_may_not_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str, mode: str) -> NoReturn:
        raise PermissionError(errno.EACCES, name)

    monkeypatch.setattr(builtins, "open", refuse)
    assert read("a.txt") == ["a.txt: may not be read"]


def test_the_other_files_are_read_on(tmp_path: Path) -> None:
    good, bad = write(tmp_path / "a.txt", "Hei."), write(tmp_path / "b.txt", b"\xe5")
    assert read(bad, good) == [f"{bad}: is not UTF-8 (byte 1)", Draft("Hei.", Context(), str(good))]


def test_a_file_without_drafts_is_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", "\n\n")
    assert read(path) == [f"{path}: holds no drafts"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is no JSON: expecting property name enclosed in double quotes (line 1, column 2)"),
        ("[]", "is no JSON object; allowed: written_on, sender_side"),
        ("", "is no JSON: expecting value (line 1, column 1)"),
        ('{"written_on": "2026-02-30"}', "written_on: is no date; allowed: a day that exists"),
    ],
)
def test_a_bad_context_file_is_told(tmp_path: Path, content: str, message: str) -> None:
    path = write(tmp_path / "c.json", content)
    with pytest.raises(InputError) as caught:
        read_context(str(path))
    assert str(caught.value).startswith(f"{path}: {message}")


def test_drafts_are_counted_for_the_progress_bar(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl", json.dumps({"text": ""}) + "\n\n")
    assert count_lines([str(path), "b.txt", "missing.jsonl"]) == 4
    assert (is_many("a.jsonl"), is_many("-"), is_many("a.json")) == (True, False, False)


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.TXT", b"<?xml version='1.0'?>", "text"),
        ("a.xml", b"Hei.", "xml"),
        ("a.json", b"Hei.", "json"),
        ("a", b"\xef\xbb\xbf <?xml version='1.0'?>", "xml"),
        ("-", '<?xml version="1.0"?>'.encode("utf-16"), "xml"),
        ("-", b"<MsgHead xmlns='x'>", "xml"),
        ("-", b'{"resourceType": "Communication"}', "json"),
        ("-", b'{"id": 1, "text": "Hei."}', "json"),
        ("-", b"{Hei} <b>du</b>", "text"),
        ("-", b"<b>Hei</b>", "text"),
        ("a.md", b"", "text"),
    ],
)
def test_a_file_is_what_its_suffix_says_or_else_what_it_begins_with(name: str, head: bytes, kind: str) -> None:
    assert kind_of(name, head) == kind


def test_what_comes_through_a_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "rør.xml"
    os.mkfifo(pipe)
    message = MESSAGES / "request-1.0.xml"
    with ThreadPoolExecutor() as pool:
        pool.submit(pipe.write_bytes, message.read_bytes())
        (document,) = read_documents([str(pipe)])
    assert document.draft and document.draft.text.startswith("Til Hjertesykdommer.")


def test_every_kind_of_file_says_how_it_was_when_it_was_read(tmp_path: Path) -> None:
    for path in MESSAGES.iterdir():
        for document in read_documents([str(path)]):
            assert document.draft is None or (document.origin and document.origin.stamp == path.stat())
