"""The statistical model: how much a few sentences sound like each label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import NamedTuple
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from dialogvakt_nlp.features import BUCKETS, Items, buckets_of

# Sentences that are read together: what one says often needs the one before it.
LONGEST_WINDOW = 3
_FILE = files("dialogvakt_nlp") / "model" / "suggestions.npz"
# Items whose vectors are remembered (3 MB); forgotten all at once when full. One text has far fewer.
_MEMORY = 60_000
_PARTS = ("labels", "weights", "scale", "bias", "slope", "offset")
Floats = NDArray[np.float32]


class ModelError(ValueError):
    """A model file that cannot be used, and why."""


class Window(NamedTuple):
    """Neighbouring sentences (a half-open range of their numbers) and the probability that they show a label."""

    label: int
    first: int
    last: int
    probability: float


@dataclass(frozen=True, slots=True)
class Weights:
    """What training yields.

    `weights` is int8 of shape (BUCKETS, labels), to be multiplied by `scale`; a window's score, with its `bias`, is
    made a probability by `slope` and `offset` (all of shape (labels,)).
    """

    labels: tuple[str, ...]
    weights: NDArray[np.int8]
    scale: Floats
    bias: Floats
    slope: Floats
    offset: Floats


class SuggestionModel:
    """Score windows of sentences; the vectors of words are worked out once, so that a known word costs a look-up."""

    def __init__(self, weights: Weights) -> None:
        self.labels = weights.labels
        self.weights = weights
        # The last column holds what the item adds to the square of its window's length.
        self._vectors = np.zeros((_MEMORY, len(weights.labels) + 1), dtype=np.float32)
        self._rows: dict[str, int] = {}

    def windows(self, sentences: Sequence[Items], least: float) -> list[Window]:
        """Return for each label the likeliest window, and others that do not overlap it, down to a probability."""
        if not sentences:
            return []
        sums = self._sums(sentences)
        spans, logits = _all_windows(sums)
        weights = self.weights
        logits += weights.bias
        probabilities = 1 / (1 + np.exp(-(logits * weights.slope + weights.offset)))
        windows: list[Window] = []
        for label, best in enumerate(probabilities.argmax(axis=0).tolist()):
            first, last = spans[best]
            windows.append(Window(label, first, last, float(probabilities[best, label])))
            if windows[-1].probability >= least:
                windows.extend(self._others(windows[-1], spans, probabilities[:, label], least))
        return windows

    def _others(
        self, best: Window, spans: list[tuple[int, int]], probabilities: Floats, least: float
    ) -> Iterator[Window]:
        taken = [(best.first, best.last)]
        for at in np.argsort(-probabilities, kind="stable").tolist():
            if probabilities[at] < least:
                return
            first, last = spans[at]
            if all(last <= other_first or other_last <= first for other_first, other_last in taken):
                taken.append((first, last))
                yield Window(best.label, first, last, float(probabilities[at]))

    def word_weights(self, sentence: Items, label: int) -> Floats:
        """Return how much each word of a sentence speaks for a label."""
        return self._vectors[self._rows_of(sentence.words), label]

    def _sums(self, sentences: Sequence[Items]) -> Floats:
        rows = self._rows_of([item for sentence in sentences for item in (*sentence.words, *sentence.others)])
        lengths = [len(sentence.words) + len(sentence.others) for sentence in sentences]
        starts = np.cumsum([0, *lengths[:-1]])
        return np.asarray(np.add.reduceat(self._vectors[rows], starts, axis=0))

    def _rows_of(self, items: Sequence[str]) -> list[int]:
        known = self._rows
        rows = [known.get(item, -1) for item in items]
        if -1 in rows:
            new = list(dict.fromkeys(item for item, row in zip(items, rows, strict=True) if row < 0))
            if len(known) + len(new) > _MEMORY:
                known.clear()
                new = list(dict.fromkeys(items))
            self._learn(new)
            rows = [known[item] for item in items]
        return rows

    def _learn(self, items: Sequence[str]) -> None:
        """Work out the vectors of new items, all at once: one by one numpy would take ten times as long."""
        listed = [buckets_of(item) for item in items]
        weights = np.array([weight for buckets in listed for _, weight in buckets], dtype=np.float32)
        table = self.weights.weights[[bucket for buckets in listed for bucket, _ in buckets]]
        starts = np.cumsum([0, *(len(buckets) for buckets in listed[:-1])])
        first, last = len(self._rows), len(self._rows) + len(items)
        self._vectors[first:last, :-1] = np.add.reduceat(table * weights[:, None], starts, axis=0) * self.weights.scale
        self._vectors[first:last, -1] = np.add.reduceat(weights * weights, starts)
        self._rows.update(zip(items, range(first, last), strict=True))


def _all_windows(sums: Floats) -> tuple[list[tuple[int, int]], Floats]:
    """Return the windows of one to three sentences and their scores, without the bias."""
    count = len(sums)
    spans: list[tuple[int, int]] = []
    parts: list[Floats] = []
    running = sums
    for length in range(1, min(LONGEST_WINDOW, count) + 1):
        if length > 1:
            running = running[:-1] + sums[length - 1 :]
        spans.extend((first, first + length) for first in range(count - length + 1))
        parts.append(running)
    everything = np.concatenate(parts)
    return spans, (everything[:, :-1] / np.sqrt(everything[:, -1:])).astype(np.float32)


def load_model(path: Path | None = None) -> SuggestionModel:
    """Return the bundled model, or the one at `path`; raises `ModelError`."""
    if path is not None:
        return SuggestionModel(_read(path))
    with as_file(_FILE) as bundled:
        return SuggestionModel(_read(bundled))


def save_model(weights: Weights, path: Path) -> None:
    """Write a model file."""
    parts = {name: np.asarray(getattr(weights, name)) for name in _PARTS}
    np.savez_compressed(path, allow_pickle=False, **parts)


def _read(path: Path) -> Weights:
    try:
        # numpy leaves a file open that it cannot make sense of.
        with path.open("rb") as file, np.load(file, allow_pickle=False) as data:
            parts = {name: data[name] for name in _PARTS}
    except (OSError, KeyError, ValueError, EOFError, BadZipFile) as error:
        raise ModelError(f"{path.name}: no model ({error}); make it again with 'make train'") from error
    count = len(parts["labels"])
    if parts["weights"].shape != (BUCKETS, count) or any(parts[name].shape != (count,) for name in _PARTS[2:]):
        raise ModelError(f"{path.name}: made for other features; make it again with 'make train'")
    return Weights(
        tuple(str(label) for label in parts["labels"]),
        parts["weights"],
        *(parts[name].astype(np.float32) for name in _PARTS[2:]),
    )
