"""Tables of figures on a terminal."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dialogvakt.cli.console import printable

FIGURE_NAMES = {
    "channel_accuracy": "channel accuracy",
    "macro_f1_redirecting": "macro F1, redirecting codes",
    "macro_f1_form": "macro F1, form codes",
    "safety_recall": "safety recall (critical codes)",
    "false_redirects": "false redirects",
}


def new_table(*columns: str, header: bool = True) -> Table:
    """Return a table with words in its first column and numbers in the others."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_header=header)
    first, *others = columns
    table.add_column(first)
    for name in others:
        table.add_column(name, justify="right")
    return table


def print_table(console: Console, table: Table) -> None:
    """Print a table."""
    with console.capture() as captured:
        console.print(table)
    # rich pads rows with spaces up to the width.
    console.file.write("".join(f"{row.rstrip()}\n" for row in captured.get().splitlines()))


def in_digits(figure: float | None, *, sign: bool = False) -> str:
    """Return a figure with three decimals; `sign` says whether it is more or less."""
    if figure is None:
        return "-"
    if not sign:
        return f"{figure:.3f}"
    # Not "-0.000": less than can be shown is neither more nor less.
    return f"{figure:+.3f}" if round(figure, 3) else "0.000"


def print_line(console: Console, line: str) -> None:
    """Print a line as long as it is."""
    console.print(Text(printable(line)), soft_wrap=True)
