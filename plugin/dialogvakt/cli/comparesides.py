"""The two sides of a comparison: each is a guideline, asked now, or an evaluation that was saved before."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dialogvakt.checker import Checker
from dialogvakt.cli.comparefile import Origin, origin_of, read_saved
from dialogvakt.cli.options import open_guideline
from dialogvakt.comparison import united
from dialogvakt.draft import Draft
from dialogvakt.errors import InputError, did_you_mean
from dialogvakt.evaluation import Answer, answer_of
from dialogvakt_rules import Catalogue, Guideline

WITHOUT_SUGGESTIONS = ":no-suggestions"
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Side:
    """One side: what was asked for, what answers, and how to ask; `guideline` only if it is asked now.

    `answer` takes a line of the corpus and the draft in it, and raises `InputError` if there is no answer.
    """

    name: str
    origin: Origin
    guideline: Guideline | None
    answer: Callable[[int, Draft], Answer]


def open_side(name: str, corpus: str, folders: Sequence[str] = ()) -> Side:
    """Return the side that a guideline's id, its folder or a saved evaluation names.

    `corpus` is the hash of the drafts compared; `folders` hold more guidelines.
    Raises `InputError`, and the loader's errors.
    """
    plain = name.removesuffix(WITHOUT_SUGGESTIONS)
    known = Catalogue(folders).ids
    if plain in known or os.path.isdir(plain):
        return _asked_now(name, open_guideline(plain, folders, suggestions=plain == name))
    if not os.path.exists(plain):
        hint = did_you_mean(plain, known)
        allowed = (*known, "a guideline's folder", "a file that `evaluate --save` wrote")
        problem = f"{plain[:_SHOWN]!r} is neither a guideline nor a file{hint}"
        raise InputError("--compare", None, problem, allowed=allowed)
    if plain != name:
        problem = f"is a file, and takes no {WITHOUT_SUGGESTIONS}; `evaluate --no-suggestions --save` makes one without"
        raise InputError(plain, None, problem)
    return _saved_before(name, corpus)


def judge_of(chosen: str | None, a: Side, b: Side, folders: Sequence[str] = ()) -> Guideline:
    """Return the guideline whose codes and channels both sides are judged by.

    It is the chosen one, or else B's (or A's, if only A is asked now) with what rules only the other side has, or else
    the one of its id that B was made with.
    """
    if chosen is not None:
        return open_guideline(chosen, folders)
    asked = [side.guideline for side in (b, a) if side.guideline is not None]
    if asked:
        return united(asked[0], asked[-1])
    if b.origin.guideline not in Catalogue(folders).ids:
        problem = "was made with a guideline that is not bundled; name the one to judge by with --guideline"
        raise InputError(b.name, None, problem)
    return open_guideline(b.origin.guideline, folders)


def _asked_now(name: str, guideline: Guideline) -> Side:
    checker = Checker(guideline)

    def answer(_: int, draft: Draft) -> Answer:
        return answer_of(checker.check(draft))

    return Side(name, origin_of(checker.guideline), checker.guideline, answer)


def _saved_before(name: str, corpus: str) -> Side:
    saved = read_saved(name)
    if saved.header.corpus != corpus:
        problem = "is that of another corpus, or of this one before it was changed"
        raise InputError(f"{name}:1", "corpus", problem)

    def answer(line: int, _: Draft) -> Answer:
        if line not in saved.answers:
            raise InputError(name, None, f"has no answer to the draft in line {line} of the corpus")
        return saved.answers[line]

    return Side(name, saved.header.made_by, None, answer)
