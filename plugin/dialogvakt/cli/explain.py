"""`dialogvakt explain`: shows a rule."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogvakt.cli.console import telling_problems
from dialogvakt.cli.options import GuidelineOption, GuidelinesOption, language_of
from dialogvakt.longlived import built_for_good


def explain(
    code: Annotated[str, typer.Argument(metavar="CODE", help="A finding's code, or an alias of it.")],
    guideline: GuidelineOption = None,
    guidelines: GuidelinesOption = None,
    language: Annotated[
        str, typer.Option("--language", metavar="nb|nn", help="Written standard of the explanation.")
    ] = "nb",
) -> None:
    """Show a rule: what it asks, why, examples on both sides, its clause, dates and known limits."""
    with built_for_good():
        from dialogvakt.cli.explaining import print_rule  # slow to load

    with telling_problems():
        print_rule(code, guideline, guidelines or (), language_of(language) or "nb")
