"""Dismissals are added to the end of the file, and all that stands there stays."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt import InputError
from dialogvakt.config.configfile import read_config
from dialogvakt.config.dismissal import Dismissal
from dialogvakt.config.recording import record

OLD = '# Our phrases\nlanguage = "nn"   # as agreed\n\n[context]\nsender_side = "hospital"'


def dismissal(reason: str = "Standardfrase", file: str = "a.txt") -> Dismissal:
    return Dismissal(
        code="abbreviation", reason=reason, date=date(2026, 11, 25), by="Kari Moe", fingerprint="0" * 32, file=file
    )


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("old", [OLD, OLD + "\n", ""])
def test_what_stands_there_stays(tmp_path: Path, old: str, end: str) -> None:
    path = tmp_path / "c.toml"
    before = old.replace("\n", end).encode()
    path.write_bytes(before)
    record(str(path), [dismissal(), dismissal(file="b.txt")])
    after = path.read_bytes()
    assert after.startswith(before)
    assert (b"\r\n" in after) == (b"\r\n" in before)
    assert after.count(b"\n") == after.count(b"\r\n") or b"\r\n" not in after
    assert read_config(str(path)).config.dismissed == (dismissal(), dismissal(file="b.txt"))


def test_a_file_that_is_not_there_is_begun_and_can_be_added_to(tmp_path: Path) -> None:
    path = tmp_path / "c.toml"
    record(str(path), [dismissal()])
    record(str(path), [dismissal(file="b.txt")])
    assert path.read_text(encoding="utf-8").startswith('[[dismissed]]\nfingerprint = "0000')
    assert len(read_config(str(path)).config.dismissed) == 2


@pytest.mark.parametrize(
    ("old", "told"), [("dismissed = []", "is one closed list"), ("x = ", "is no TOML"), ("x = 1", "is no known")]
)
def test_a_file_that_cannot_be_added_to_is_as_it_was(tmp_path: Path, old: str, told: str) -> None:
    path = tmp_path / "c.toml"
    path.write_text(old, encoding="utf-8")
    with pytest.raises(InputError, match=told):
        record(str(path), [dismissal()])
    assert path.read_text(encoding="utf-8") == old


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="could not be written"):
        record(str(tmp_path / "no" / "c.toml"), [dismissal()])


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])).map(lambda words: f"«{words}»"))
def test_every_reason_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, reason: str) -> None:
    path = tmp_path_factory.mktemp("c") / "c.toml"
    record(str(path), [dismissal(reason)])
    (read,) = tomllib.loads(path.read_bytes().decode())["dismissed"]
    assert read["reason"] == reason
