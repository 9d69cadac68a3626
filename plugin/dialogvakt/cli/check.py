"""`dialogvakt check`: holds drafts against a guideline."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Annotated, Literal, get_args

import typer

from dialogvakt.checker import Checker
from dialogvakt.cli.checking import THRESHOLDS, Tally, check_all
from dialogvakt.cli.console import open_console, telling_problems, write_json
from dialogvakt.cli.inputs import STDIN, Source, count_lines, is_many, read_context, read_sources
from dialogvakt.cli.options import GuidelineOption, LanguageOption, choose, day_of, language_of
from dialogvakt.cli.progress import with_progress
from dialogvakt.cli.textreport import TextReporter
from dialogvakt.errors import InputError
from dialogvakt.offsets import Offsets
from dialogvakt.phrases import phrase
from dialogvakt.safefixes import apply_safe_fixes

Format = Literal["text", "json", "jsonl"]
FORMATS: tuple[Format, ...] = get_args(Format)
OFFSETS: tuple[Offsets, ...] = get_args(Offsets)


def check(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="[FILES...|-]", help="Drafts: plain text, or .jsonl with many; - or nothing is stdin."),
    ] = None,
    context: Annotated[
        str | None,
        typer.Option(
            "--context",
            metavar="FILE",
            help="What the compose window knows, as JSON; X.context.json beside X.txt by default.",
        ),
    ] = None,
    guideline: GuidelineOption = None,
    language: LanguageOption = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Day on which rules are asked; the draft's own by default."),
    ] = None,
    output: Annotated[str, typer.Option("--format", metavar="text|json|jsonl", help="Form of the report.")] = "text",
    offsets: Annotated[
        str, typer.Option("--offsets", metavar="code-points|utf-16", help="How places are counted in JSON.")
    ] = "code-points",
    fail_on: Annotated[
        str,
        typer.Option("--fail-on", metavar="redirect|warning|info", help="How heavy a finding must be for exit code 1."),
    ] = "info",
    lines: Annotated[
        bool, typer.Option("--lines", help="Each line of stdin is a draft as JSON, as in .jsonl.")
    ] = False,
    fix: Annotated[bool, typer.Option("--fix", help="Make all safe changes and print the new text.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Tell what happens after sending, and figures.")] = False,
) -> None:
    """Hold drafts against a guideline: is a dialog message the right channel, and which words should change?

    Exit codes: 0 nothing found, 1 findings, 2 something could not be checked.
    """
    with telling_problems():
        chosen_format = choose("--format", output, FORMATS)
        chosen_offsets = choose("--offsets", offsets, OFFSETS)
        tally = Tally(choose("--fail-on", fail_on, THRESHOLDS))
        names = _names(files)
        given = read_context(context) if context else None
        checker = Checker(guideline, language=language_of(language), as_of=day_of("--as-of", as_of))
    sources: Iterable[Source] = read_sources(names, given, lines=lines)
    if any(map(is_many, names)):
        sources = with_progress(sources, count_lines(names))
    several = len(names) > 1 or is_many(names[0], lines=lines)
    if fix:
        _print_fixed(checker, sources, tally, chosen_format, several=several)
    elif chosen_format == "text":
        _print_text(checker, sources, tally, several=several, verbose=verbose)
    else:
        _print_data(checker, sources, tally, chosen_format, chosen_offsets, several=several)
    raise typer.Exit(tally.exit_code)


def _names(files: list[str] | None) -> list[str]:
    """Return the files to read; waiting for a person to type a draft would look like a program that hangs."""
    if files:
        return files
    if sys.stdin.isatty():
        raise InputError("check", None, "no draft given", allowed=("files", "- for stdin"))
    return [STDIN]


def _print_text(checker: Checker, sources: Iterable[Source], tally: Tally, *, several: bool, verbose: bool) -> None:
    reporter = TextReporter(open_console(), checker.guideline, verbose=verbose)
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
