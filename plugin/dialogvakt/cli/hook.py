"""`dialogvakt hook`: one process that answers a request a line."""

from __future__ import annotations

import signal
from typing import Annotated

import typer

from dialogvakt.cli.console import telling_problems
from dialogvakt.cli.options import GuidelineOption, GuidelinesOption, LanguageOption, language_of
from dialogvakt.errors import InputError
from dialogvakt.longlived import built_for_good


def hook(
    guideline: GuidelineOption = None,
    guidelines: GuidelinesOption = None,
    language: LanguageOption = None,
    socket: Annotated[
        str | None,
        typer.Option("--socket", metavar="PATH", help="Answer on a Unix socket that only its owner may use."),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option("--port", min=0, max=65535, help="Answer on a port of this machine; 0 takes a free one."),
    ] = None,
) -> None:
    """Answer requests, one JSON object a line, for a program that starts a helper of its own.

    {"id": 1, "text": "…"} on stdin gets {"id": 1, "report": {…}} on stdout. The end of stdin ends it.
    """
    with built_for_good():
        from dialogvakt.hook.run import serve  # slow to load

    with telling_problems():
        if socket is not None and port is not None:
            raise InputError("hook", None, "cannot listen on a socket and a port at once")
        try:
            serve(guideline, guidelines or (), language_of(language), path=socket, port=port)
        except KeyboardInterrupt:
            raise typer.Exit(128 + signal.SIGINT) from None
