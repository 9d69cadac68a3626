"""`dialogvakt handover`: prints a note that carries a draft over to another channel."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dialogvakt.cli.console import printable, telling_problems
from dialogvakt.cli.options import GuidelineOption, GuidelinesOption, LanguageOption
from dialogvakt.longlived import built_for_good


def handover(
    file: Annotated[
        str,
        typer.Argument(
            metavar="[FILE|-]", help="The draft, in a file of any kind that check takes; - or nothing is stdin."
        ),
    ] = "-",
    context: Annotated[
        str | None,
        typer.Option(
            "--context",
            metavar="FILE",
            help="What the compose window knows, as JSON; X.context.json beside X.txt by default.",
        ),
    ] = None,
    channel: Annotated[
        str | None,
        typer.Option("--channel", metavar="CHANNEL", help="Where the draft goes; the channel advised by default."),
    ] = None,
    guideline: GuidelineOption = None,
    guidelines: GuidelinesOption = None,
    language: LanguageOption = None,
) -> None:
    """Print what a draft says, laid out for the channel where it belongs, with what is missing marked; send nothing."""
    with built_for_good():
        from dialogvakt.cli.handingover import note_of  # slow to load

    with telling_problems():
        note = note_of(file, context, channel, guideline, guidelines or (), language)
    lines = [note.title, "=" * len(note.title), "", *note.text.splitlines()]
    sys.stdout.write("".join(f"{printable(line)}\n" for line in lines))
