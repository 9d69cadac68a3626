"""The configuration file: found upwards, read strictly, and every mistake named by file and key."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dialogvakt import Context, InputError
from dialogvakt.config.configfile import NAME, ConfigFile, config_for, find_config, read_config

GOOD = """
guideline = "ours"
guidelines = ["more"]
language = "nn"
fail_on = "warning"
files = ["*.txt"]
exclude = ["old/*"]

[context]
sender_side = "hospital"

[[dismissed]]
fingerprint = "0123456789abcdef0123456789abcdef"
code = "abbreviation"
file = "a.txt"
reason = "Navnet på en avdeling"
date = 2026-11-25
by = "Kari Moe"
"""


def written(folder: Path, text: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_all_that_may_stand_there_is_read(tmp_path: Path) -> None:
    file = read_config(written(tmp_path, GOOD))
    assert (file.config.language, file.config.fail_on) == ("nn", "warning")
    assert file.config.context == Context(sender_side="hospital")
    assert [one.by for one in file.config.dismissed] == ["Kari Moe"]


def test_folders_are_seen_from_the_file_and_ids_left_alone(tmp_path: Path) -> None:
    file = read_config(written(tmp_path, GOOD))
    assert (file.guideline, file.guidelines) == ("ours", (str(tmp_path / "more"),))
    (tmp_path / "ours").mkdir()
    assert file.guideline == str(tmp_path / "ours")
    assert (ConfigFile().guideline, ConfigFile().guidelines) == (None, ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("guidline = 'x'", "guidline: is no known field (did you mean guideline?); allowed: guideline, guidelines, "),
        ("fail-on = 'info'", "fail-on: is no known field (did you mean fail_on?)"),
        ("fail_on = 'error'", "fail_on: has a value that is not allowed; allowed: redirect, warning, info"),
        ("files = '*.txt'", "files: is no list"),
        ("[context]\nsender_sid = 'x'", "context.sender_sid: is no known field (did you mean sender_side?)"),
        (GOOD.replace('"Kari Moe"', '" "'), "dismissed.0.by: is empty"),
        (GOOD.replace("2026-11-25", '"i går"'), "dismissed.0.date: is no date"),
        (GOOD.replace("by = ", "who = "), "dismissed.0.by: is missing"),
        (GOOD.replace('"0123', '"123'), "dismissed.0.fingerprint: has a form that is not allowed"),
        ("x = 1\nhemmeleg pasient", "is no TOML (at line 2, column 10)"),
        ("hemmeleg", "is no TOML (at end of document)"),
    ],
)
def test_a_mistake_is_told_by_file_and_key(tmp_path: Path, text: str, told: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read_config(path)
    assert str(caught.value).startswith(f"{path}: {told}")
    assert "hemmeleg" not in str(caught.value)


@pytest.mark.parametrize(("raw", "told"), [(b"\xff", "is not UTF-8"), (None, "does not exist")])
def test_a_file_that_cannot_be_read_is_told(tmp_path: Path, raw: bytes | None, told: str) -> None:
    path = tmp_path / NAME
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(InputError, match=told):
        read_config(str(path))


def test_line_ends_and_byte_order_marks_do_not_matter(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert read_config(str(path)).config.language == "nn"


def test_the_nearest_file_above_is_found(tmp_path: Path) -> None:
    outer = written(tmp_path, "")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert find_config(str(tmp_path / "a" / "b")) == outer
    inner = written(tmp_path / "a", "")
    assert find_config(str(tmp_path / "a" / "b")) == inner
    assert config_for([str(tmp_path / "a" / "b"), str(tmp_path / "a" / "x.txt")]) == inner


def test_files_with_different_configurations_are_not_mixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path / "a", "")
    written(tmp_path / "b", "")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError) as caught:
        config_for(["a/x.txt", "b/y.txt"])
    assert str(caught.value) == (
        f"b/y.txt: has another configuration (b{os.sep}{NAME}) than a/x.txt (a{os.sep}{NAME}); "
        "allowed: one check for each, --config FILE for all of them"
    )
