"""What components ask about each word of a draft, with one look-up for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Generic, TypeVar

from dialogvakt_nlp.memory import Memory
from dialogvakt_nlp.surface import Surface

Answer = TypeVar("Answer")


class WordQuestion(Generic[Answer]):
    """A question whose answer depends on a word alone, and is worked out once for each word."""

    def __init__(self, work_out: Callable[[str], Answer]) -> None:
        self.work_out = work_out
        answer_together([self])

    def keep_in(self, memory: Memory[str, tuple[Any, ...]], place: int) -> None:
        """Let the answers stand at a place in a memory of several questions."""
        self._memory = memory
        self._place = place

    def answers(self, surface: Surface) -> list[Answer]:
        """Return the answer for each word of a surface."""
        place = self._place
        return [answers[place] for answers in surface.looked_up(self._memory)]


def answer_together(questions: Iterable[WordQuestion[Any]]) -> None:
    """Let questions be answered together when a word is new, so that a word of a draft is looked up once for all."""
    work_outs: Sequence[Callable[[str], Any]] = [question.work_out for question in questions]
    memory = Memory[str, tuple[Any, ...]](lambda word: tuple([work_out(word) for work_out in work_outs]))
    for place, question in enumerate(questions):
        question.keep_in(memory, place)
