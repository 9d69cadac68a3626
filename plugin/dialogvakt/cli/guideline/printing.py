"""How what the workbench finds is laid out on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.text import Text

from dialogvakt.cli.console import open_console, printable
from dialogvakt.report import Standard
from dialogvakt.workbench.casetests import SeenFact
from dialogvakt.workbench.problemwords import place_of, problem_of
from dialogvakt.workbench.validation import Validation
from dialogvakt.workbench.words import counted, words
from dialogvakt.workbench.yamlforms import fact_form
from dialogvakt_rules import Guideline

_INDENT = 2


def print_validation(found: Validation, folder: str, standard: Standard) -> None:
    """Print all problems, each with its place, or that there are none."""
    console = open_console()
    for problem in found.problems:
        said = printable(problem_of(problem, standard))
        # A line that can be copied, so it is not wrapped.
        console.print(Text.assemble((printable(place_of(problem)), "bold"), f": {said}"), soft_wrap=True)
    if found.problems:
        told = counted("problem", len(found.problems), standard)
        console.print(Text(words("not-valid", standard, problems=told, folder=printable(folder)), style="red"))
    elif found.guideline is not None:
        rules = counted("rule", len({rule.code for rule in found.guideline.rules}), standard)
        cases = counted("case", len(found.cases), standard)
        console.print(Text(words("valid", standard, id=found.guideline.id, rules=rules, cases=cases), style="green"))


def print_labelled(console: Console, label: str, lines: Sequence[str]) -> None:
    """Print a label and what stands under it."""
    console.print(Text(f"{' ' * _INDENT}{label}:", style="dim"))
    for line in lines:
        print_wrapped(console, line, 2 * _INDENT)


def print_wrapped(console: Console, line: str, indent: int, style: str = "") -> None:
    """Print text in the width that there is, each row indented."""
    for row in Text(printable(line), style=style).wrap(console, console.width - indent):
        row.rstrip()
        console.print(Text(" " * indent) + row)


def print_facts(console: Console, guideline: Guideline, facts: Sequence[SeenFact], standard: Standard) -> None:
    """Print facts as conditions that they meet, with what they mean and the words behind them."""
    lines = [told_fact(guideline, seen, standard) for seen in facts]
    print_labelled(console, words("facts", standard), lines or (words("nothing", standard),))


def told_fact(guideline: Guideline, seen: SeenFact, standard: Standard) -> str:
    """Return a fact in one line."""
    display = guideline.vocabulary.display(seen.fact.kind, seen.fact.label)
    meaning = [display.in_language(standard)] if display else []
    quoted = [f"«{' '.join(word.split())}»" for word in seen.words]
    comment = ": ".join(filter(None, (", ".join(meaning), ", ".join(quoted))))
    return f"{fact_form(seen.fact)}{f'  # {comment}' if comment else ''}"
