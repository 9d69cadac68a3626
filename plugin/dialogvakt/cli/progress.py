"""A progress bar with rate for many drafts, on stderr and only on a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TimeRemainingColumn
from rich.text import Text

Item = TypeVar("Item")


class _Rate(ProgressColumn):
    """How many drafts a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed or 0:.0f} drafts/s")


def with_progress(items: Iterable[Item], total: int) -> Iterator[Item]:
    """Yield the items, and show how far they have come."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield from items
        return
    columns = (BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    # Redirected, results would go to stderr with the bar; they must reach a pipe.
    on_one_screen = sys.stdout.isatty()
    with Progress(*columns, console=console, transient=True, redirect_stdout=on_one_screen) as progress:
        task = progress.add_task("", total=total)
        for item in items:
            yield item
            progress.advance(task)
