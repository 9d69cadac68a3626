"""YAML read strictly: no duplicate keys, no aliases, `no` is a word, ISO dates are dates, and keys know their lines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from dialogvakt_rules.errors import GuidelineError, Problems

KeyPath: TypeAlias = tuple[str | int, ...]
Scalar: TypeAlias = str | bool | int | float | date | None
Value: TypeAlias = "Scalar | list[Value] | dict[str, Value]"

DEEPEST = 40
# Bytes; the largest file of the bundled guidelines, a rule's cases, has a tenth of it.
LARGEST = 2_000_000
_TAG = "tag:yaml.org,2002:"
_PLAIN = {
    "bool": re.compile(r"^(?:true|false)$"),
    "int": re.compile(r"^[-+]?(?:0|[1-9][0-9]*)$"),
    "float": re.compile(r"^[-+]?[0-9]+\.[0-9]+$"),
    "timestamp": re.compile(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    "null": re.compile(r"^(?:~|null|)$"),
}
_FIRST = {
    "bool": "tf",
    "int": "-+0123456789",
    "float": "-+0123456789",
    "timestamp": "0123456789",
    "null": ["~", "n", ""],
}


def _resolvers() -> dict[str, list[tuple[str, re.Pattern[str]]]]:
    table: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
    for name, pattern in _PLAIN.items():
        for first in _FIRST[name]:
            table.setdefault(first, []).append((_TAG + name, pattern))
    return table


# libyaml reads a guideline ten times faster; both parsers take their implicit types from this table of the subclass.
_BASE: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader
StrictLoader: Any = type("StrictLoader", (_BASE,), {"yaml_implicit_resolvers": _resolvers()})


@dataclass(frozen=True, slots=True)
class YamlFile:
    """The content of one file: `data`, and the line on which each key or item stands."""

    name: str
    data: Value
    lines: Mapping[KeyPath, int]

    def line(self, path: KeyPath) -> int:
        """The line of a key, or of the nearest thing around it."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(path: Path, problems: Problems) -> YamlFile | None:
    """Read one file; what is wrong goes to `problems`, and a file that is no YAML at all gives None."""
    try:
        if path.stat().st_size > LARGEST:
            problems.add_at(path, 1, "", f"the file is larger than {LARGEST // 1_000_000} MB")
            return None
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = "is no UTF-8 text" if isinstance(error, UnicodeDecodeError) else "cannot be read"
        problems.add_at(path, 1, "", f"the file {reason}")
        return None
    return parse_yaml(text, str(path), problems)


def parse_yaml(text: str, name: str, problems: Problems) -> YamlFile | None:
    """Read YAML from a string; `name` is the file that errors name."""
    try:
        node = yaml.compose(text, Loader=StrictLoader)
        builder = _Builder(name, problems)
        data = builder.value(node, ()) if node is not None else None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        problems.add_at(name, line, "", f"no valid YAML: {error.problem or error.context}")
        return None
    except (yaml.YAMLError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else "a character that YAML does not allow"
        problems.add_at(name, 1, "", f"no valid YAML: {reason}")
        return None
    return YamlFile(name, data, builder.lines)


def load_plain(path: Path) -> YamlFile:
    """Read one file, and raise what is wrong in it."""
    problems = Problems()
    file = read_yaml(path, problems)
    problems.raise_if_any()
    return file or YamlFile(str(path), None, {})


class _Builder:
    """Turns YAML nodes into plain values and remembers lines."""

    def __init__(self, name: str, problems: Problems) -> None:
        self.name = name
        self.problems = problems
        self.lines: dict[KeyPath, int] = {}
        self._seen: set[int] = set()

    def value(self, node: yaml.Node, path: KeyPath) -> Value:
        line = node.start_mark.line + 1
        self.lines.setdefault(path, line)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, path, line)
        if len(path) > DEEPEST:
            self._problem(path[:1], line, "nested too deeply")
            return None
        if id(node) in self._seen:
            self._problem(path, line, "aliases (*name) are not allowed; write it out")
            return None
        self._seen.add(id(node))
        if node.tag not in (_TAG + "seq", _TAG + "map"):
            self._problem(path, line, f"the tag {node.tag.removeprefix(_TAG)!r} is not allowed")
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        return self._mapping(node, path)

    def _mapping(self, node: yaml.Node, path: KeyPath) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            line = key_node.start_mark.line + 1
            if not isinstance(key_node, yaml.ScalarNode) or key_node.tag != _TAG + "str":
                self._problem(path, line, "a key must be a word; put quotes around it")
                continue
            key = str(key_node.value)
            if key in result:
                self._problem((*path, key), line, "this key stands twice")
                continue
            self.lines[(*path, key)] = line
            result[key] = self.value(value_node, (*path, key))
        return result

    def _scalar(self, node: yaml.ScalarNode, path: KeyPath, line: int) -> Scalar:
        text = str(node.value)
        match node.tag.removeprefix(_TAG):
            case "str":
                return text
            case "null":
                return None
            case "bool":
                return text == "true"
            case "int":
                return self._number(int, text, path, line)
            case "float":
                return self._number(float, text, path, line)
            case "timestamp":
                try:
                    return date.fromisoformat(text)
                except ValueError:
                    self._problem(path, line, "there is no such date")
                    return None
            case tag:
                self._problem(path, line, f"the tag {tag!r} is not allowed")
                return None

    def _number(self, kind: type[int] | type[float], text: str, path: KeyPath, line: int) -> Scalar:
        try:
            return kind(text)
        except ValueError:
            self._problem(path, line, "not a number that can be read")
            return None

    def _problem(self, path: KeyPath, line: int, problem: str) -> None:
        self.problems.add(GuidelineError(self.name, line, dotted(path), problem))


def dotted(path: KeyPath) -> str:
    """A key path in words: `when.all[0].label`."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text
