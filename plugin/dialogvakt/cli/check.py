"""`dialogvakt check`: holds drafts against a guideline."""

from __future__ import annotations

from typing import Annotated

import typer

from dialogvakt.cli.options import (
    ConfigOption,
    FailOption,
    GlobOption,
    GuidelineOption,
    GuidelinesOption,
    LanguageOption,
)
from dialogvakt.longlived import built_for_good

FilesArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILES...|-]",
        help="Drafts, or folders that hold some: plain text, JSON, FHIR Communication, dialog message XML, or .jsonl "
        "with a draft a line. - or nothing is stdin.",
    ),
]
ContextOption = Annotated[
    str | None,
    typer.Option(
        "--context",
        metavar="FILE",
        help="What the compose window knows, as JSON; X.context.json beside X.txt by default.",
    ),
]
DayOption = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Day on which rules are asked; the draft's own by default."),
]
FormatOption = Annotated[
    str, typer.Option("--format", metavar="text|json|jsonl|sarif|github|rdjson|junit", help="Form of the report.")
]
OffsetsOption = Annotated[
    str, typer.Option("--offsets", metavar="code-points|utf-16", help="How places are counted in JSON.")
]
DismissOption = Annotated[
    str | None,
    typer.Option(
        "--add-dismissals",
        metavar="REASON",
        help="Dismiss all that is found in the files, for this reason; critical findings only one by one (--only).",
    ),
]
OnlyOption = Annotated[
    str | None, typer.Option("--only", metavar="FINGERPRINT", help="Dismiss the finding with this fingerprint alone.")
]
JobsOption = Annotated[int, typer.Option("--jobs", metavar="N", min=1, help="Processes that share the work.")]
LinesOption = Annotated[bool, typer.Option("--lines", help="Each line of stdin is a draft as JSON, as in .jsonl.")]
FixOption = Annotated[
    bool, typer.Option("--fix", help="Make all safe changes in the files; of stdin, print the new text.")
]
VerboseOption = Annotated[bool, typer.Option("--verbose", help="Tell what happens after sending, and figures.")]


def check(
    files: FilesArgument = None,
    globs: GlobOption = None,
    context: ContextOption = None,
    guideline: GuidelineOption = None,
    guidelines: GuidelinesOption = None,
    language: LanguageOption = None,
    as_of: DayOption = None,
    output: FormatOption = "text",
    offsets: OffsetsOption = "code-points",
    fail_on: FailOption = None,
    config: ConfigOption = None,
    jobs: JobsOption = 1,
    lines: LinesOption = False,
    fix: FixOption = False,
    add_dismissals: DismissOption = None,
    only: OnlyOption = None,
    verbose: VerboseOption = False,
) -> None:
    """Hold drafts against a guideline: is a dialog message the right channel, and which words should change?

    The nearest .dialogvakt.toml holds too, options before it (dialogvakt config).
    Exit codes: 0 nothing found, 1 findings, 2 something could not be checked.
    """
    with built_for_good():
        from dialogvakt.cli.checkrun import Wishes, run  # slow to load

    wishes = Wishes(
        files=files or [],
        globs=globs or [],
        context=context,
        guideline=guideline,
        guidelines=guidelines or [],
        language=language,
        as_of=as_of,
        output=output,
        offsets=offsets,
        fail_on=fail_on,
        config=config,
        add_dismissals=add_dismissals,
        only=only,
        jobs=jobs,
        lines=lines,
        fix=fix,
        verbose=verbose,
    )
    raise typer.Exit(run(wishes))
