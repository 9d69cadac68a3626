"""`dialogvakt guideline why`: why each rule fires on a draft, or does not."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogvakt.cli.guideline.options import LanguageOption, NameArgument
from dialogvakt.cli.guideline.telling import telling_owner
from dialogvakt.cli.options import GuidelinesOption, language_of


def why(
    name: NameArgument,
    draft: Annotated[str, typer.Argument(metavar="[FILE|-]", help="The draft; - or nothing is stdin.")] = "-",
    context: Annotated[
        str | None, typer.Option("--context", metavar="FILE", help="What the compose window knows, as JSON.")
    ] = None,
    rule: Annotated[str | None, typer.Option("--rule", metavar="CODE", help="Tell of this rule only.")] = None,
    guidelines: GuidelinesOption = None,
    language: LanguageOption = "nb",
) -> None:
    """Tell of every rule whether it fires on a draft, or the first condition that does not hold, and the facts."""
    from dialogvakt.cli.guideline.tracing import print_traces  # slow to load

    with telling_owner(language):
        print_traces(name, guidelines or (), draft, context, rule, language_of(language) or "nb")
