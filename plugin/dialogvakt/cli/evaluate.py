"""`dialogvakt evaluate`: holds the findings against a labelled corpus."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogvakt.cli.console import telling_problems
from dialogvakt.cli.exitcodes import COULD_NOT_RUN, NOTHING_FOUND
from dialogvakt.cli.options import GuidelineOption, GuidelinesOption, open_guideline
from dialogvakt.errors import InputError


def evaluate(
    corpus: Annotated[str, typer.Argument(metavar="CORPUS.jsonl", help="Drafts with codes, language and forms.")],
    guideline: GuidelineOption = None,
    guidelines: GuidelinesOption = None,
    no_suggestions: Annotated[
        bool, typer.Option("--no-suggestions", help="Rules and lexicons alone: switch the statistical model off.")
    ] = False,
    errors: Annotated[bool, typer.Option("--errors", help="Show every miss and false alarm with its draft.")] = False,
    save: Annotated[
        str | None,
        typer.Option("--save", metavar="FILE", help="Keep what was said of each draft, for --compare; no draft text."),
    ] = None,
    compare: Annotated[
        tuple[str, str] | None,
        typer.Option(
            "--compare",
            metavar="A B",
            help="Show what B wins and loses against A, draft by draft. Each is a guideline (ID or FOLDER, with "
            ":no-suggestions behind it without the statistical model) or a file that --save wrote.",
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Measure the findings on labelled drafts: per code, channel, safety, false redirects, forms, language.

    With --compare, --guideline names the one whose codes and channels both sides are judged by: B's if none is named.
    """
    from dialogvakt.cli.evaluating import compare_sides, measure  # slow to load

    folders = guidelines or ()
    with telling_problems():
        if compare is not None:
            _refuse_beside_compare({"--no-suggestions": no_suggestions, "--errors": errors, "--save": save is not None})
            failed = compare_sides(corpus, compare, guideline, folders, as_json=as_json)
        else:
            wanted = open_guideline(guideline, folders, suggestions=not no_suggestions)
            failed = measure(corpus, wanted, save, errors=errors, as_json=as_json)
    raise typer.Exit(COULD_NOT_RUN if failed else NOTHING_FOUND)


def _refuse_beside_compare(given: dict[str, bool]) -> None:
    for option, is_given in given.items():
        if is_given:
            raise InputError(option, None, "cannot be used together with --compare")
