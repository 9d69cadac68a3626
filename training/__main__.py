"""`python -m training`: make the model from `corpus/`."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from dialogvakt_nlp.suggestionmodel import Weights, save_model
from training.card import model_card
from training.curve import learning_curve
from training.fit import calibrate, examples, fit, highest_scores, shrink, windows_of_drafts
from training.passages import LABELS, read_passages

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
CARD = ROOT / "docs" / "model-card.md"
MODEL = ROOT / "nlp" / "dialogvakt_nlp" / "model" / "suggestions.npz"


def main() -> None:
    """Train, calibrate on drafts by other hands, save, and write the model card."""
    passages = read_passages(CORPUS / "training")
    matrix, truth = examples(passages)
    print(f"{len(passages)} passages, {matrix.shape[0]} examples")
    weights, bias = fit(matrix, truth)
    small, scale = shrink(weights)
    drafts = [json.loads(line) for line in (CORPUS / "development.jsonl").read_text(encoding="utf-8").splitlines()]
    windows, ends = windows_of_drafts([draft["text"] for draft in drafts])
    right = np.array([[label in draft["codes"] for label in LABELS] for draft in drafts])
    slope, offset = calibrate(highest_scores(windows @ (small * scale) + bias, ends), right)
    save_model(Weights(LABELS, small, scale, bias.astype(np.float32), slope, offset), MODEL)
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1e6:.1f} MB")
    curve = list(learning_curve(passages, windows, ends, right))
    CARD.write_text(model_card(passages, curve, MODEL.stat().st_size), encoding="utf-8")
    print(CARD.relative_to(ROOT))


if __name__ == "__main__":
    main()
