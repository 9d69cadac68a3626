"""`dialogvakt skeleton`: prints the outline of a message."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dialogvakt.cli.console import printable, telling_problems
from dialogvakt.cli.options import language_of


def skeleton(
    context: Annotated[
        str | None, typer.Option("--context", metavar="FILE", help="What the compose window knows, as JSON.")
    ] = None,
    language: Annotated[
        str, typer.Option("--language", metavar="nb|nn", help="Written standard of the outline.")
    ] = "nb",
) -> None:
    """Print the outline of a message with all that the guideline asks for; fill in what stands in brackets."""
    from dialogvakt.draft import Context  # as the other two, slow to load
    from dialogvakt.files.textfile import read_context
    from dialogvakt.skeleton import write_skeleton

    with telling_problems():
        known = read_context(context) if context else Context()
        text = write_skeleton(known, language_of(language) or "nb")
    sys.stdout.write("\n".join(map(printable, text.splitlines())) + "\n")
