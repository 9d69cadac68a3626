"""YAML is read strictly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dialogvakt_rules.errors import GuidelineErrors, Problems
from dialogvakt_rules.yamlfile import Value, load_plain, parse_yaml, read_yaml


def parsed(text: str) -> Value:
    """What YAML says, when nothing is wrong with it."""
    problems = Problems()
    file = parse_yaml(text, "f.yaml", problems)
    problems.raise_if_any()
    assert file is not None
    return file.data


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("12", 12),
        ("-3", -3),
        ("012", "012"),
        ("1:30", "1:30"),
        ("1e3", "1e3"),
        ("2.50", 2.5),
        (".inf", ".inf"),
        ("2026-03-02", date(2026, 3, 2)),
        ("2026-03-02 10:00:00", "2026-03-02 10:00:00"),
        ("null", None),
        ("", None),
        ('"12"', "12"),
        ("[a, {b: 1}]", ["a", {"b": 1}]),
        ("<<: 1", {"<<": 1}),
    ],
)
def test_plain_words_mean_what_they_look_like(text: str, value: Value) -> None:
    assert parsed(text) == value
    assert type(parsed(text)) is type(value)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\nb:\n  c: 1\n  c: 2\n", "f.yaml:4: b.c: this key stands twice"),
        ("a: &x [1]\nb: *x\n", "f.yaml:1: b: aliases (*name) are not allowed; write it out"),
        ("a: !!python/name:os.system x\n", "f.yaml:1: a: the tag 'python/name:os.system' is not allowed"),
        ("1: a\n", "f.yaml:1: a key must be a word; put quotes around it"),
        ("a: 2026-13-01\n", "f.yaml:1: a: there is no such date"),
        ("a: 1\n b: 2\n", "f.yaml:2: no valid YAML: mapping values are not allowed in this context"),
        ("a: \x07\n", "f.yaml:1: no valid YAML: a character that YAML does not allow"),
        ("a: " + "9" * 5000, "f.yaml:1: a: not a number that can be read"),
        ("a: !!int 1x", "f.yaml:1: a: not a number that can be read"),
        ("a: " + "[" * 900 + "]" * 900, "f.yaml:1: a: nested too deeply"),
    ],
)
def test_what_is_not_allowed_is_told_with_its_line(text: str, message: str) -> None:
    with pytest.raises(GuidelineErrors) as caught:
        parsed(text)
    assert str(caught.value).splitlines()[0] == message


def test_keys_know_their_lines() -> None:
    file = parse_yaml("a: 1\nb:\n  - c: 1\n    d: 2\n", "f.yaml", Problems())
    assert file is not None
    assert file.line(("b", 0, "d")) == 4
    assert file.line(("b", 0, "missing")) == 3
    assert file.line(()) == 1


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    problems = Problems()
    assert read_yaml(tmp_path / "none.yaml", problems) is None
    bad = tmp_path / "latin.yaml"
    bad.write_bytes("a: ø".encode("latin-1"))
    with pytest.raises(GuidelineErrors, match=r"latin\.yaml:1: the file is no UTF-8 text"):
        load_plain(bad)
