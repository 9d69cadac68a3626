"""`dialogvakt guideline validate`: tells everything that is wrong in a guideline's folder."""

from __future__ import annotations

from pathlib import Path

import typer

from dialogvakt.cli.exitcodes import FINDINGS
from dialogvakt.cli.guideline.options import FolderArgument, LanguageOption
from dialogvakt.cli.guideline.telling import telling_owner
from dialogvakt.cli.options import language_of


def validate(path: FolderArgument, language: LanguageOption = "nb") -> None:
    """Tell everything that is wrong in a guideline and its cases, with file, line, and what was likely meant.

    Exit codes: 0 all is well, 1 something is wrong, 2 there is no such folder.
    """
    from dialogvakt.cli.guideline.printing import print_validation  # slow to load, as the import below
    from dialogvakt.workbench.validation import validate as read

    with telling_owner(language):
        standard = language_of(language) or "nb"
        found = read(Path(path))
    print_validation(found, path, standard)
    if found.problems:
        raise typer.Exit(FINDINGS)
