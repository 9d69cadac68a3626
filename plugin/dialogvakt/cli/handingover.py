"""Runs `dialogvakt handover`: reads one draft and lays it out for another channel."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from itertools import islice

from dialogvakt.checker import Checker
from dialogvakt.cli.options import language_of
from dialogvakt.draft import Draft
from dialogvakt.errors import InputError
from dialogvakt.files.opening import STDIN
from dialogvakt.files.reading import read_documents
from dialogvakt.files.textfile import read_context
from dialogvakt.handover import Handover


def note_of(
    file: str,
    context: str | None,
    channel: str | None,
    guideline: str | None,
    folders: Sequence[str],
    language: str | None,
) -> Handover:
    """Return the note for the draft in a file; raises `InputError` or the loader's errors."""
    checker = Checker(guideline, guidelines=folders, language=language_of(language))
    draft = read_one("handover", file, context)
    try:
        return checker.handover(draft, channel)
    except InputError as error:
        at_option = InputError("--channel", None, error.problem, allowed=error.allowed)
        raise at_option if error.field == "channel" else error from None


def read_one(command: str, file: str, context: str | None) -> Draft:
    """Return the one draft in a file; raises `InputError` if there is none, or more."""
    if file == STDIN and sys.stdin.isatty():
        # Waiting for a person to type a draft would look like a program that hangs.
        raise InputError(command, None, "no draft given", allowed=("a file", "- for stdin"))
    given = read_context(context) if context else None
    found = list(islice(read_documents([file], given), 2))
    if len(found) != 1:
        raise InputError(file, None, f"holds {'more than one draft' if found else 'no draft'}", allowed=("one draft",))
    (document,) = found
    if document.draft is None:
        raise document.error or InputError(document.name, None, "cannot be read")
    return document.draft
