"""A new guideline is complete: it validates, its cases go as they say, and editors know its files."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from dialogvakt_rules import load_guideline
from dialogvakt_rules.schemas import schemas
from tests.plugin.workbench.conftest import Command
from tests.rules.test_schemas import content_of, kind_of


@pytest.mark.parametrize("alone", [(), ("--stand-alone",)], ids=["extending", "alone"])
def test_a_new_guideline_is_valid_tested_and_known_to_editors(
    command: Command, tmp_path: Path, alone: tuple[str, ...]
) -> None:
    result = command("new", "nordvik-sykehus", *alone, "-o", tmp_path)
    folder = tmp_path / "nordvik-sykehus"
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, f"Skrev {folder}.")
    assert command("validate", folder).stdout.endswith("1 regel, 4 prøver.\n")
    assert command("test", folder).stdout == "4 prøver kjørt, alle som ventet.\n"
    assert load_guideline(folder).extends == (() if alone else ("norwegian-base",))
    for path in folder.rglob("*.yaml"):
        modeline = path.read_text("utf-8").splitlines()[0]
        assert modeline.startswith("# yaml-language-server: $schema=")
        assert (path.parent / modeline.partition("=")[2]).is_file()
        assert Draft202012Validator(schemas()[kind_of(path)]).is_valid(content_of(path))


def test_what_options_say_stands_in_the_guideline_whatever_signs_it_holds(command: Command, tmp_path: Path) -> None:
    title = 'Regler: "dialog" #1 \\ {x}'
    told = ("--title", title, "--publisher", "Nordvik", "--document", "N7", "--source", "N7, versjon 2")
    command(
        "new",
        "nordvik",
        *told,
        "--version",
        "2",
        "--from",
        "2026-01-01",
        "--organisation",
        "Nordvik HF",
        "-o",
        tmp_path,
    )
    guideline = load_guideline(tmp_path / "nordvik")
    assert (guideline.title.nb, guideline.publisher, guideline.version) == (title, "Nordvik", "2")
    assert (guideline.validity.since, guideline.scope.names) == (date(2026, 1, 1), ("Nordvik HF",))


def test_a_folder_that_is_there_and_a_name_that_cannot_be_are_refused(command: Command, tmp_path: Path) -> None:
    command("new", "nordvik", "-o", tmp_path)
    again = command("new", "nordvik", "-o", tmp_path)
    assert (again.exit_code, "ingenting ble skrevet" in again.stderr) == (2, True)
    for name in ("../nordvik", "Nord Vik", "a/b"):
        assert command("new", name, "-o", tmp_path).exit_code == 2
    assert [path.name for path in tmp_path.iterdir()] == ["nordvik"]
