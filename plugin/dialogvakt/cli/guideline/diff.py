"""`dialogvakt guideline diff`: what a writer would notice between two guidelines."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogvakt.cli.guideline.options import LanguageOption
from dialogvakt.cli.guideline.telling import telling_owner
from dialogvakt.cli.options import GuidelinesOption, language_of


def diff(
    old: Annotated[str, typer.Argument(metavar="A", help="A guideline's id or folder, as it was.")],
    new: Annotated[str, typer.Argument(metavar="B", help="A guideline's id or folder, as it will be.")],
    guidelines: GuidelinesOption = None,
    language: LanguageOption = "nb",
) -> None:
    """Tell in words what a writer would notice if guideline B took the place of A."""
    from dialogvakt.cli.guideline.comparing import print_differences  # slow to load

    with telling_owner(language):
        print_differences(old, new, guidelines or (), language_of(language) or "nb")
