"""`dialogvakt lsp`: the language server."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogvakt.cli.console import say, telling_problems
from dialogvakt.cli.exitcodes import COULD_NOT_RUN
from dialogvakt.cli.options import GuidelineOption, LanguageOption, language_of

HINT = "install what the language server needs with: pip install 'dialogvakt[lsp]'"


def lsp(
    guideline: GuidelineOption = None,
    guidelines: Annotated[
        list[str] | None,
        typer.Option("--guidelines", metavar="FOLDER", help="Folder that holds more guidelines. May be given again."),
    ] = None,
    language: LanguageOption = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", help="Log to stderr what is handled; no text of a draft is logged.")
    ] = False,
) -> None:
    """Check drafts in an editor: a language server on stdin and stdout, which the editor starts.

    The editor's own settings (dialogvakt.guideline, .guidelines, .language) go before these options.
    """
    try:
        from dialogvakt.lsp.run import serve
        from dialogvakt.lsp.settings import Settings
    except ModuleNotFoundError as error:
        say(f"lsp: {str(error.name).partition('.')[0]} is not there; {HINT}")
        raise typer.Exit(COULD_NOT_RUN) from None
    with telling_problems():
        defaults = Settings(guideline=guideline, guidelines=tuple(guidelines or ()), language=language_of(language))
    serve(defaults, verbose=verbose)
