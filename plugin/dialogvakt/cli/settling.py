"""Brings together what options and the configuration say."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from dialogvakt.cli.options import choose, language_of
from dialogvakt.config.configfile import THRESHOLDS, ConfigFile, config_for, read_config
from dialogvakt.config.settled import Flags, Settled
from dialogvakt.errors import InputError
from dialogvakt.files.opening import STDIN
from dialogvakt_rules import UnknownGuidelineError


def flags_of(
    guideline: str | None,
    guidelines: Sequence[str],
    language: str | None,
    fail_on: str | None,
    globs: Sequence[str],
) -> Flags:
    """Return what was said by options; raises `InputError` for what is not allowed."""
    threshold = None if fail_on is None else choose("--fail-on", fail_on, THRESHOLDS)
    return Flags(guideline, tuple(guidelines), language_of(language), threshold, tuple(globs))


def settle(names: Sequence[str], flags: Flags, config: str | None = None) -> Settled:
    """Return the settings for some files and folders; raises `InputError` for a configuration that cannot be used.

    `config` names the configuration; by default it is the nearest one, for stdin seen from the current folder.
    """
    path = config_for(map(_path_of, names)) if config is None else config
    return Settled(flags, ConfigFile() if path is None else read_config(path))


def config_for_all(names: Sequence[str], settled: Settled, config: str | None) -> None:
    """Raise `InputError` if a file that was found in a folder is governed by another configuration than the rest."""
    if config is None:
        start = settled.file.path
        first = [os.path.dirname(start)] if start else []
        config_for([*first, *map(_path_of, names)])


@contextmanager
def placing_unknown_guidelines(settled: Settled) -> Iterator[None]:
    """Say of a guideline that is not there where it was named, if that was in the configuration."""
    try:
        yield
    except UnknownGuidelineError as unknown:
        if settled.flags.guideline is not None or settled.file.path is None:
            raise
        problem = f"is neither a folder nor bundled ({unknown.name})"
        raise InputError(settled.file.path, "guideline", problem, allowed=unknown.allowed) from None


def _path_of(name: str) -> str:
    return os.curdir if name == STDIN else name
