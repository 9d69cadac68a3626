"""Prints what a writer would notice between two guidelines."""

from __future__ import annotations

from collections.abc import Sequence

from rich.text import Text

from dialogvakt.cli.console import open_console, printable
from dialogvakt.report import Standard
from dialogvakt.workbench.differences import differences
from dialogvakt.workbench.opening import open_named
from dialogvakt.workbench.words import words


def print_differences(old: str, new: str, folders: Sequence[str], standard: Standard) -> None:
    """Print the differences; raises the loader's errors."""
    console = open_console()
    found = differences(open_named(old, folders), open_named(new, folders), standard) or (
        words("no-difference", standard),
    )
    for difference in found:
        first, *rest = Text(printable(difference)).wrap(console, console.width - 2)
        for margin, row in (("– ", first), *(("  ", row) for row in rest)):
            row.rstrip()
            console.print(Text(margin) + row)
