"""`dialogvakt guideline coverage`: which rules and cases carry each clause of the source."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogvakt.cli.exitcodes import FINDINGS
from dialogvakt.cli.guideline.options import LanguageOption, NameArgument
from dialogvakt.cli.guideline.telling import telling_owner
from dialogvakt.cli.options import GuidelinesOption, language_of


def coverage(
    name: NameArgument,
    fewest: Annotated[
        int, typer.Option("--cases", metavar="N", min=0, help="How many cases each way a rule needs to count.")
    ] = 8,
    least: Annotated[
        int, typer.Option("--at-least", metavar="PERCENT", min=0, max=100, help="Fail below this share of clauses.")
    ] = 100,
    guidelines: GuidelinesOption = None,
    language: LanguageOption = "nb",
) -> None:
    """Show each clause of the source: its rules, their cases each way, and what is left out of the base and why.

    Exit codes: 0 enough is covered, 1 too little, 2 the guideline cannot be read.
    """
    from dialogvakt.cli.guideline.covering import print_coverage  # slow to load

    with telling_owner(language):
        share = print_coverage(name, guidelines or (), fewest, least, language_of(language) or "nb")
    if share < least:
        raise typer.Exit(FINDINGS)
