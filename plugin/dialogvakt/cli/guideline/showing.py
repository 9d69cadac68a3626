"""Prints which guidelines there are, and what one of them is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from rich.console import Console
from rich.table import Table
from rich.text import Text

from dialogvakt.cli.console import open_console, printable
from dialogvakt.cli.guideline.printing import print_wrapped
from dialogvakt.report import Standard
from dialogvakt.workbench.opening import open_named
from dialogvakt.workbench.words import days_in_words, words
from dialogvakt_rules import Catalogue, Guideline, Rule

_STYLES = {"in-force": "green", "expired": "yellow", "not-yet-in-force": "cyan", "unknown": ""}


def print_list(folders: Sequence[str], standard: Standard) -> None:
    """Print a table of all guidelines and versions; raises the loader's errors."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for column in ("id", "version", "status", "days"):
        table.add_column(words(f"column-{column}", standard), overflow="fold")
    for head in sorted(Catalogue(folders).heads, key=lambda head: (head.id, head.version)):
        status = head.validity.status_on(date.today())
        shown = Text(words(status, standard), style=_STYLES[status])
        table.add_row(
            Text(printable(head.id)), Text(printable(head.version)), shown, days_in_words(head.validity, standard)
        )
    open_console().print(table)


def print_guideline(name: str, folders: Sequence[str], standard: Standard) -> None:
    """Print one guideline at a glance; raises the loader's errors."""
    guideline = open_named(name, folders)
    console = open_console()
    console.print(Text(printable(guideline.title.in_language(standard)), style="bold"))
    for label, text in _identity(guideline, standard):
        print_wrapped(console, f"{words(label, standard)}: {text}", 2)
    _heading(console, "channels", standard)
    for code, channel in guideline.channels.items():
        print_wrapped(console, f"{channel.name.in_language(standard)} ({code})", 2)
    _heading(console, "rules", standard)
    for rule in guideline.rules:
        print_wrapped(console, f"{rule.title.in_language(standard)} ({rule.code})", 2, style="bold")
        print_wrapped(console, ", ".join(_about(guideline, rule, standard)), 4)
    if guideline.left_out:
        _heading(console, "left-out", standard)
    for left in guideline.left_out:
        print_wrapped(console, f"{left.code}: {left.why}", 2)


def _heading(console: Console, name: str, standard: Standard) -> None:
    console.print()
    console.print(Text(words(name, standard), style="bold underline"))


def _identity(guideline: Guideline, standard: Standard) -> Iterator[tuple[str, str]]:
    if guideline.publisher:
        yield "publisher", guideline.publisher
    if guideline.source:
        yield "source", guideline.source
    if not guideline.base:
        status = guideline.validity.status_on(date.today())
        told = (words(status, standard) if status != "unknown" else "", guideline.validity.source)
        yield "version", guideline.version
        yield "holds", f"{days_in_words(guideline.validity, standard)} ({'; '.join(filter(None, told))})"
    scope = guideline.scope
    if scope.names:
        yield "scope", ", ".join((*scope.names, *scope.organisation_numbers, *scope.her_ids))
    if guideline.extends:
        yield "extends", ", ".join(guideline.extends)
    yield "folder", str(guideline.folder)


def _about(guideline: Guideline, rule: Rule, standard: Standard) -> Iterator[str]:
    if rule.clause:
        yield words("clause", standard, clause=rule.clause)
    if rule.channel:
        yield words("to-channel", standard, channel=guideline.channels[rule.channel].name.in_language(standard))
    if rule.validity:
        yield days_in_words(rule.validity, standard)
    if rule.origin == guideline.id:
        yield words("own-rule", standard)
    elif rule.changed:
        changed = ", ".join(words(f"key-{key}", standard) for key in rule.changed)
        yield words("changed-from-base", standard, what=changed)
    else:
        yield words("as-base", standard)
