"""`dialogvakt guideline schema`: writes the JSON Schemas of guideline files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dialogvakt.cli.guideline.telling import telling_owner


def schema(
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR", help="Where the schemas are written.")],
) -> None:
    """Write the JSON Schemas of guideline files, from which editors complete and check while one types.

    A folder made by 'dialogvakt guideline new' has them already; write them anew after an upgrade of dialogvakt.
    """
    from dialogvakt.errors import InputError
    from dialogvakt_rules.schemas import write_schemas  # reads the vocabulary

    with telling_owner():
        try:
            written = write_schemas(Path(output))
        except OSError as error:
            raise InputError("--output", None, f"cannot be written: {error.strerror}") from None
    for path in written:
        typer.echo(path)
