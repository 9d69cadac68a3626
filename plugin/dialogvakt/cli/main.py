"""The `dialogvakt` command."""

from __future__ import annotations

import io
import sys
from typing import Annotated

import typer

from dialogvakt.cli.check import check
from dialogvakt.cli.config import config
from dialogvakt.cli.evaluate import evaluate
from dialogvakt.cli.explain import explain
from dialogvakt.cli.guideline import app as guideline
from dialogvakt.cli.handover import handover
from dialogvakt.cli.hook import hook
from dialogvakt.cli.lsp import lsp
from dialogvakt.cli.options import PURPOSE
from dialogvakt.cli.serve import serve
from dialogvakt.cli.skeleton import skeleton

app = typer.Typer(
    name="dialogvakt",
    help=f"Check drafts of Norwegian clinical dialog messages while they are written. {PURPOSE}",
    epilog=PURPOSE,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    # A traceback would show the draft.
    pretty_exceptions_enable=False,
)
for command in (check, config, explain, evaluate, handover, hook, lsp, serve, skeleton):
    app.command(epilog=PURPOSE)(command)
app.add_typer(guideline)


def _print_version(wanted: bool) -> None:
    if wanted:
        from dialogvakt import __version__  # looks into the package's metadata, which takes time

        typer.echo(f"dialogvakt {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version and end.")
    ] = False,
) -> None:
    """Options of the whole command."""


def main() -> None:
    """Run the command line."""
    for stream in (sys.stdout, sys.stderr):
        # Whatever a draft holds can be printed, also where the terminal's encoding knows little.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    app()
