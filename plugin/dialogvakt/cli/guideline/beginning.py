"""Asks for what a new guideline needs, and writes its folder."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import typer

from dialogvakt.cli.console import printable
from dialogvakt.cli.options import day_of
from dialogvakt.report import Standard
from dialogvakt.workbench.starter import BASE, Beginning, write_starter
from dialogvakt.workbench.words import words


def begin(
    name: str,
    told: Mapping[str, str | None],
    *,
    version: str,
    days: tuple[str | None, str | None],
    names: tuple[str, ...],
    stand_alone: bool,
    output: str,
    standard: Standard,
) -> None:
    """Write the folder and say what to do next; raises `InputError` for what cannot be."""
    defaults = {"title": words("default-title", standard), "publisher": name, "document": name, "source": name}
    texts = {key: _asked(key, given, defaults[key], standard) for key, given in told.items()}
    beginning = Beginning(
        id=name,
        title=texts["title"],
        publisher=texts["publisher"],
        document=texts["document"],
        source=texts["source"],
        version=version,
        since=day_of("--from", days[0]) or "unknown",
        until=day_of("--to", days[1]),
        names=names,
        base=None if stand_alone else BASE,
    )
    folder = printable(str(write_starter(beginning, Path(output))))
    typer.echo(words("written", standard, folder=folder))
    typer.echo(words("next", standard, folder=folder))


def _asked(key: str, given: str | None, default: str, standard: Standard) -> str:
    if given is not None and given.strip():
        return given.strip()
    if not sys.stdin.isatty():
        return default
    answer: str = typer.prompt(words(f"ask-{key}", standard), default=default)
    return answer.strip() or default
