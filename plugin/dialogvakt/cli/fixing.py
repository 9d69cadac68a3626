"""Makes the safe changes: in the files that hold the drafts, or in the text that stdin brought."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from dialogvakt.checker import Checker
from dialogvakt.cli.checking import Result, Tally
from dialogvakt.cli.console import write_json
from dialogvakt.cli.workers import outcome_of
from dialogvakt.config.dismissal import Dismissals, without_dismissed
from dialogvakt.errors import InputError
from dialogvakt.files.document import Splice
from dialogvakt.files.writing import rewrite
from dialogvakt.phrases import phrase
from dialogvakt.safefixes import apply_safe_fixes, safe_edits


def fix_files(results: Iterable[Result], tally: Tally) -> None:
    """Change each file in place and tell how often; a file that cannot be changed is as it was."""
    for file, group in groupby(results, key=_file_of):
        members = list(group)
        # A file that is named twice is read twice, and changed once.
        splices = {splice for member in members for splice in _splices(member)}
        stamp = members[0].document.origin.stamp if members[0].document.origin else None
        if not splices or stamp is None:
            continue
        try:
            rewrite(file, splices, stamp)
        except InputError as error:
            tally.fail(file, str(error))
        else:
            print(f"{file}: {changes_in_words(len(splices), members[0].report.messages_in)}", file=sys.stderr)


def print_fixed(
    checker: Checker,
    results: Iterable[Result],
    tally: Tally,
    dismissals: Dismissals,
    *,
    as_text: bool,
    several: bool,
) -> None:
    """Print the changed texts of stdin; the exit code tells of what is still to be found in them."""
    for result in results:
        document, draft, report = result.document, result.draft, result.left
        text, made = apply_safe_fixes(draft.text, report.findings)
        left = outcome_of(checker, (document.name, replace(draft, text=text)))
        if isinstance(left, str):
            tally.fail(document.name, left)
        else:
            tally.count(without_dismissed(left, dismissals.of(document.file, text, left)))
        if as_text:
            sys.stdout.write(text if text.endswith("\n") or not several else f"{text}\n")
            print(changes_in_words(made, report.messages_in), file=sys.stderr)
            if report.verdict == "redirect":
                print(report.recommendation, file=sys.stderr)
        else:
            write_json({"id": draft.id, "text": text, "changes": made})


def changes_in_words(count: int, language: str) -> str:
    """Return how many changes were made, in words."""
    return phrase("fixed-none" if count == 0 else "fixed-one" if count == 1 else "fixed", language, count=count)


def _file_of(result: Result) -> str:
    document = result.document
    return document.origin.file if document.origin else document.name


def _splices(result: Result) -> list[Splice]:
    """Return the changes of a draft's file; those that cannot be made without touching more are left out."""
    origin = result.document.origin
    if origin is None:
        return []
    made = (origin.splice(edit) for edit in safe_edits(result.left.findings))
    return [splice for splice in made if splice is not None]
