"""Prints a rule as its guideline describes it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from dialogvakt.cli.console import open_console, printable
from dialogvakt.cli.options import open_guideline
from dialogvakt.errors import InputError, did_you_mean
from dialogvakt.explanation import Section, explain
from dialogvakt.report import Standard
from dialogvakt_rules import Guideline, Rule


def print_rule(code: str, guideline: str | None, folders: Sequence[str], standard: Standard) -> None:
    """Print all that there is to know about one rule; raises `InputError` if the guideline has none of that name."""
    loaded = open_guideline(guideline, folders, only=code)
    sections = list(explain(loaded, _rule(loaded, code), standard))
    console = open_console()
    for section in sections:
        _print(console, section)


def _rule(guideline: Guideline, code: str) -> Rule:
    rule = guideline.rule(code)
    if rule is None:
        codes = [name for rule in guideline.rules for name in (rule.code, *rule.aliases)]
        shown = printable(code)[:40]
        raise InputError("explain", None, f"no rule {shown!r}{did_you_mean(code, codes)}", allowed=sorted(codes))
    return rule


def _print(console: Console, section: Section) -> None:
    console.print(Text(printable(section.heading), style="bold"))
    for line in section.lines:
        for row in Text(printable(line)).wrap(console, console.width - 4):
            row.rstrip()
            console.print(Text("  ") + row)
    console.print()
