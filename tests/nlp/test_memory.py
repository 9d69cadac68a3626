"""Answers are worked out once, and forgotten when there are too many."""

import pytest

from dialogvakt_nlp import memory
from dialogvakt_nlp.memory import Memory


def test_an_answer_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Memory(length)
    assert [lengths["ord"], *map(lengths.__getitem__, ["ord", "orda"])] == [3, 3, 4]
    assert asked == ["ord", "orda"]


def test_what_is_asked_again_is_not_worked_out_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_FULL", 3)
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = Memory(length)
    for word in ("a", "bb", "ccc", "dddd", "a", "eeeee", "ffffff", "a"):
        assert lengths[word] == len(word)
    assert asked.count("a") == 1
    assert lengths["bb"] == 2
    assert asked.count("bb") == 2


def test_a_full_memory_is_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "_FULL", 3)
    lengths = Memory[str, int](len)
    assert [lengths["a" * count] for count in range(8)] == list(range(8))
    assert len(lengths) <= 3
