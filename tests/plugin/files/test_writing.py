"""Files are changed in place, whole or not at all."""

from __future__ import annotations

import errno
import os
import resource
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from dialogvakt import InputError
from dialogvakt.files.document import Splice
from dialogvakt.files.writing import rewrite
from tests.plugin.conftest import environment

TEXT = b"\xef\xbb\xbfHei.\r\nPas. sover.\r\n"
SPLICES = (Splice(9, 13, b"Pasienten"), Splice(3, 6, "Åh".encode()))
CHANGED = "\ufeffÅh.\r\nPasienten sover.\r\n".encode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_bytes(TEXT)
    return path


def refusal(path: Path, state: os.stat_result) -> str:
    with pytest.raises(InputError) as caught:
        rewrite(str(path), SPLICES, state)
    return str(caught.value)


def test_only_the_ranges_change(file: Path) -> None:
    rewrite(str(file), SPLICES, file.stat())
    assert file.read_bytes() == CHANGED
    assert [path.name for path in file.parent.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o755, 0o666])
def test_the_mode_stays(file: Path, mode: int) -> None:
    file.chmod(mode)
    rewrite(str(file), SPLICES, file.stat())
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_link_stays_a_link(file: Path) -> None:
    link = file.with_name("lenke.txt")
    link.symlink_to(file)
    rewrite(str(link), SPLICES, link.stat())
    assert link.is_symlink()
    assert file.read_bytes() == CHANGED


def test_a_file_that_somebody_else_has_changed_is_left_alone(file: Path) -> None:
    before = file.stat()
    file.write_bytes(b"Noe helt annet.")
    assert refusal(file, before) == f"{file}: was changed by somebody else meanwhile; nothing was written"
    assert file.read_bytes() == b"Noe helt annet."


def test_a_file_that_is_gone_is_told(file: Path) -> None:
    before = file.stat()
    file.unlink()
    assert refusal(file, before) == f"{file}: could not be changed: it is gone; it is as it was"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.ENOSPC, "the disk is full"),
        (errno.EROFS, "its folder may not be written to"),
        (errno.EIO, "the system refuses"),
    ],
)
def test_a_write_that_fails_leaves_the_file_whole(
    file: Path, monkeypatch: pytest.MonkeyPatch, number: int, reason: str
) -> None:
    def fail(handle: int) -> None:
        raise OSError(number, "")

    monkeypatch.setattr(os, "fsync", fail)
    assert refusal(file, file.stat()) == f"{file}: could not be changed: {reason}; it is as it was"
    assert file.read_bytes() == TEXT
    assert [path.name for path in file.parent.iterdir()] == ["a.txt"]


def test_a_full_disk_leaves_the_file_whole(tmp_path: Path) -> None:
    """The system itself refuses to write as much as the file holds."""
    file = tmp_path / "a.txt"
    text = b"Pas. er til kontr. mtp. trykket.\n" * 500
    file.write_bytes(text)
    done = subprocess.run(
        [sys.executable, "-m", "dialogvakt", "check", "--fix", "--format", "github", "a.txt"],
        cwd=tmp_path,
        env=environment({"PYTHONDONTWRITEBYTECODE": "1"}),
        capture_output=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, 4_096)),
    )
    assert done.returncode == 2
    problem = "could not be changed: it would be larger than a file may be; it is as it was"
    assert done.stderr.decode().splitlines() == [f"dialogvakt: a.txt: {problem}"]
    assert file.read_bytes() == text
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
