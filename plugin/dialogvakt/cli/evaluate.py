"""`dialogvakt evaluate`: holds the findings against a labelled corpus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dialogvakt.checker import Checker
from dialogvakt.cli.console import open_console, own_mistake, printable, say, telling_problems, write_json
from dialogvakt.cli.exitcodes import COULD_NOT_RUN, NOTHING_FOUND
from dialogvakt.cli.inputs import count_lines, json_lines
from dialogvakt.cli.options import GuidelineOption
from dialogvakt.cli.progress import with_progress
from dialogvakt.errors import InputError
from dialogvakt.evaluation import Evaluation, Mistake
from dialogvakt.labelled import read_labelled
from dialogvakt.scores import Score

_NAMES = {
    "channel_accuracy": "channel accuracy",
    "channel_accuracy_hard": "channel accuracy, hard drafts",
    "macro_f1_redirecting": "macro F1, redirecting codes",
    "macro_f1_form": "macro F1, form codes",
    "safety_recall": "safety recall (critical codes)",
    "false_redirects": "false redirects on drafts with no redirecting code",
    "abbreviation_forms_f1": "abbreviation forms F1",
    "jargon_forms_f1": "jargon forms F1",
    "language_accuracy": "language accuracy",
}


def evaluate(
    corpus: Annotated[str, typer.Argument(metavar="CORPUS.jsonl", help="Drafts with codes, language and forms.")],
    guideline: GuidelineOption = None,
    errors: Annotated[bool, typer.Option("--errors", help="Show every miss and false alarm with its draft.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Measure the findings on labelled drafts: per code, channel, safety, false redirects, forms, language."""
    with telling_problems():
        checker = Checker(guideline)
        evaluation = Evaluation(checker.guideline)
        failed = _evaluate(checker, corpus, evaluation)
        if not evaluation.drafts:
            raise InputError(corpus, None, "holds no labelled draft that could be checked")
    if as_json:
        mistakes = {"errors": [_mistake_data(mistake) for mistake in evaluation.mistakes]} if errors else {}
        write_json(evaluation.to_dict() | mistakes, indent=2)
    else:
        console = open_console()
        _print_figures(console, evaluation)
        if errors:
            for mistake in evaluation.mistakes:
                _print_mistake(console, mistake)
    raise typer.Exit(COULD_NOT_RUN if failed else NOTHING_FOUND)


def _evaluate(checker: Checker, corpus: str, evaluation: Evaluation) -> bool:
    """Check all drafts; return whether some line could not be used."""
    failed = False
    for place, data in with_progress(json_lines(corpus), count_lines([corpus])):
        try:
            if isinstance(data, InputError):
                raise data
            labelled = read_labelled(data, place, checker.guideline)
            evaluation.add(labelled, checker.check(labelled.draft))
        except InputError as error:
            failed = True
            say(error)
        except Exception as error:
            # The outermost border: one draft must not keep the others from being measured.
            failed = True
            say(f"{place}: {own_mistake(error)}")
    return failed


def _print_figures(console: Console, evaluation: Evaluation) -> None:
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column("code")
    for name in ("precision", "recall", "F1", "hits", "alarms", "misses"):
        table.add_column(name, justify="right")
    for code, score in evaluation.in_order():
        table.add_row(code, *_score_cells(score))
    for code, score in evaluation.forms.items():
        table.add_row(f"{code} forms", *_score_cells(score))
    _print_table(console, table)
    console.print()
    summary = Table(box=None, pad_edge=False, show_header=False)
    summary.add_column("figure")
    summary.add_column("value", justify="right")
    for name, figure in evaluation.figures().items():
        if figure is not None or name != "channel_accuracy_hard":
            summary.add_row(_NAMES[name], _figure(figure))
    summary.add_row("drafts with a critical code and none found", str(len(evaluation.unsafe)))
    summary.add_row("drafts", str(evaluation.drafts))
    _print_table(console, summary)
    if evaluation.unsafe:
        console.print(Text(printable(f"none found in: {', '.join(evaluation.unsafe)}")))


def _print_table(console: Console, table: Table) -> None:
    with console.capture() as captured:
        console.print(table)
    # rich pads rows with spaces up to the width.
    console.file.write("".join(f"{row.rstrip()}\n" for row in captured.get().splitlines()))


def _score_cells(score: Score) -> Iterator[str]:
    yield from map(_figure, (score.precision, score.recall, score.f1))
    yield from map(str, (score.hits, score.alarms, score.misses))


def _figure(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.3f}"


def _print_mistake(console: Console, mistake: Mistake) -> None:
    draft = mistake.labelled.draft
    console.print()
    lines = [f"{draft.id or '(no id)'} ({mistake.labelled.language})"]
    if mistake.missed:
        lines.append(f"missed: {', '.join(mistake.missed)}")
    if mistake.alarms:
        lines.append(f"false alarms: {', '.join(mistake.alarms)}")
    if mistake.channel:
        lines.append("channel: expected {}, got {}".format(*mistake.channel))
    lines.append(f"context: {draft.context.model_dump_json(exclude_none=True, exclude_defaults=True)}")
    lines += [f"│ {line}" for line in draft.text.splitlines()]
    for line in lines:
        console.print(Text(printable(line)), soft_wrap=True)


def _mistake_data(mistake: Mistake) -> dict[str, Any]:
    data: dict[str, Any] = {
        "id": mistake.labelled.draft.id,
        "missed": list(mistake.missed),
        "alarms": list(mistake.alarms),
        "text": mistake.labelled.draft.text,
    }
    if mistake.channel:
        data |= {"expected_channel": mistake.channel[0], "channel": mistake.channel[1]}
    return data
