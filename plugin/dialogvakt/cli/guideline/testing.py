"""Runs the cases of a guideline and prints those that did not go as they say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from dialogvakt.checker import Checker
from dialogvakt.cli.console import open_console, printable
from dialogvakt.cli.guideline.printing import print_facts, print_labelled
from dialogvakt.errors import InputError, did_you_mean
from dialogvakt.report import Standard
from dialogvakt.workbench.casetests import CaseResult, all_cases, draft_of, run_cases, seen_facts
from dialogvakt.workbench.validation import open_valid
from dialogvakt.workbench.words import counted, words
from dialogvakt_rules import Case, Guideline


def run_tests(name: str, folders: Sequence[str], rule: str | None, standard: Standard) -> int:
    """Run the cases and return how many failed; raises the loader's errors, and `InputError` for an unknown rule."""
    guideline = open_valid(name, folders)
    checker = Checker(guideline)
    console = open_console()
    cases = _chosen(guideline, rule)
    failed = 0
    for result in run_cases(checker, cases):
        if result.failure:
            failed += 1
            _print_failure(console, checker, result, standard)
    console.print(Text(_summary(len(cases), failed, standard), style="red" if failed else "green"))
    return failed


def _chosen(guideline: Guideline, rule: str | None) -> tuple[Case, ...]:
    codes = {rule.code for rule in guideline.rules}
    if rule is not None and rule not in codes:
        shown = printable(rule)[:40]
        raise InputError("--rule", None, f"no rule {shown!r}{did_you_mean(rule, codes)}", allowed=sorted(codes))
    return tuple(case for case in all_cases(guideline) if rule in (None, case.rule))


def _summary(cases: int, failed: int, standard: Standard) -> str:
    if not cases:
        return words("no-cases", standard)
    told = counted("case", cases, standard)
    return words("some-failed" if failed else "all-passed", standard, cases=told, failed=failed)


def _print_failure(console: Console, checker: Checker, result: CaseResult, standard: Standard) -> None:
    case = result.case
    heading = words(f"case-failed-{result.failure}", standard, code=case.rule, name=case.name)
    console.print(Text(printable(heading), style="bold red"))
    for label, lines in _told(result):
        print_labelled(console, words(label, standard), lines or (words("nothing", standard),))
    print_facts(console, checker.guideline, seen_facts(checker, draft_of(case)), standard)
    console.print()


def _told(result: CaseResult) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "draft", tuple(result.case.text.splitlines())
    yield "found", tuple(f"«{found}»" for found in result.found)
    if result.failure == "expect":
        yield "expected", tuple(f"«{word}»" for word in result.case.expect)
