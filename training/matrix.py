"""Texts as rows of a sparse matrix, by the features of the pipeline."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import numpy as np
from scipy.sparse import csr_matrix
from spacy.language import Language

from dialogvakt_nlp.features import BUCKETS, Items, buckets_of, items_of
from dialogvakt_nlp.normalise import normalise
from dialogvakt_nlp.pipeline import create_pipeline
from dialogvakt_nlp.suggestionmodel import LONGEST_WINDOW
from dialogvakt_nlp.surface import WRITTEN_ON, surface_of


@cache
def _pipeline() -> Language:
    return create_pipeline(publish_spans=False, suggest=False)


def sentences_of(text: str) -> list[Items]:
    """Return the items of each sentence of a text."""
    doc = _pipeline().make_doc(normalise(text).text)
    doc.user_data[WRITTEN_ON] = None
    for _, component in _pipeline().pipeline:
        doc = component(doc)
    return items_of(surface_of(doc))


def windows_of(sentences: Sequence[Items]) -> list[list[Items]]:
    """Return all runs of one to three neighbouring sentences."""
    return [
        list(sentences[first : first + length])
        for length in range(1, LONGEST_WINDOW + 1)
        for first in range(len(sentences) - length + 1)
    ]


def matrix_of(rows: Iterable[Sequence[Items]]) -> csr_matrix:
    """Return one row for each run of sentences, of length 1 where no feature comes twice; as the model does it."""
    indices: list[int] = []
    values: list[float] = []
    ends = [0]
    for row in rows:
        here = [buckets_of(item) for part in row for item in (*part.words, *part.others)]
        weights = [weight for _, weights in here for weight in weights]
        length = np.sqrt(sum(weight * weight for weight in weights)) or 1.0
        indices.extend(bucket for buckets, _ in here for bucket in buckets)
        values.extend(weight / length for weight in weights)
        ends.append(len(indices))
    matrix = csr_matrix((np.array(values, dtype=np.float32), indices, ends), shape=(len(ends) - 1, BUCKETS))
    matrix.sum_duplicates()
    return matrix
