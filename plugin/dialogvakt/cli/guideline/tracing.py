"""Prints why each rule fires on a draft, or does not."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from dialogvakt.checker import Checker
from dialogvakt.cli.console import open_console, printable
from dialogvakt.cli.guideline.printing import print_facts, print_labelled, told_fact
from dialogvakt.cli.handingover import read_one
from dialogvakt.errors import InputError, did_you_mean
from dialogvakt.report import Standard
from dialogvakt.workbench.casetests import all_facts
from dialogvakt.workbench.opening import open_named
from dialogvakt.workbench.why import RuleTrace, trace_rules
from dialogvakt.workbench.words import words
from dialogvakt.workbench.yamlforms import condition_form
from dialogvakt_rules import Guideline


def print_traces(
    name: str, folders: Sequence[str], file: str, context: str | None, rule: str | None, standard: Standard
) -> None:
    """Print a trace of every rule, or of one; raises the loader's errors, and `InputError` for bad input."""
    guideline = open_named(name, folders)
    codes = {rule.code for rule in guideline.rules}
    if rule is not None and rule not in codes:
        shown = printable(rule)[:40]
        raise InputError("--rule", None, f"no rule {shown!r}{did_you_mean(rule, codes)}", allowed=sorted(codes))
    draft = read_one("why", file, context)
    console = open_console()
    checker = Checker(guideline)
    if rule is None:
        print_facts(console, guideline, all_facts(checker, draft), standard)
    for trace in trace_rules(checker, guideline, draft):
        if rule in (None, trace.rule.code):
            _print(console, guideline, trace, standard)


def _print(console: Console, guideline: Guideline, trace: RuleTrace, standard: Standard) -> None:
    outcome = words("fired" if trace.fired else "not-fired", standard)
    heading = f"{trace.rule.title.in_language(standard)} ({trace.rule.code}): {outcome}"
    console.print(Text(printable(heading), style="bold red" if trace.fired else "bold"))
    facts = [told_fact(guideline, seen, standard) for seen in trace.facts]
    if trace.fired:
        print_labelled(console, words("behind", standard), facts or [words("nothing", standard)])
    elif trace.unmet is None:
        print_labelled(console, words("not-fired", standard), [words("not-its-day", standard)])
    else:
        name = "first-unmet" if trace.unmet.ways == 1 else "nearest-unmet"
        label = words(name, standard, ways=trace.unmet.ways)
        print_labelled(console, label, [condition_form(trace.unmet.condition)])
        print_labelled(console, words("at-hand", standard), facts or [words("nothing", standard)])
