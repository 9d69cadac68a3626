"""The JSON Schemas of guideline files say what the readers say."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from dialogvakt_rules import GuidelineErrors, load_cases, load_guideline
from dialogvakt_rules.errors import Problems
from dialogvakt_rules.loader import BUNDLED as GUIDELINES
from dialogvakt_rules.schemas import BUNDLED, SUFFIX, schema_text, schemas
from dialogvakt_rules.yamlfile import read_yaml

NORDVIK = Path(__file__).resolve().parents[1] / "data" / "nordvik"
VALIDATORS = {name: Draft202012Validator(schema) for name, schema in schemas().items()}


def kind_of(path: Path) -> str:
    if path.parent.name != "rules":
        return path.stem
    return "cases" if path.name.endswith(".cases.yaml") else "rule"


def files_of(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*.yaml")))


def as_an_editor_sees(value: Any) -> Any:
    """A file's content where dates are texts, as editors and JSON know them."""
    if isinstance(value, dict):
        return {key: as_an_editor_sees(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_an_editor_sees(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def content_of(path: Path) -> Any:
    file = read_yaml(path, Problems())
    assert file is not None
    return as_an_editor_sees(file.data)


@pytest.mark.parametrize("name", sorted(VALIDATORS))
def test_a_schema_is_one_and_its_file_is_fresh(name: str) -> None:
    Draft202012Validator.check_schema(schemas()[name])
    path = BUNDLED / f"{name}{SUFFIX}"
    assert path.read_text("utf-8") == schema_text(schemas()[name]), "write it anew: dialogvakt guideline schema"


@pytest.mark.parametrize(
    "path", [*files_of(GUIDELINES), *files_of(NORDVIK)], ids=lambda path: "/".join(path.parts[-3:])
)
def test_every_file_that_the_loader_takes_fits_its_schema(path: Path) -> None:
    errors = [error.message for error in VALIDATORS[kind_of(path)].iter_errors(content_of(path))]
    assert not errors


def paths_into(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The paths of all mappings below a value."""
    if isinstance(value, dict):
        yield path
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from paths_into(item, (*path, key))


def mutants(content: Any) -> Iterator[tuple[str, Any]]:
    """The content with a strange key in, or a key gone from, each of its mappings."""
    for path in paths_into(content):
        for change in ("strange-key", *keys_at(content, path)):
            mutant = copy.deepcopy(content)
            at = mutant
            for step in path:
                at = at[step]
            if change == "strange-key":
                at[change] = "strange"
            else:
                del at[change]
            yield f"{path}: {change}", mutant


def keys_at(content: Any, path: tuple[Any, ...]) -> list[str]:
    for step in path:
        content = content[step]
    return list(content)


MUTABLE = [
    "guideline.yaml",
    "services.yaml",
    "channels.yaml",
    "rules/critical-value.yaml",
    "rules/critical-value.cases.yaml",
]


@pytest.mark.parametrize("name", MUTABLE)
def test_what_fits_the_loader_fits_the_schema_and_a_strange_key_fits_neither(name: str, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(NORDVIK, tmp_path / "nordvik"))
    path = folder / name
    validator = VALIDATORS[kind_of(path)]
    for change, mutant in mutants(content_of(path)):
        written = yaml.safe_dump(mutant, allow_unicode=True)
        # Dates are written as such again, and not as texts in quotes.
        path.write_text(
            written.replace("'20", "20").replace("1'", "1") if name == "guideline.yaml" else written, "utf-8"
        )
        told = problems_of(folder, path)
        fits = validator.is_valid(mutant)
        if not told:
            assert fits, change
        # Rules of a base have no clause, and a schema does not know whose rule it sees.
        elif any(problem in told for problem in ("unknown key", "is missing\n")) and "'clause' is missing" not in told:
            assert not fits, (change, told)


def problems_of(folder: Path, path: Path) -> str:
    try:
        load_cases(path) if path.name.endswith(".cases.yaml") else load_guideline(folder)
    except GuidelineErrors as errors:
        return f"{errors}\n"
    return ""
