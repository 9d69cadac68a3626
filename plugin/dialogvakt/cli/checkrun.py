"""Runs `dialogvakt check`: reads what it is asked to, checks it and prints the reports."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, get_args

from dialogvakt.checker import Checker
from dialogvakt.cli.checking import THRESHOLDS, Tally, check_all
from dialogvakt.cli.console import open_console, telling_problems, write_json
from dialogvakt.cli.inputs import STDIN, Source, count_lines, is_many, read_context, read_sources
from dialogvakt.cli.options import choose, day_of, language_of
from dialogvakt.cli.progress import with_progress
from dialogvakt.cli.textreport import TextReporter
from dialogvakt.errors import InputError
from dialogvakt.offsets import Offsets
from dialogvakt.phrases import phrase
from dialogvakt.safefixes import apply_safe_fixes

Format = Literal["text", "json", "jsonl"]
FORMATS: tuple[Format, ...] = get_args(Format)
OFFSETS: tuple[Offsets, ...] = get_args(Offsets)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the user asked for, word for word."""

    files: list[str]
    context: str | None
    guideline: str | None
    language: str | None
    as_of: str | None
    output: str
    offsets: str
    fail_on: str
    lines: bool
    fix: bool
    verbose: bool


def run(wishes: Wishes) -> int:
    """Check all drafts and return the exit code."""
    with telling_problems():
        chosen_format = choose("--format", wishes.output, FORMATS)
        chosen_offsets = choose("--offsets", wishes.offsets, OFFSETS)
        tally = Tally(choose("--fail-on", wishes.fail_on, THRESHOLDS))
        names = _names(wishes.files)
        given = read_context(wishes.context) if wishes.context else None
        language, day = language_of(wishes.language), day_of("--as-of", wishes.as_of)
        checker = Checker(wishes.guideline, language=language, as_of=day)
    sources: Iterable[Source] = read_sources(names, given, lines=wishes.lines)
    if any(map(is_many, names)):
        sources = with_progress(sources, count_lines(names))
    several = len(names) > 1 or is_many(names[0], lines=wishes.lines)
    if wishes.fix:
        _print_fixed(checker, sources, tally, chosen_format, several=several)
    elif chosen_format == "text":
        _print_text(checker, sources, tally, several=several, verbose=wishes.verbose)
    else:
        _print_data(checker, sources, tally, chosen_format, chosen_offsets, several=several)
    return tally.exit_code


def _names(files: list[str]) -> list[str]:
    """Return the files to read; waiting for a person to type a draft would look like a program that hangs."""
    if files:
        return files
    if sys.stdin.isatty():
        raise InputError("check", None, "no draft given", allowed=("files", "- for stdin"))
    return [STDIN]


def _print_text(checker: Checker, sources: Iterable[Source], tally: Tally, *, several: bool, verbose: bool) -> None:
    reporter = TextReporter(open_console(), checker.guideline_of, verbose=verbose)
    for source, draft, report in check_all(checker, sources, tally):
        tally.count(report)
        heading = f"{source.name} ({draft.id})" if draft.id and draft.id != source.name else source.name
        reporter.show(draft, report, heading=heading if several else None)


def _print_data(
    checker: Checker, sources: Iterable[Source], tally: Tally, output: Format, offsets: Offsets, *, several: bool
) -> None:
    as_list = several and output == "json"
    reports = []
    for _, draft, report in check_all(checker, sources, tally):
        tally.count(report)
        data = report.to_dict(draft.text, offsets)
        if as_list:
            reports.append(data)
        else:
            write_json(data, indent=2 if output == "json" else None)
    if as_list:
        write_json(reports, indent=2)


def _print_fixed(checker: Checker, sources: Iterable[Source], tally: Tally, output: Format, *, several: bool) -> None:
    """Print the changed texts; the exit code tells of what is still to be found in them."""
    for source, draft, report in check_all(checker, sources, tally):
        text, made = apply_safe_fixes(draft.text, report.findings)
        again = Source(source.name, type(draft)(text, draft.context, draft.id))
        for _, _, left in check_all(checker, [again], tally):
            tally.count(left)
        name = "fixed-none" if made == 0 else "fixed-one" if made == 1 else "fixed"
        if output == "text":
            sys.stdout.write(text if text.endswith("\n") or not several else f"{text}\n")
            print(phrase(name, report.messages_in, count=made), file=sys.stderr)
            if report.verdict == "redirect":
                print(report.recommendation, file=sys.stderr)
        else:
            write_json({"id": draft.id, "text": text, "changes": made})
