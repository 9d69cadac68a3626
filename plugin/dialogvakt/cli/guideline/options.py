"""Arguments and options that the commands for a guideline's owner share."""

from __future__ import annotations

from typing import Annotated

import typer

LanguageOption = Annotated[
    str, typer.Option("--language", metavar="nb|nn", help="Written standard of what is printed.")
]
FolderArgument = Annotated[str, typer.Argument(metavar="PATH", help="The guideline's folder.")]
NameArgument = Annotated[
    str, typer.Argument(metavar="ID", help="A guideline: its id (see 'dialogvakt guideline list'), or its folder.")
]
