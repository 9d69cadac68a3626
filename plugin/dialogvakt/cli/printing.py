"""Prints the reports of a run in the form asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, Literal, get_args

from dialogvakt import __version__
from dialogvakt.checker import Checker
from dialogvakt.cli.checking import Result, Tally
from dialogvakt.cli.console import open_console, write_json
from dialogvakt.cli.textreport import TextReporter
from dialogvakt.finding import Finding
from dialogvakt.formats.checked import Checked, Run
from dialogvakt.offsets import Offsets
from dialogvakt.phrases import phrase
from dialogvakt.report import Report
from dialogvakt.ruledescription import describe_rules
from dialogvakt_rules import Guideline

Format = Literal["text", "json", "jsonl", "sarif", "github", "rdjson", "junit"]
FORMATS: tuple[Format, ...] = get_args(Format)


def print_text(
    results: Iterable[Result], guideline_of: Callable[[Report], Guideline], *, several: bool, verbose: bool
) -> None:
    """Print each report for a person to read, as soon as it is there."""
    reporter = TextReporter(open_console(), guideline_of, verbose=verbose)
    for result in results:
        document, draft = result.document, result.draft
        heading = f"{document.name} ({draft.id})" if draft.id and draft.id != document.name else document.name
        dismissed = [one for one, by in zip(result.report.findings, result.dismissed, strict=True) if by]
        title = heading if several else None
        reporter.show(draft, result.left, heading=title, where=_where(result), dismissed=dismissed)


def _where(result: Result) -> Callable[[Finding], str] | None:
    """Return what says where in a file with markup or escapes a finding stands; a text shows that itself."""
    origin = result.document.origin
    if origin is None or origin.is_verbatim:
        return None
    checked = Checked(origin.file, result.draft.text, result.report, origin)

    def place(finding: Finding) -> str:
        line, column = checked.regions(finding, "code-points")[0].start
        return phrase("place-in-file", result.report.messages_in, line=line, column=column)

    return place


def print_data(results: Iterable[Result], output: Format, offsets: Offsets, *, several: bool) -> None:
    """Print reports as JSON: an object a line as soon as it is there, or one document with all of them."""
    reports = (_data(result, offsets) for result in results)
    if output == "json" and several:
        write_json(list(reports), indent=2)
        return
    for data in reports:
        write_json(data, indent=2 if output == "json" else None)


def _data(result: Result, offsets: Offsets) -> dict[str, Any]:
    """Return the report as JSON data; a finding that is dismissed says why, since when and by whom."""
    data = result.report.to_dict(result.draft.text, offsets)
    for finding, dismissal in zip(data["findings"], result.dismissed, strict=True):
        if dismissal:
            finding["dismissed"] = dismissal.model_dump(mode="json", include={"reason", "date", "by"})
    return data


def print_for_programs(results: Iterable[Result], checker: Checker, output: Format, tally: Tally) -> None:
    """Print all reports in a form of other programs, when the last one is there."""
    checked = list(_checked(results))
    language = checker.language or "nb"
    guidelines = [checker.guideline_of(one.report) for one in checked] or [checker.guideline]
    described = {(one.id, one.version): one for one in guidelines}
    rules = {key: describe_rules(one, language) for key, one in described.items()}
    run = Run(__version__, language, rules, checked, tally.problems)
    # Each form is a module with a function of the same name; only the one asked for is loaded.
    formed = getattr(import_module(f"dialogvakt.formats.{output}"), output)(run)
    if isinstance(formed, str):
        sys.stdout.write(formed)
    else:
        write_json(formed, indent=2)


def _checked(results: Iterable[Result]) -> Iterator[Checked]:
    for document, draft, report, dismissed in results:
        file = document.origin.file if document.origin else document.name
        yield Checked(file, draft.text, report, document.origin, dismissed)
