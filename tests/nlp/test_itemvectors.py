"""The vectors of items, asked from many threads and with too little room."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from dialogvakt_nlp import itemvectors
from dialogvakt_nlp.features import BUCKETS, buckets_of
from dialogvakt_nlp.itemvectors import ItemVectors

_WEIGHTS = np.random.default_rng(1).integers(-9, 9, size=(BUCKETS, 2)).astype(np.int8)
_SCALE = np.array([0.5, 2.0], dtype=np.float32)


def _expected(item: str) -> list[float]:
    buckets, weights = buckets_of(item)
    sums = (_WEIGHTS[buckets] * np.array(weights)[:, None]).sum(axis=0) * _SCALE
    return [*sums.tolist(), sum(weight**2 for weight in weights)]


def _check(vectors: ItemVectors, items: list[str]) -> None:
    assert np.allclose(vectors.of(items), [_expected(item) for item in items], atol=1e-4)


def test_a_vector_sums_the_weights_of_its_buckets_and_their_squares() -> None:
    _check(ItemVectors(_WEIGHTS, _SCALE), ["w:feber", "w:feber", "c:negation-forward", "w:😀"])


def test_a_full_table_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(itemvectors, "_ROWS", 5)
    vectors = ItemVectors(_WEIGHTS, _SCALE)
    for number in range(20):
        _check(vectors, ["w:fast", f"w:ord{number}", f"w:ny{number}"])


def test_threads_never_get_each_others_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(itemvectors, "_ROWS", 300)
    vectors = ItemVectors(_WEIGHTS, _SCALE)
    texts = [[f"w:ord{number + step}" for step in range(40)] for number in range(200)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda items: _check(vectors, items), texts * 3))
