"""Runs `dialogvakt check`: reads what it is asked to, checks it and prints the reports."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from typing import get_args

from dialogvakt.checker import Checker
from dialogvakt.cli.checking import Result, Tally, check_all, check_quietly
from dialogvakt.cli.console import telling_problems
from dialogvakt.cli.dismissing import add_dismissals, open_dismissals, tell_unused
from dialogvakt.cli.fixing import fix_files, print_fixed
from dialogvakt.cli.options import choose, day_of
from dialogvakt.cli.printing import FORMATS, Format, print_data, print_for_programs, print_text
from dialogvakt.cli.progress import with_progress
from dialogvakt.cli.settling import config_for_all, flags_of, placing_unknown_guidelines, settle
from dialogvakt.cli.workers import Settings, Workers, open_workers
from dialogvakt.config.dismissal import Dismissals, relative_path
from dialogvakt.config.settled import Settled
from dialogvakt.draft import Context
from dialogvakt.errors import InputError
from dialogvakt.files.document import Document
from dialogvakt.files.opening import STDIN
from dialogvakt.files.reading import count_lines, is_many, read_documents
from dialogvakt.files.textfile import read_context
from dialogvakt.files.walking import matches_any, walk
from dialogvakt.offsets import Offsets

OFFSETS: tuple[Offsets, ...] = get_args(Offsets)
# More files than this take so long that a person wants to see how far they have come.
_FEW = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What the user asked for, word for word."""

    files: list[str]
    globs: list[str]
    context: str | None
    guideline: str | None
    guidelines: list[str]
    language: str | None
    as_of: str | None
    output: str
    offsets: str
    fail_on: str | None
    config: str | None
    add_dismissals: str | None
    only: str | None
    jobs: int
    lines: bool
    fix: bool
    verbose: bool


class Inputs:
    """The files to check, which can be read again after they have changed."""

    def __init__(self, names: list[str], settled: Settled, context: Context | None, *, lines: bool) -> None:
        self._found = list(walk(names, settled.files, partial(_is_excluded, settled)))
        self._context = context
        self._settled = settled
        self._lines = lines
        self.names = [name for name in self._found if isinstance(name, str)]
        self.are_several = len(self._found) != 1 or any(map(os.path.isdir, names)) or self._has_many()
        self.take_long = len(self.names) > _FEW or any(map(is_many, self.names))

    def _has_many(self) -> bool:
        return any(is_many(name, lines=self._lines) for name in self.names)

    def documents(self) -> Iterator[Document]:
        """Yield all drafts in order, and the errors of those that could not be found or read."""
        for found in self._found:
            if isinstance(found, InputError):
                yield Document(found.source, None, found)
            else:
                yield from map(self._completed, read_documents([found], self._context, lines=self._lines))

    def _completed(self, document: Document) -> Document:
        """Return a document whose draft knows what the configuration says of all."""
        draft = document.draft
        if draft is None:
            return document
        return replace(document, draft=replace(draft, context=self._settled.context(draft.context)))


def _is_excluded(settled: Settled, path: str) -> bool:
    return bool(settled.exclude) and matches_any(relative_path(path, settled.file.folder), settled.exclude)


def run(wishes: Wishes) -> int:
    """Check all drafts and return the exit code."""
    with ExitStack() as stack:
        with telling_problems():
            output = choose("--format", wishes.output, FORMATS)
            offsets = choose("--offsets", wishes.offsets, OFFSETS)
            given = read_context(wishes.context) if wishes.context else None
            names = _names(wishes)
            flags = flags_of(wishes.guideline, wishes.guidelines, wishes.language, wishes.fail_on, wishes.globs)
            settled = settle(names, flags, wishes.config)
            inputs = Inputs(names, settled, given, lines=wishes.lines)
            config_for_all(inputs.names, settled, wishes.config)
            settings = Settings(
                settled.guideline, settled.language, day_of("--as-of", wishes.as_of), settled.guidelines
            )
            with placing_unknown_guidelines(settled):
                checker = settings.checker()
            dismissals = open_dismissals(settled.file, checker)
            workers = stack.enter_context(open_workers(checker, settings, wishes.jobs))
        tally = Tally(settled.fail_on)
        if wishes.fix and inputs.names == [STDIN]:
            results = check_all(workers, inputs.documents(), tally, dismissals)
            print_fixed(checker, results, tally, dismissals, as_text=output == "text", several=inputs.are_several)
        elif wishes.add_dismissals is not None:
            results = check_all(workers, inputs.documents(), tally, dismissals)
            add_dismissals(results, settled.file, wishes.add_dismissals, wishes.only, tally)
        else:
            if wishes.fix:
                fix_files(check_quietly(workers, inputs.documents(), dismissals), tally)
            _report(wishes, checker, _counted(workers, inputs, tally, dismissals), output, offsets, inputs, tally)
            tell_unused(settled.file, dismissals, names)
    return tally.exit_code


def _names(wishes: Wishes) -> list[str]:
    """Return the files to read; waiting for a person to type a draft would look like a program that hangs."""
    if not wishes.files and wishes.add_dismissals is None:
        if sys.stdin.isatty():
            raise InputError("check", None, "no draft given", allowed=("files", "folders", "- for stdin"))
        return [STDIN]
    if wishes.fix and STDIN in wishes.files and len(wishes.files) > 1:
        raise InputError("--fix", None, "cannot take stdin and files at once")
    if wishes.add_dismissals is not None and (not wishes.files or STDIN in wishes.files):
        raise InputError("--add-dismissals", None, "cannot take stdin", allowed=("files", "folders"))
    if wishes.add_dismissals is not None and wishes.fix:
        raise InputError("--add-dismissals", None, "cannot be asked for together with --fix")
    if wishes.only is not None and wishes.add_dismissals is None:
        raise InputError("--only", None, "says what to dismiss, and needs --add-dismissals REASON")
    return wishes.files


def _counted(workers: Workers, inputs: Inputs, tally: Tally, dismissals: Dismissals) -> Iterator[Result]:
    """Yield all reports, and count what they come to; on a terminal, show how far they have come."""
    results = check_all(workers, inputs.documents(), tally, dismissals)
    for result in with_progress(results, count_lines(inputs.names)) if inputs.take_long else results:
        tally.count(result.left)
        yield result


def _report(
    wishes: Wishes,
    checker: Checker,
    results: Iterator[Result],
    output: Format,
    offsets: Offsets,
    inputs: Inputs,
    tally: Tally,
) -> None:
    several = inputs.are_several
    if output == "text":
        print_text(results, checker.guideline_of, several=several, verbose=wishes.verbose)
    elif output in ("json", "jsonl"):
        print_data(results, output, offsets, several=several)
    else:
        print_for_programs(results, checker, output, tally)
