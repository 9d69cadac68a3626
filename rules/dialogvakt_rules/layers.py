"""The folders that a guideline is made of: its own, and those of the bases that it extends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.errors import Problems
from dialogvakt_rules.yamlfile import read_yaml

DEEPEST = 2
REQUIRED = ("id", "title", "publisher", "document", "source", "version", "valid")
REQUIRED_OF_BASE = ("id", "title", "base")
OPTIONAL = (
    "base",
    "extends",
    "rules",
    "scope",
    "precedence",
    "expected-reply",
    "document-types",
    "flow",
    "coverage",
    "suggestions",
    "link",
)
OPTIONAL_IN_BASE = ("extends", "rules", "precedence", "expected-reply", "document-types", "flow", "suggestions")
# From a name, the folder of the base, or None.
FindBase = Callable[[str], Path | None]


@dataclass(frozen=True, slots=True)
class Layer:
    """One folder: its `guideline.yaml` as a whole and by keys (empty where it could not be read)."""

    folder: Path
    top: Cursor | None
    parts: Mapping[str, Cursor]
    base: bool

    def name(self) -> str:
        """The id that the folder's name holds: what stands before a version (`ID@VERSION`)."""
        return self.folder.resolve().name.partition("@")[0]

    def cursor(self, name: str, problems: Problems) -> Cursor | None:
        """Another file of the folder, if it is there and can be read."""
        return file_cursor(self.folder / name, problems)


def read_layers(folder: Path, find_base: FindBase, problems: Problems) -> tuple[Layer, ...]:
    """The layers of a guideline, its own first; a base that is missing, or the same again, is told."""
    layers = [_layer(folder, problems)]
    while (cursor := layers[-1].parts.get("extends")) is not None:
        name = cursor.text()
        found = find_base(name) if name else None
        if found is None:
            cursor.fail(f"there is no base {name!r}, neither beside this folder nor bundled")
            break
        if any(found.resolve() == layer.folder.resolve() for layer in layers):
            cursor.fail(f"{name!r} extends itself")
            break
        if len(layers) > DEEPEST:
            cursor.fail(f"a guideline can stand on at most {DEEPEST} bases")
            break
        layer = _layer(found, problems)
        if not layer.base:
            cursor.fail(f"{name!r} is no base; only a guideline with 'base: true' can be extended")
        layers.append(layer)
    return tuple(layers)


def nearest(layers: tuple[Layer, ...], key: str) -> Cursor | None:
    """A key of `guideline.yaml`, from the first layer that has it."""
    return next((layer.parts[key] for layer in layers if key in layer.parts), None)


def file_cursor(path: Path, problems: Problems, *, needed: bool = False) -> Cursor | None:
    """The content of a file, if it is there and can be read."""
    if not path.is_file():
        if needed:
            problems.add_at(path, 1, "", "the file is missing")
        return None
    file = read_yaml(path, problems)
    return Cursor.top(file, problems) if file else None


def _layer(folder: Path, problems: Problems) -> Layer:
    top = file_cursor(folder / "guideline.yaml", problems, needed=True)
    if top is None:
        return Layer(folder, None, {}, base=False)
    is_base = isinstance(top.value, dict) and top.value.get("base") is True
    parts = top.fields(REQUIRED_OF_BASE, OPTIONAL_IN_BASE) if is_base else top.fields(REQUIRED, OPTIONAL)
    if "rules" in parts and "extends" not in parts:
        parts["rules"].fail("changes rules of a base, and there is none; add 'extends', or write files in rules/")
    return Layer(folder, top, parts, is_base)
