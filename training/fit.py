"""Fit one linear model a label, make it small, and make its scores probabilities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from dialogvakt_nlp.features import without_findings
from dialogvakt_nlp.suggestionmodel import LONGEST_WINDOW
from training.matrix import matrix_of, sentences_of, windows_of
from training.passages import LABELS, Passage

# How much of the training data may be learned by heart; chosen on drafts by other hands, flat between 30 and 200.
_C = 64.0
_LARGEST = 127


def examples(passages: Sequence[Passage]) -> tuple[csr_matrix, np.ndarray]:
    """Return a matrix and truth (rows, labels): all passages, and the runs of them that a window may hold.

    All of them come twice, the second time as if the lexicons had found nothing in them. The lexicons were made by
    people who read most of these passages, so that they find more here than in a draft that nobody has read, and it is
    for the drafts in which they find nothing that the model is there.
    """
    sentences = [sentences_of(passage.text) for passage in passages]
    runs = [[number] for number in range(len(passages))] + _neighbours(passages) + _calm_runs(passages)
    rows = [[part for number in run for part in sentences[number]] for run in runs]
    truth = [frozenset[str]().union(*(passages[number].labels for number in run)) for run in runs]
    rows += [[without_findings(part) for part in row] for row in rows]
    return matrix_of(rows), np.array([[label in labels for label in LABELS] for labels in truth * 2])


def _neighbours(passages: Sequence[Passage]) -> list[list[int]]:
    """Return every two and three passages that stand behind each other in a draft."""
    drafts: defaultdict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        if passage.draft:
            drafts[passage.draft].append(number)
    return [
        numbers[first : first + length]
        for length in range(2, LONGEST_WINDOW + 1)
        for numbers in drafts.values()
        for first in range(len(numbers) - length + 1)
    ]


def _calm_runs(passages: Sequence[Passage]) -> list[list[int]]:
    """Return the unlabelled passages outside drafts by threes of a writer: a long calm stretch is no alarm."""
    calm: defaultdict[str, list[int]] = defaultdict(list)
    for number, passage in enumerate(passages):
        if not passage.draft and not passage.labels:
            calm[passage.writer].append(number)
    return [
        numbers[first : first + LONGEST_WINDOW]
        for numbers in calm.values()
        for first in range(0, len(numbers) - LONGEST_WINDOW + 1, LONGEST_WINDOW)
    ]


def fit(matrix: csr_matrix, truth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return weights (buckets, labels) and bias (labels)."""
    models = [LogisticRegression(C=_C, solver="liblinear", random_state=0).fit(matrix, column) for column in truth.T]
    return np.stack([model.coef_[0] for model in models], axis=1), np.array([model.intercept_[0] for model in models])


def shrink(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the weights as int8 and the scale of each label."""
    scale = np.abs(weights).max(axis=0) / _LARGEST
    return np.rint(weights / scale).astype(np.int8), scale.astype(np.float32)


def windows_of_drafts(texts: Sequence[str]) -> tuple[csr_matrix, np.ndarray]:
    """Return one row for each window of each text, and where each text's rows begin (and, at last, end)."""
    windows = [windows_of(sentences_of(text)) for text in texts]
    return matrix_of(window for listed in windows for window in listed), np.cumsum([0, *map(len, windows)])


def highest_scores(scores: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """Return the highest score of any window of each text, of shape (texts, labels)."""
    return np.stack([scores[start:end].max(axis=0) for start, end in pairwise(ends)])


def calibrate(scores: np.ndarray, truth: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return slope and offset of each label, so that a draft's highest score becomes a probability (Platt)."""
    slopes, offsets = [], []
    for column, right in zip(scores.T, truth.T, strict=True):
        model = LogisticRegression(C=1.0, solver="lbfgs").fit(column[:, None], right)
        slopes.append(model.coef_[0, 0])
        offsets.append(model.intercept_[0])
    return np.array(slopes, dtype=np.float32), np.array(offsets, dtype=np.float32)
