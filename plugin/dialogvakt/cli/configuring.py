"""Runs `dialogvakt config`: prints each setting with where it comes from."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from dialogvakt.cli.console import printable, telling_problems
from dialogvakt.cli.settling import flags_of, settle
from dialogvakt.errors import InputError


def print_settings(
    path: str,
    globs: Sequence[str],
    guideline: str | None,
    guidelines: Sequence[str],
    language: str | None,
    fail_on: str | None,
    config: str | None,
) -> None:
    """Print the settings that a check of a file or a folder would have."""
    with telling_problems():
        if not os.path.exists(path):
            raise InputError(path, None, "does not exist")
        settled = settle([path], flags_of(guideline, guidelines, language, fail_on, globs), config)
        values = list(settled.explained())
    width = max(len(value.name) for value in values)
    for value in values:
        sys.stdout.write(printable(f"{value.name:<{width}}  {value.words}  ({value.source})") + "\n")
