"""`dialogvakt serve`: the HTTP service."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from dialogvakt.cli.console import say, telling_problems
from dialogvakt.cli.exitcodes import COULD_NOT_RUN

HINT = "the service needs more packages; install them with: pip install 'dialogvakt[server]'"


def serve(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = 8383,
    guideline: Annotated[
        list[str] | None,
        typer.Option("--guideline", metavar="ID|FOLDER", help="What to check against; may be given again."),
    ] = None,
    origin: Annotated[
        list[str] | None,
        typer.Option("--origin", metavar="URL", help="Web origin whose pages may use the service; may be given again."),
    ] = None,
) -> None:
    """Serve checks over HTTP until told to stop (Ctrl+C, SIGTERM); prints its address when it can answer."""
    try:
        from dialogvakt.server.run import serve as run
        from dialogvakt.server.settings import Settings
    except ModuleNotFoundError as error:
        say(f"serve: {error.name} is missing; {HINT}")
        raise typer.Exit(COULD_NOT_RUN) from None
    with telling_problems():
        try:
            run(Settings(host, port, tuple(guideline or ()), tuple(origin or ())))
        except KeyboardInterrupt:
            sys.exit(0)
