"""Prints what a comparison found: in words for each draft, and its figures as tables."""

from __future__ import annotations

from collections import Counter

from rich.console import Console

from dialogvakt.cli.comparesides import Side
from dialogvakt.cli.console import printable
from dialogvakt.cli.tables import FIGURE_NAMES, in_digits, new_table, print_line, print_table
from dialogvakt.comparison import OUTCOMES, Change, Comparison, Kind, Outcome, Step, difference

_WORDS: dict[Kind, str] = {
    "found": "{code} found",
    "missed": "{code} missed",
    "alarm": "false alarm {code}",
    "alarm-gone": "false alarm {code} gone",
    "evidence": "{code} {after}, was {before}",
    "channel-right": "channel now right: {after}, was {before}",
    "channel-wrong": "channel now wrong: {after}, was {before}",
    "channel-still-wrong": "channel still wrong: {after}, was {before}, should be {expected}",
    "language-right": "written standard now right: {after}, was {before}",
    "language-wrong": "written standard now wrong: {after}, was {before}",
}
_HASH_SHOWN = 12


def print_comparison(console: Console, comparison: Comparison, a: Side, b: Side) -> None:
    """Print the two sides, what differs draft by draft, the totals, and the figures side by side."""
    print_line(console, f"A  {_description(a)}")
    print_line(console, f"B  {_description(b)}")
    for change in comparison.changes:
        print_line(console, "")
        _print_change(console, change)
    print_line(console, "")
    if comparison.changes:
        _print_totals(console, comparison)
        print_line(console, "")
    _print_figures(console, comparison)


def _description(side: Side) -> str:
    origin = side.origin
    parts = [
        f"{origin.guideline} {origin.guideline_version} ({origin.content_hash[:_HASH_SHOWN]})",
        f"{'with' if origin.suggestions else 'without'} suggestions",
        f"dialogvakt {origin.dialogvakt}",
    ]
    return f"{side.name}: {', '.join(parts)}"


def _print_change(console: Console, change: Change) -> None:
    kind = f"{change.language}, {'hard' if change.hard else 'ordinary'}"
    print_line(console, f"{change.id or f'line {change.line}'} ({kind})")
    for outcome in OUTCOMES:
        steps = change.of(outcome)
        if steps:
            print_line(console, f"  {outcome}: {'; '.join(map(_in_words, steps))}")


def _in_words(step: Step) -> str:
    """Return what a step won, lost or changed."""
    words = _WORDS[step.kind].format(code=step.code, before=step.before, after=step.after, expected=step.expected)
    only_suggested = step.kind in ("found", "alarm") and step.after == "suggested"
    return f"{words} (suggested)" if only_suggested else words


def _print_totals(console: Console, comparison: Comparison) -> None:
    table = new_table("", *OUTCOMES)
    plain = {"channel": comparison.totals.channel, "written standard": comparison.totals.language}
    rows = [*comparison.totals_in_order(), *((name, total) for name, total in plain.items() if total)]
    for name, total in rows:
        table.add_row(printable(name), *_counts(total))
    table.add_row("together", *_counts(sum((total for _, total in rows), Counter[Outcome]())), style="bold")
    print_table(console, table)


def _counts(total: Counter[Outcome]) -> list[str]:
    return [str(total[outcome]) for outcome in OUTCOMES]


def _print_figures(console: Console, comparison: Comparison) -> None:
    table = new_table("", "A", "B", "B - A")
    figures = comparison.figures()
    for name, pair in figures["all"].items():
        table.add_row(FIGURE_NAMES[name], *_pair(*pair))
        if name == "channel_accuracy":
            for group in list(figures)[1:]:
                table.add_row(f"  {group} drafts", *_pair(*figures[group][name]))
    table.add_row("drafts", "", str(comparison.drafts), "")
    table.add_row("drafts that differ", "", str(len(comparison.changes)), "")
    print_table(console, table)


def _pair(a: float | None, b: float | None) -> tuple[str, str, str]:
    return in_digits(a), in_digits(b), in_digits(difference(a, b), sign=True)
