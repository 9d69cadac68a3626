"""`dialogvakt guideline docs`: writes a guideline as web pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dialogvakt.cli.guideline.options import NameArgument
from dialogvakt.cli.guideline.telling import telling_owner
from dialogvakt.cli.options import GuidelinesOption


def docs(
    name: NameArgument,
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="Where the pages are written.")],
    since: Annotated[
        str | None, typer.Option("--since", metavar="ID|FOLDER", help="The last version, to tell what has changed.")
    ] = None,
    guidelines: GuidelinesOption = None,
) -> None:
    """Write a guideline as web pages in bokmål and nynorsk, for screen, phone and paper."""
    from dialogvakt.workbench.opening import open_named  # slow to load, as the next
    from dialogvakt.workbench.pages import write_pages

    with telling_owner():
        folders = guidelines or ()
        before = open_named(since, folders) if since else None
        written = write_pages(open_named(name, folders), Path(output), before)
    for path in written:
        typer.echo(path)
