"""`dialogvakt guideline test`: runs the cases of a guideline."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogvakt.cli.exitcodes import FINDINGS
from dialogvakt.cli.guideline.options import LanguageOption, NameArgument
from dialogvakt.cli.guideline.telling import telling_owner
from dialogvakt.cli.options import GuidelinesOption, language_of


def test(
    name: NameArgument,
    rule: Annotated[str | None, typer.Option("--rule", metavar="CODE", help="Run the cases of this rule only.")] = None,
    guidelines: GuidelinesOption = None,
    language: LanguageOption = "nb",
) -> None:
    """Run the cases of a guideline; of each that fails show the draft, what was found, and which facts were there.

    Exit codes: 0 all went as they say, 1 some did not, 2 the guideline cannot be read.
    """
    from dialogvakt.cli.guideline.testing import run_tests  # slow to load

    with telling_owner(language):
        failed = run_tests(name, guidelines or (), rule, language_of(language) or "nb")
    if failed:
        raise typer.Exit(FINDINGS)
