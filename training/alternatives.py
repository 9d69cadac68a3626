"""`python -m training.alternatives`: spaCy's own text categorisers on the same passages, for comparison."""

from __future__ import annotations

import json
import random
import time
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import spacy
from spacy.language import Language
from spacy.training import Example
from thinc.api import fix_random_seed

from training.curve import mean_average_precision
from training.passages import LABELS, Passage, read_passages

_CORPUS = Path(__file__).resolve().parents[1] / "corpus"
_SEED = 7
_EPOCHS = 20
_BATCH = 64
_LONGEST = 3
_MODELS: dict[str, dict[str, Any]] = {
    "bag of words and pairs": {
        "@architectures": "spacy.TextCatBOW.v3",
        "exclusive_classes": False,
        "ngram_size": 2,
        "length": 262144,
        "no_output_layer": False,
    },
    "small convolutional net": {
        "@architectures": "spacy.TextCatReduce.v1",
        "exclusive_classes": False,
        "use_reduce_first": False,
        "use_reduce_last": False,
        "use_reduce_max": True,
        "use_reduce_mean": True,
        "tok2vec": {
            "@architectures": "spacy.HashEmbedCNN.v2",
            "pretrained_vectors": None,
            "width": 64,
            "depth": 2,
            "embed_size": 2000,
            "window_size": 1,
            "maxout_pieces": 3,
            "subword_features": True,
        },
    },
}


def main() -> None:
    """Train each on the passages, and print its figure on the whole drafts of `development.jsonl`."""
    passages = read_passages(_CORPUS / "training")
    drafts = [json.loads(line) for line in (_CORPUS / "development.jsonl").read_text(encoding="utf-8").splitlines()]
    truth = np.array([[label in draft["codes"] for label in LABELS] for draft in drafts])
    for name, model in _MODELS.items():
        nlp = _trained(passages, model)
        start = time.perf_counter()
        scores = np.stack([_highest(nlp, draft["text"]) for draft in drafts])
        each = (time.perf_counter() - start) / len(drafts) * 1000
        print(f"{name}: mean average precision {mean_average_precision(scores, truth):.3f}, {each:.1f} ms a draft")


def _trained(passages: list[Passage], model: dict[str, Any]) -> Language:
    fix_random_seed(_SEED)
    nlp = spacy.blank("nb")
    categoriser = nlp.add_pipe("textcat_multilabel", config={"model": model})
    for label in LABELS:
        categoriser.add_label(label)  # type: ignore[attr-defined]
    examples = [
        Example.from_dict(nlp.make_doc(passage.text), {"cats": {label: label in passage.labels for label in LABELS}})
        for passage in passages
    ]
    nlp.initialize(lambda: examples)
    chance = random.Random(_SEED)
    for _ in range(_EPOCHS):
        chance.shuffle(examples)
        for start in range(0, len(examples), _BATCH):
            nlp.update(examples[start : start + _BATCH])
    return nlp


def _highest(nlp: Language, text: str) -> np.ndarray:
    """Return the highest score of any run of one to three sentences."""
    doc = nlp.make_doc(text)
    starts = [0, *(at + 1 for at in range(len(doc) - 1) if doc[at].text in {".", "?", "!"} or "\n" in doc[at].text)]
    sentences = [doc[start:end].text for start, end in pairwise([*starts, len(doc)])]
    windows = [
        " ".join(sentences[first : first + length])
        for length in range(1, _LONGEST + 1)
        for first in range(len(sentences) - length + 1)
    ]
    scores = np.array([[doc.cats[label] for label in LABELS] for doc in nlp.pipe(windows)])
    return np.asarray(scores.max(axis=0))


if __name__ == "__main__":
    main()
