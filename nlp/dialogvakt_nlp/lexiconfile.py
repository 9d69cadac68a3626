"""Reading of lexicon files: strict YAML and CSV whose mistakes are told with file, line and key."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any

import yaml

from dialogvakt_nlp.compiled import compiled_for

_FOLDER = files("dialogvakt_nlp") / "lexicons"


class LexiconError(ValueError):
    """A mistake in a lexicon: `file`, `key`, `problem` in words, and `line` where it is known (from 1)."""

    def __init__(self, file: str, key: str, problem: str, line: int | None = None) -> None:
        self.file = file
        self.key = key
        self.problem = problem
        self.line = line
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {key}: {problem}")


# The C parser is ten times as fast, which the start of the program shows; the Python one is there without libyaml, too.
_SafeLoader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Loader(_SafeLoader):  # type: ignore[valid-type, misc]
    """A SafeLoader for which `no` and `on` are words, numbers with a leading zero too, and a key twice is a mistake."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag in {"tag:yaml.org,2002:int", "tag:yaml.org,2002:float"}]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def _mapping(loader: _Loader, node: yaml.MappingNode) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node, deep=True))
        if key in result:
            raise LexiconError(str(loader.name), key, "stands twice", key_node.start_mark.line + 1)
        result[key] = loader.construct_object(value_node, deep=True)
    return result


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)


def read_yaml(name: str) -> dict[str, Any]:
    """Return a bundled YAML file's mapping; `name` is relative to the lexicon folder. Raises `LexiconError`."""
    return _parsed(name)


@compiled_for(lambda: sorted(entry.name for entry in _FOLDER.iterdir() if entry.name.endswith(".yaml")))
def _parsed(name: str) -> dict[str, Any]:
    return parse_yaml((_FOLDER / name).read_text(encoding="utf-8"), name)


def parse_yaml(text: str, name: str) -> dict[str, Any]:
    """Return the mapping that a YAML text holds; `name` stands in errors. Raises `LexiconError`."""
    loader = _Loader(text)
    loader.name = name
    try:
        data = loader.get_single_data()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise LexiconError(name, "(syntax)", error.problem or "cannot be read as YAML", line) from error
    finally:
        loader.dispose()
    if not isinstance(data, dict):
        raise LexiconError(name, "(file)", "needs a mapping of keys to values")
    return data


def names_in(folder: str) -> list[str]:
    """Return the YAML files of a lexicon folder, sorted, as names that `read_yaml` takes."""
    return sorted(f"{folder}/{entry.name}" for entry in (_FOLDER / folder).iterdir() if entry.name.endswith(".yaml"))


def read_lines(name: str) -> list[str]:
    """Return the lines of a bundled text file."""
    return (_FOLDER / name).read_text(encoding="utf-8").splitlines()


def read_csv(name: str, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield (line, row) of a bundled CSV file whose columns must be just those given; '#' starts a comment line."""
    numbered = [
        (number, line) for number, line in enumerate(read_lines(name), 1) if line.strip() and not line.startswith("#")
    ]
    rows = csv.reader(line for _, line in numbered)
    header = next(rows, [])
    if header != list(columns):
        raise LexiconError(name, "(header)", f"the columns must be {', '.join(columns)}", 1)
    for (number, _), row in zip(numbered[1:], rows, strict=True):
        if len(row) != len(columns):
            raise LexiconError(name, row[0] if row else "(row)", f"has {len(row)} fields, not {len(columns)}", number)
        yield number, dict(zip(columns, (field.strip() for field in row), strict=True))


def line_of(name: str, text: str) -> int | None:
    """Return the first line of a bundled file that holds a text, for an error about something read from it."""
    for number, line in enumerate(read_lines(name), 1):
        if text in line:
            return number
    return None


def strings_at(file: str, key: str, value: object) -> tuple[str, ...]:
    """Return a string or a list of strings as a tuple; anything else is a `LexiconError`."""
    items = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str | int | float) and not isinstance(item, bool) for item in items):
        raise LexiconError(file, key, "needs a text or a list of texts")
    return tuple(str(item) for item in items)
