"""A bounded memory for what was worked out once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")

_FULL = 8_000


class Memory(dict[Key, Value]):
    """Answers by what they were worked out from; it forgets what has not been asked for long, and stays small.

    A dict, so that answers are looked up without a call into Python: `map(memory.__getitem__, words)`. A full one is
    put aside and begun anew with what is asked again, so that everyday words are not worked out twice.
    """

    def __init__(self, work_out: Callable[[Key], Value]) -> None:
        super().__init__()
        self._work_out = work_out
        self._aside: dict[Key, Value] = {}

    def __missing__(self, key: Key) -> Value:
        value = self._aside[key] if key in self._aside else self._work_out(key)
        if len(self) >= _FULL:
            self._aside = dict(self)
            self.clear()
        self[key] = value
        return value
