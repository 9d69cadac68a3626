"""What answers at once loads nothing heavy, and the package's names are all there when they are asked for."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

import dialogvakt
from tests.plugin.conftest import NORDVIK, environment

HEAVY = {"spacy", "thinc", "numpy", "holidays", "durable_rules_engine", "sklearn"}
# Not pydantic: typer reads its options with it.
NOT_FOR_HELP = HEAVY | {"jinja2", "yaml", "dialogvakt_rules", "dialogvakt_nlp", "fastapi", "starlette", "uvicorn"}
NOT_FOR_HELP |= {"lsprotocol", "pygls"}
LOADED = """
import json, sys
from dialogvakt.cli.main import main
sys.argv = ["dialogvakt", *sys.argv[1:]]
try:
    main()
finally:
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""


def loaded_by(*arguments: str) -> set[str]:
    """Return the packages that a command has loaded in a process of its own."""
    command = [sys.executable, "-c", LOADED, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment())
    return set(json.loads(done.stderr))


@pytest.mark.parametrize(
    "arguments",
    [
        ["--version"],
        ["--help"],
        ["check", "--help"],
        ["config", "--help"],
        ["hook", "--help"],
        ["explain", "--help"],
        ["evaluate", "--help"],
        ["lsp", "--help"],
        ["serve", "--help"],
    ],
    ids=" ".join,
)
def test_help_and_version_load_neither_spacy_nor_a_guideline(arguments: list[str]) -> None:
    assert loaded_by(*arguments) & NOT_FOR_HELP == set()


def test_a_rule_is_explained_without_spacy() -> None:
    loaded = loaded_by("explain", "abbreviation", "--guideline", str(NORDVIK))
    assert loaded & (HEAVY | {"dialogvakt_nlp", "jinja2"}) == set()
    assert "dialogvakt_rules" in loaded


def test_an_outline_is_written_without_spacy() -> None:
    assert loaded_by("skeleton") & (HEAVY | {"dialogvakt_nlp"}) == set()


def test_settings_are_told_without_spacy_or_a_guideline() -> None:
    assert loaded_by("config") & (HEAVY | {"dialogvakt_nlp"}) == set()


def test_the_package_alone_loads_nothing_of_its_own() -> None:
    code = "import sys, dialogvakt; print([name for name in sys.modules if name.startswith('dialogvakt.')])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=environment())
    assert done.stdout == "[]\n"


@pytest.mark.parametrize("name", dialogvakt.__all__)
def test_a_public_name_is_there_when_it_is_asked_for(name: str) -> None:
    assert name in dir(dialogvakt)
    assert getattr(dialogvakt, name) is not None


def test_a_name_that_is_not_there_is_told_as_python_tells_it() -> None:
    with pytest.raises(AttributeError, match="module 'dialogvakt' has no attribute 'Cheker'"):
        getattr(dialogvakt, "Cheker")  # noqa: B009
