"""`dialogvakt serve`: the HTTP service."""

from __future__ import annotations

import signal
from typing import Annotated

import typer

from dialogvakt.cli.console import say, telling_problems
from dialogvakt.cli.exitcodes import COULD_NOT_RUN

HINT = "install what the service needs with: pip install 'dialogvakt[server]'"


def serve(
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = 8383,
    workers: Annotated[int, typer.Option("--workers", min=1, max=64, help="Processes that check drafts.")] = 1,
    guideline: Annotated[
        str | None,
        typer.Option(
            "--guideline",
            metavar="ID|FOLDER",
            help="The guideline for drafts whose organisations have none of their own; a folder is the only one.",
        ),
    ] = None,
    guidelines: Annotated[
        list[str] | None,
        typer.Option("--guidelines", metavar="FOLDER", help="Folder that holds more guidelines. May be given again."),
    ] = None,
    origin: Annotated[
        list[str] | None,
        typer.Option("--origin", metavar="URL", help="Web origin whose pages may use the service. May be given again."),
    ] = None,
    authentication: Annotated[
        str | None,
        typer.Option("--authentication", metavar="FILE", help="File (TOML) that says who may use the service."),
    ] = None,
    insecure: Annotated[
        bool, typer.Option("--insecure", help="Let other machines use the service without saying who they are.")
    ] = False,
) -> None:
    """Check drafts over HTTP until told to stop (Ctrl+C, SIGTERM); the address is printed once it can answer."""
    try:
        from dialogvakt.server.run import serve as run
        from dialogvakt.server.settings import Settings
    except ModuleNotFoundError as error:
        say(f"serve: {str(error.name).partition('.')[0]} is not there; {HINT}")
        raise typer.Exit(COULD_NOT_RUN) from None
    with telling_problems():
        settings = Settings(
            host=host,
            port=port,
            workers=workers,
            guideline=guideline,
            folders=tuple(guidelines or ()),
            origins=tuple(origin or ()),
            authentication=authentication,
            insecure=insecure,
        )
        try:
            run(settings)
        except KeyboardInterrupt:
            raise typer.Exit(128 + signal.SIGINT) from None
