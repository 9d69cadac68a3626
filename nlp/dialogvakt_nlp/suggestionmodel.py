"""The statistical model: how much a few sentences sound like each label."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from io import BytesIO
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

import numpy as np
from numpy.typing import NDArray

from dialogvakt_nlp.compiled import compiled, compiled_bytes
from dialogvakt_nlp.features import BUCKETS, Items
from dialogvakt_nlp.itemvectors import Floats, ItemVectors

# Sentences that are read together: what one says often needs the one before it.
LONGEST_WINDOW = 3
_FILE = files("dialogvakt_nlp") / "model" / "suggestions.npz"
# Beyond it a probability is 0 or 1 to the last digit.
_SURE = 40.0
_PARTS = ("labels", "weights", "scale", "bias", "slope", "offset")


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
    """Score windows of sentences; may be used from several threads."""

    def __init__(self, weights: Weights) -> None:
        self.labels = weights.labels
        self.weights = weights
        self._vectors = ItemVectors(weights.weights, weights.scale)

    def scores(self, sentences: Sequence[Items]) -> TextScores:
        """Return what the model makes of the sentences of one text, of which there must be one at least."""
        vectors = self._vectors.of([item for sentence in sentences for item in (*sentence.words, *sentence.others)])
        return TextScores(sentences, vectors, self.weights)


class TextScores:
    """How much windows, sentences and words of one text speak for each label."""

    def __init__(self, sentences: Sequence[Items], vectors: Floats, weights: Weights) -> None:
        self._sentences = sentences
        self._vectors = vectors
        self._starts = list(accumulate([len(one.words) + len(one.others) for one in sentences], initial=0))
        self._spans, scores = _all_windows(np.add.reduceat(vectors, self._starts[:-1], axis=0))
        # A text like no other scores beyond what floats can hold.
        exponents = np.clip((scores + weights.bias) * weights.slope + weights.offset, -_SURE, _SURE)
        self._probabilities = 1 / (1 + np.exp(-exponents))

    def windows(self, least: float) -> list[Window]:
        """Return for each label the likeliest windows that do not overlap, down to a probability."""
        likely = np.flatnonzero(self.highest() >= least).tolist()
        return [
            window for label in likely for window in _apart(label, self._spans, self._probabilities[:, label], least)
        ]

    def highest(self) -> Floats:
        """Return each label's probability of the likeliest window, of shape (labels,)."""
        return np.asarray(self._probabilities.max(axis=0))

    def word_weights(self, number: int, label: int) -> Floats:
        """Return how much each word of the sentence with a number speaks for a label."""
        start = self._starts[number]
        return self._vectors[start : start + len(self._sentences[number].words), label]

    def weight(self, number: int, label: int) -> float:
        """Return how much the sentence with a number, with what was found in it, speaks for a label."""
        return float(self._vectors[self._starts[number] : self._starts[number + 1], label].sum())


def _apart(label: int, spans: list[tuple[int, int]], probabilities: Floats, least: float) -> Iterator[Window]:
    """Yield the likeliest windows of a label, the likeliest first, none of which overlaps a likelier one."""
    taken: list[tuple[int, int]] = []
    for at in np.argsort(-probabilities, kind="stable").tolist():
        if probabilities[at] < least:
            return
        first, last = spans[at]
        if all(last <= other_first or other_last <= first for other_first, other_last in taken):
            taken.append((first, last))
            yield Window(label, first, last, float(probabilities[at]))


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
    labels, vectors = _bundled_vectors()
    columns = np.frombuffer(_bundled_columns(), dtype=np.int8).reshape(BUCKETS, len(labels))
    return SuggestionModel(Weights(labels, columns, *(np.frombuffer(vector, np.float32) for vector in vectors)))


@compiled_bytes
def _bundled_columns() -> bytes:
    return _bundled().weights.tobytes()


@compiled
def _bundled_vectors() -> tuple[tuple[str, ...], list[bytes]]:
    bundled = _bundled()
    return bundled.labels, [getattr(bundled, name).tobytes() for name in _PARTS[2:]]


def _bundled() -> Weights:
    with as_file(_FILE) as path:
        return _read(path)


def save_model(weights: Weights, path: Path) -> None:
    """Write a model file; the same weights give the same bytes, which numpy's own writer does not."""
    with ZipFile(path, "w", ZIP_DEFLATED) as file:
        for name in _PARTS:
            content = BytesIO()
            np.save(content, np.asarray(getattr(weights, name)), allow_pickle=False)
            file.writestr(ZipInfo(f"{name}.npy"), content.getvalue(), ZIP_DEFLATED)


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
