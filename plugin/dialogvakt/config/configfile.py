"""Finds and reads `.dialogvakt.toml`."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from dialogvakt.config.dismissal import Dismissal
from dialogvakt.draft import Context
from dialogvakt.errors import InputError, explain_validation
from dialogvakt.files.opening import decoded, read_bytes
from dialogvakt.report import Standard

_PLACE = re.compile(r" \((at end of document|at line [0-9]+, column [0-9]+)\)$")
NAME = ".dialogvakt.toml"
Threshold = Literal["redirect", "warning", "info"]
THRESHOLDS: tuple[Threshold, ...] = get_args(Threshold)


class Config(BaseModel):
    """What stands in the file; all of it may be left out.

    `guideline` is an id, or a folder seen from the file; `files` and `exclude` are patterns, as of `--glob`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    guideline: str | None = None
    guidelines: tuple[str, ...] = ()
    language: Standard | None = None
    fail_on: Threshold | None = None
    files: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    context: Context = Context()
    dismissed: tuple[Dismissal, ...] = ()


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A configuration and the file that it came from, None where there is none."""

    path: str | None = None
    config: Config = field(default_factory=Config)

    @property
    def folder(self) -> str:
        """The folder that paths are seen from."""
        return os.path.dirname(os.path.abspath(self.path)) if self.path else os.getcwd()

    @property
    def guideline(self) -> str | None:
        """The guideline's id or folder; a folder beside the file is found wherever the command is run."""
        name = self.config.guideline
        if name is None:
            return None
        beside = os.path.join(self.folder, name)
        return beside if os.path.isdir(beside) else name

    @property
    def guidelines(self) -> tuple[str, ...]:
        """The folders that hold more guidelines."""
        return tuple(os.path.join(self.folder, name) for name in self.config.guidelines)


def read_config(path: str) -> ConfigFile:
    """Read a configuration; raises `InputError` that names the file and the key."""
    try:
        data = tomllib.loads(decoded(read_bytes(path), path).replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as error:
        # Its own words may hold a piece of the file.
        raise InputError(path, None, f"is no TOML{_place(str(error))}") from None
    except RecursionError:
        raise InputError(path, None, "is nested too deep") from None
    try:
        return ConfigFile(path, Config.model_validate(data))
    except ValidationError as error:
        raise explain_validation(error, Config, path) from None


def _place(words: str) -> str:
    found = _PLACE.search(words)
    return found[0] if found else ""


def find_config(folder: str) -> str | None:
    """Return the nearest configuration in a folder or above it."""
    here = os.path.abspath(folder)
    while True:
        path = os.path.join(here, NAME)
        if os.path.isfile(path):
            return path
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above


def config_for(names: Iterable[str]) -> str | None:
    """Return the configuration of files and folders; raises `InputError` where it is not the same for all of them."""
    found: dict[str | None, str] = {}
    folders: dict[str, str | None] = {}
    for name in names:
        folder = name if os.path.isdir(name) else os.path.dirname(name)
        if folder not in folders:
            folders[folder] = find_config(folder)
            found.setdefault(folders[folder], name)
    if len(found) > 1:
        (first, one), (second, other) = list(found.items())[:2]
        problem = f"has another configuration ({_shown(second)}) than {one} ({_shown(first)})"
        raise InputError(other, None, problem, allowed=("one check for each", "--config FILE for all of them"))
    return next(iter(found), None)


def _shown(path: str | None) -> str:
    return "none" if path is None else os.path.relpath(path)
