"""`dialogvakt skeleton`: prints the outline of a message."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dialogvakt.cli.console import printable, telling_problems
from dialogvakt.cli.options import GuidelineOption, GuidelinesOption, language_of


def skeleton(
    context: Annotated[
        str | None, typer.Option("--context", metavar="FILE", help="What the compose window knows, as JSON.")
    ] = None,
    guideline: GuidelineOption = None,
    guidelines: GuidelinesOption = None,
    language: Annotated[
        str, typer.Option("--language", metavar="nb|nn", help="Written standard of the outline.")
    ] = "nb",
) -> None:
    """Print the outline of a message with all that the guideline asks for; fill in what stands in brackets."""
    from dialogvakt.choosing import governing_guideline  # as the others, slow to load
    from dialogvakt.draft import Context
    from dialogvakt.files.textfile import read_context
    from dialogvakt.skeleton import write_skeleton

    with telling_problems():
        known = read_context(context) if context else Context()
        governing = governing_guideline(known, guideline, guidelines or ())
        text = write_skeleton(known, language_of(language) or "nb", governing)
    sys.stdout.write("\n".join(map(printable, text.splitlines())) + "\n")
