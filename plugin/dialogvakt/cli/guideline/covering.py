"""Prints how well the clauses of a source are covered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from dialogvakt.cli.console import open_console, printable
from dialogvakt.cli.guideline.printing import print_wrapped
from dialogvakt.report import Standard
from dialogvakt.workbench.coverage import ClauseCoverage, coverage_of, share_covered
from dialogvakt.workbench.opening import open_named
from dialogvakt.workbench.words import words


def print_coverage(name: str, folders: Sequence[str], fewest: int, least: int, standard: Standard) -> float:
    """Print the coverage and return the share of clauses covered; raises the loader's errors."""
    guideline = open_named(name, folders)
    clauses = coverage_of(guideline)
    console = open_console()
    for clause in clauses:
        sign, style = ("✓", "green") if clause.covered(fewest) else ("✗", "red")
        heading = f"{sign} {words('clause', standard, clause=clause.clause)}"
        console.print(Text(printable(heading), style=style))
        for line in _lines(clause, standard):
            print_wrapped(console, line, 4)
    if guideline.left_out:
        console.print(Text(words("left-out", standard), style="bold"))
    for left in guideline.left_out:
        print_wrapped(console, f"{left.code}: {left.why}", 4)
    share = share_covered(clauses, fewest)
    covered = sum(clause.covered(fewest) for clause in clauses)
    enough = share >= least
    told = words(
        "covered" if enough else "covered-too-little",
        standard,
        share=int(share),
        covered=covered,
        all=len(clauses),
        least=least,
    )
    console.print(Text(told, style="green" if enough else "red"))
    console.print(Text(words("fewest", standard, number=fewest), style="dim"))
    return share


def _lines(clause: ClauseCoverage, standard: Standard) -> Iterator[str]:
    for says in clause.says:
        yield says.get(standard, says["nb"])
    for rule in clause.rules:
        yield words("rule-cases", standard, code=rule.code, flags=rule.flags, passes=rule.passes)
    for table in clause.tables:
        yield words(f"table-{table}", standard)
    if clause.advice:
        yield words("advice", standard)
    if not (clause.rules or clause.tables or clause.advice):
        yield words("clause-bare", standard)
