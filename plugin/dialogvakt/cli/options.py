"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from dialogvakt.errors import InputError, did_you_mean

if TYPE_CHECKING:
    from dialogvakt.report import Standard
    from dialogvakt_rules import Guideline

Choice = TypeVar("Choice", bound=str)
LANGUAGES: tuple[Standard, ...] = ("nb", "nn")

PURPOSE = (
    "Intended purpose: dialogvakt checks the form and the channel of a message against a written guideline. "
    "It makes no diagnosis and no triage. Silence never means that a patient is safe."
)

GuidelineOption = Annotated[
    str | None,
    typer.Option("--guideline", metavar="ID|FOLDER", help="A bundled guideline or a folder that holds one."),
]
GuidelinesOption = Annotated[
    list[str] | None,
    typer.Option("--guidelines", metavar="FOLDER", help="Folder that holds more guidelines. May be given again."),
]
LanguageOption = Annotated[
    str | None,
    typer.Option("--language", metavar="nb|nn", help="Written standard of the messages; the draft's own by default."),
]
GlobOption = Annotated[
    list[str] | None,
    typer.Option(
        "--glob",
        metavar="PATTERN",
        help="Which files below a folder to check; may be given again. By default *.txt, *.json, *.jsonl, *.xml.",
    ),
]
FailOption = Annotated[
    str | None,
    typer.Option(
        "--fail-on",
        metavar="redirect|warning|info",
        help="How heavy a finding must be for exit code 1; info by default.",
    ),
]
ConfigOption = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="FILE",
        help="Configuration to use; by default the nearest .dialogvakt.toml in or above the folder of the files.",
    ),
]


def choose(option: str, value: str, allowed: Sequence[Choice]) -> Choice:
    """Return an option's value; raises `InputError` if it is none of the allowed ones."""
    for choice in allowed:
        if value == choice:
            return choice
    raise InputError(option, None, f"has a value that is not allowed{did_you_mean(value, allowed)}", allowed=allowed)


def language_of(value: str | None) -> Standard | None:
    """Return the written standard asked for, if any."""
    return None if value is None else choose("--language", value, LANGUAGES)


def day_of(option: str, value: str | None) -> date | None:
    """Return the day asked for, if any."""
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise InputError(option, None, "is no date", allowed=("a day that exists, as 2026-03-02",)) from None


def open_guideline(
    name: str | None, folders: Sequence[str] = (), *, suggestions: bool = True, only: str | None = None
) -> Guideline:
    """Return the guideline asked for, or the default one; `folders` hold more of them. Raises the loader's errors.

    Without `suggestions` its rules do not see what the statistical model suggests; with `only`, the code of a rule,
    it is read without the others.
    """
    from dialogvakt.defaults import default_guideline  # as is all that reads guidelines, slow to load
    from dialogvakt.workbench.opening import open_named

    guideline = open_named(default_guideline() if name is None else name, folders, only=only)
    return guideline if suggestions else replace(guideline, suggestions=False)
