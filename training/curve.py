"""How much more passages help: the mean average precision on drafts by other hands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.metrics import average_precision_score

from training.fit import examples, fit, highest_scores
from training.passages import Passage

_PARTS = (8, 4, 2, 1)
_SEED = 7


def learning_curve(
    passages: Sequence[Passage], windows: csr_matrix, ends: np.ndarray, truth: np.ndarray
) -> Iterator[tuple[int, float]]:
    """Yield how many passages were learned from, and the figure.

    The drafts are given by their `windows`, the place where each draft's windows begin (`ends`), and `truth` (drafts,
    labels).
    """
    order = np.random.default_rng(_SEED).permutation(len(passages))
    for part in _PARTS:
        chosen = [passages[at] for at in sorted(order[: len(passages) // part])]
        weights, bias = fit(*examples(chosen))
        yield len(chosen), mean_average_precision(highest_scores(windows @ weights + bias, ends), truth)


def mean_average_precision(scores: np.ndarray, truth: np.ndarray) -> float:
    """Return the mean over labels of the average precision of scores of shape (drafts, labels)."""
    pairs = zip(scores.T, truth.T, strict=True)
    return float(np.mean([average_precision_score(right, column) for column, right in pairs]))
