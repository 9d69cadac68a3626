"""`dialogvakt guideline new`: writes the folder of a new guideline."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogvakt.cli.guideline.options import LanguageOption
from dialogvakt.cli.guideline.telling import telling_owner
from dialogvakt.cli.options import language_of


def new(
    name: Annotated[str, typer.Argument(metavar="ID", help="A short name, as nordvik-sykehus; the folder gets it.")],
    title: Annotated[str | None, typer.Option("--title", metavar="TEXT", help="What the guideline is called.")] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", metavar="TEXT", help="Who publishes it.")] = None,
    document: Annotated[
        str | None, typer.Option("--document", metavar="TEXT", help="Number or name of the document.")
    ] = None,
    source: Annotated[
        str | None, typer.Option("--source", metavar="TEXT", help="Where it stands: document and version, or address.")
    ] = None,
    version: Annotated[str, typer.Option("--version", metavar="TEXT", help="The document's version.")] = "1.0",
    since: Annotated[str | None, typer.Option("--from", metavar="DATE", help="First day; unknown by default.")] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day; open by default.")] = None,
    organisation: Annotated[
        list[str] | None,
        typer.Option(
            "--organisation", metavar="NAME", help="Whose messages it governs; the publisher's by default. Repeatable."
        ),
    ] = None,
    stand_alone: Annotated[
        bool, typer.Option("--stand-alone", help="Take no rules or channels from the common Norwegian base.")
    ] = False,
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="Where the folder is written.")] = ".",
    language: LanguageOption = "nb",
) -> None:
    """Write a folder with a complete guideline to go on from: one rule with its cases, and comments on each part.

    On a terminal it asks for what no option tells.
    """
    from dialogvakt.cli.guideline.beginning import begin  # slow to load

    with telling_owner(language):
        begin(
            name,
            {"title": title, "publisher": publisher, "document": document, "source": source},
            version=version,
            days=(since, until),
            names=tuple(organisation or ()),
            stand_alone=stand_alone,
            output=output,
            standard=language_of(language) or "nb",
        )
