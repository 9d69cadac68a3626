"""The vectors of items: how much each speaks for each label, worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count, filterfalse

import numpy as np
from numpy.typing import NDArray

from dialogvakt_nlp.features import buckets_of

Floats = NDArray[np.float32]
# Rows of a table (1.5 MB, and twice as much for their names); a full one is replaced. One text has far fewer items.
_ROWS = 30_000


@dataclass(frozen=True, slots=True)
class _Table:
    """Rows are handed out one by one, so that threads never write to the same; `rows` says which are ready."""

    vectors: Floats
    rows: dict[str, int] = field(default_factory=dict)
    free: count[int] = field(default_factory=count)


class ItemVectors:
    """Look up and learn vectors; may be asked from several threads, without a lock."""

    def __init__(self, weights: NDArray[np.int8], scale: Floats) -> None:
        self._weights = weights
        self._scale = scale
        self._table = self._empty()

    def of(self, items: Sequence[str]) -> Floats:
        """Return an array of shape (items, labels + 1).

        The last column holds what an item adds to the square of the length of the text that it stands in.
        """
        table = self._table
        new = list(dict.fromkeys(filterfalse(table.rows.__contains__, items)))
        if new and not self._learn(new, table):
            table = self._table = self._empty()
            self._learn(list(dict.fromkeys(items)), table)
        return table.vectors[list(map(table.rows.__getitem__, items))]

    def _empty(self) -> _Table:
        return _Table(np.zeros((_ROWS, len(self._scale) + 1), dtype=np.float32))

    def _learn(self, items: Sequence[str], table: _Table) -> bool:
        """Work out vectors, all at once since numpy is slow for single ones; False if the table is full."""
        rows = [next(table.free) for _ in items]
        if rows[-1] >= _ROWS:
            return False
        listed = [buckets_of(item) for item in items]
        weights = np.array([weight for _, weights in listed for weight in weights], dtype=np.float32)
        columns = self._weights[[bucket for buckets, _ in listed for bucket in buckets]]
        starts = np.cumsum([0, *(len(buckets) for buckets, _ in listed[:-1])])
        table.vectors[rows, :-1] = np.add.reduceat(columns * weights[:, None], starts, axis=0) * self._scale
        table.vectors[rows, -1] = np.add.reduceat(weights * weights, starts)
        # Only now may others see them.
        table.rows.update(zip(items, rows, strict=True))
        return True
