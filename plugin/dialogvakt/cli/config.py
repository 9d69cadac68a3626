"""`dialogvakt config`: tells what holds for a file or folder, and where each setting comes from."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogvakt.cli.options import (
    ConfigOption,
    FailOption,
    GlobOption,
    GuidelineOption,
    GuidelinesOption,
    LanguageOption,
)


def config(
    path: Annotated[
        str, typer.Argument(metavar="[PATH]", help="A file or a folder; the current folder by default.")
    ] = ".",
    globs: GlobOption = None,
    guideline: GuidelineOption = None,
    guidelines: GuidelinesOption = None,
    language: LanguageOption = None,
    fail_on: FailOption = None,
    config: ConfigOption = None,
) -> None:
    """Tell which settings a check would have, and where each comes from: an option, a file or the default."""
    from dialogvakt.cli.configuring import print_settings  # slow to load

    print_settings(path, globs or [], guideline, guidelines or [], language, fail_on, config)
