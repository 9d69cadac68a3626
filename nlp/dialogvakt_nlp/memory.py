"""A bounded memory for what was worked out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_FULL = 20_000


class Memory(dict[Key, Value]):
    """Answers by what they were worked out from; emptied when full, so that it stays small however much is read.

    A dict, so that answers are looked up without a call into Python: `map(memory.__getitem__, words)`.
    """

    def __init__(self, work_out: Callable[[Key], Value]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, key: Key) -> Value:
        value = self._work_out(key)
        if len(self) >= _FULL:
            self.clear()
        self[key] = value
        return value
