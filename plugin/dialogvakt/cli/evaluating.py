"""Measures findings on labelled drafts, or compares two ways to find them, and prints the figures."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from dialogvakt.channels import own_channel
from dialogvakt.checker import Checker
from dialogvakt.cli.comparefile import Row, corpus_hash, row_of, write_saved
from dialogvakt.cli.comparesides import Side, judge_of, open_side
from dialogvakt.cli.comparetables import print_comparison
from dialogvakt.cli.console import open_console, own_mistake, printable, say, write_json
from dialogvakt.cli.progress import with_progress
from dialogvakt.cli.tables import FIGURE_NAMES, in_digits, new_table, print_line, print_table
from dialogvakt.comparison import Comparison
from dialogvakt.errors import InputError
from dialogvakt.evaluation import Evaluation, Mistake, answer_of
from dialogvakt.files.jsonfile import json_lines
from dialogvakt.files.reading import count_lines
from dialogvakt.labelled import LabelledDraft, read_labelled
from dialogvakt.scores import Score
from dialogvakt_rules import Guideline

_NAMES = FIGURE_NAMES | {
    "false_redirects": "false redirects on drafts with no redirecting code",
    "abbreviation_forms_f1": "abbreviation forms F1",
    "jargon_forms_f1": "jargon forms F1",
    "language_accuracy": "language accuracy",
}


def measure(corpus: str, guideline: Guideline, save: str | None, *, errors: bool, as_json: bool) -> bool:
    """Check all drafts, print and save what came of it; return whether some line could not be used."""
    checker = Checker(guideline)
    evaluation = Evaluation(checker.guideline)
    rows: list[Row] = []
    drafts = _hash_before_saving(corpus, save) if save is not None else ""

    def check(line: int, labelled: LabelledDraft) -> None:
        report = checker.check(labelled.draft)
        evaluation.add(labelled, report)
        rows.append(row_of(line, labelled.draft.id, answer_of(report)))

    failed = _each_labelled(corpus, checker.guideline, check)
    if not evaluation.drafts:
        raise InputError(corpus, None, "holds no labelled draft that could be checked")
    if save is not None:
        write_saved(save, checker.guideline, drafts, rows)
    if as_json:
        mistakes = {"errors": [_mistake_data(mistake) for mistake in evaluation.mistakes]} if errors else {}
        write_json(evaluation.to_dict() | mistakes, indent=2)
    else:
        _print_evaluation(open_console(), evaluation, evaluation.mistakes if errors else [])
    return failed


def _hash_before_saving(corpus: str, save: str) -> str:
    """Return the hash of a corpus that answers are to be saved of; raises `InputError` if they would replace it."""
    known_by = corpus_hash(corpus)
    if os.path.exists(save) and os.path.samefile(corpus, save):
        raise InputError("--save", None, "names the corpus, which it would replace")
    return known_by


def compare_sides(
    corpus: str, names: tuple[str, str], guideline: str | None, folders: Sequence[str], *, as_json: bool
) -> bool:
    """Compare two sides and print what differs; return whether some line could not be used."""
    known_by = corpus_hash(corpus)
    a, b = (open_side(name, known_by, folders) for name in names)
    judge = judge_of(guideline, a, b, folders)
    own_channel(judge)  # What is wrong with it is told once, and not with every draft.
    comparison = Comparison(judge)

    def ask(line: int, labelled: LabelledDraft) -> None:
        comparison.add(line, labelled, a.answer(line, labelled.draft), b.answer(line, labelled.draft))

    failed = _each_labelled(corpus, judge, ask)
    if not comparison.drafts:
        raise InputError(corpus, None, "holds no labelled draft that could be compared")
    if as_json:
        write_json({"a": _side_data(a), "b": _side_data(b)} | comparison.to_dict(), indent=2)
    else:
        print_comparison(open_console(), comparison, a, b)
    return failed


def _side_data(side: Side) -> dict[str, Any]:
    return {"name": side.name, **side.origin.model_dump()}


def _each_labelled(corpus: str, guideline: Guideline, use: Callable[[int, LabelledDraft], None]) -> bool:
    """Hand over each line's number and draft; return whether some line could not be used."""
    failed = False
    for place, data in with_progress(json_lines(corpus), count_lines([corpus])):
        try:
            if isinstance(data, InputError):
                raise data
            use(int(place.rpartition(":")[2]), read_labelled(data, place, guideline))
        except InputError as error:
            failed = True
            say(error)
        except Exception as error:
            # The outermost border: one draft must not keep the others from being measured.
            failed = True
            say(f"{place}: {own_mistake(error)}")
    return failed


def _print_evaluation(console: Console, evaluation: Evaluation, mistakes: list[Mistake]) -> None:
    table = new_table("code", "precision", "recall", "F1", "hits", "alarms", "misses")
    for code, score in evaluation.in_order():
        table.add_row(code, *_score_cells(score))
    for code, score in evaluation.forms.items():
        table.add_row(f"{code} forms", *_score_cells(score))
    print_table(console, table)
    console.print()
    _print_summary(console, evaluation)
    console.print()
    _print_groups(console, evaluation)
    for mistake in mistakes:
        _print_mistake(console, mistake)


def _print_summary(console: Console, evaluation: Evaluation) -> None:
    table = new_table("figure", "value", header=False)
    for name, figure in evaluation.figures().items():
        if name in _NAMES:
            table.add_row(_NAMES[name], in_digits(figure))
    table.add_row("drafts with a critical code and none found", str(len(evaluation.unsafe)))
    table.add_row("drafts", str(evaluation.drafts))
    if not evaluation.guideline.suggestions:
        table.add_row("statistical model", "off")
    print_table(console, table)
    if evaluation.unsafe:
        console.print(Text(printable(f"none found in: {', '.join(evaluation.unsafe)}")))


def _print_groups(console: Console, evaluation: Evaluation) -> None:
    """Print the main figures of each group of drafts by itself."""
    groups = {name: counts for name, counts in evaluation.counts.groups.items() if name != "all" and counts.drafts}
    table = new_table("drafts apart", *groups)
    for name in evaluation.counts.all.figures():
        table.add_row(FIGURE_NAMES[name], *(in_digits(counts.figures()[name]) for counts in groups.values()))
    table.add_row("drafts", *(str(counts.drafts) for counts in groups.values()))
    print_table(console, table)


def _score_cells(score: Score) -> Iterator[str]:
    yield from map(in_digits, (score.precision, score.recall, score.f1))
    yield from map(str, (score.hits, score.alarms, score.misses))


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
        print_line(console, line)


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
