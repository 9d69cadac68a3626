"""A file counts as it stands, and is read only when it has changed."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from dialogvakt import InputError
from dialogvakt.server.authentication.watchedfile import OTHERS, OTHERS_WRITE, WatchedFile


class Reader:
    """Takes numbers, and counts how often it is asked."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, text: str, source: str) -> int:
        self.times += 1
        if not text.isdigit():
            raise InputError(source, None, "is no number")
        return int(text)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "number"
    path.write_text("1")
    path.chmod(0o600)
    return path


def test_what_has_not_changed_is_not_read_again(path: Path) -> None:
    reader = Reader()
    file = WatchedFile(path, reader, OTHERS)
    assert [file.content() for _ in range(5)] == [1] * 5
    assert reader.times == 1


def test_a_change_holds_at_once(path: Path) -> None:
    file = WatchedFile(path, Reader(), OTHERS)
    assert file.content() == 1
    other = path.with_name("other")
    other.write_text("2")
    other.chmod(0o600)
    os.replace(other, path)
    assert file.content() == 2


def test_a_file_that_has_become_wrong_says_nothing_until_it_is_put_right(
    path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = WatchedFile(path, Reader(), OTHERS)
    assert file.content() == 1
    path.write_text("secret")
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            with pytest.raises(InputError, match="is no number"):
                file.content()
    assert [record.getMessage() for record in caplog.records] == [f"{path}: is no number"]
    path.write_text("22")
    assert file.content() == 22


def test_a_file_that_is_gone_says_nothing(path: Path) -> None:
    file = WatchedFile(path, Reader(), OTHERS)
    assert file.content() == 1
    path.unlink()
    with pytest.raises(InputError, match="cannot be read: No such file or directory"):
        file.content()


@pytest.mark.parametrize(
    ("forbidden", "mode", "right"),
    [(OTHERS, 0o604, 0o600), (OTHERS, 0o602, 0o600), (OTHERS, 0o641, 0o640), (OTHERS_WRITE, 0o646, 0o644)],
    ids=oct,
)
def test_a_file_that_everybody_may_open_is_refused(path: Path, forbidden: int, mode: int, right: int) -> None:
    file = WatchedFile(path, Reader(), forbidden)
    path.chmod(mode)
    with pytest.raises(InputError) as caught:
        file.content()
    told = f"is open to everybody on this machine (permissions {mode:03o}); allowed: {right:03o} (chmod)"
    assert str(caught.value) == f"{path}: {told}"
    path.chmod(right)
    assert file.content() == 1


def test_a_file_that_is_no_text_is_told(path: Path) -> None:
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="is no UTF-8 text"):
        WatchedFile(path, Reader(), OTHERS).content()
