"""Training: the same corpus gives the same model, and the model scores at run time as it did when it was fitted."""

from functools import cache
from pathlib import Path

import numpy as np

from dialogvakt_nlp.suggestionmodel import SuggestionModel, Weights, load_model
from training.fit import calibrate, examples, fit, highest_scores, shrink, windows_of_drafts
from training.matrix import sentences_of, windows_of
from training.passages import LABELS, Passage, read_passages

_CORPUS = Path(__file__).parents[2] / "corpus"


@cache
def _passages() -> tuple[Passage, ...]:
    return tuple(read_passages(_CORPUS / "training"))


def test_the_bundled_model_is_the_one_that_the_corpus_gives() -> None:
    weights, _ = fit(*examples(_passages()))
    small, scale = shrink(weights)
    bundled = load_model().weights
    # Another processor may round a weight the other way; a changed corpus, lexicon or feature moves many and far.
    assert np.abs(small.astype(int) - bundled.weights.astype(int)).max() <= 1, "make it anew with 'make train'"
    assert np.allclose(scale, bundled.scale, rtol=1e-3)


def test_passages_that_follow_each_other_in_a_draft_are_also_learned_together() -> None:
    passages = [
        Passage("Hun har det bra.", "nb", frozenset(), "w", "d1"),
        Passage("Haster!", "nb", frozenset({"reply-deadline"}), "w", "d1"),
        Passage("Ring.", "nb", frozenset(), "w", "d1"),
        Passage("Takk.", "nb", frozenset({"receipt"}), "w", None),
    ]
    _, truth = examples(passages)
    alone, pairs, triple = truth[:4], truth[4:6], truth[6]
    assert [[LABELS[at] for at in np.flatnonzero(row)] for row in alone] == [[], ["reply-deadline"], [], ["receipt"]]
    assert [[LABELS[at] for at in np.flatnonzero(row)] for row in pairs] == [["reply-deadline"]] * 2
    assert [LABELS[at] for at in np.flatnonzero(triple)] == ["reply-deadline"]


def test_calm_passages_of_one_writer_are_also_learned_by_threes() -> None:
    calm = [Passage(f"Rolig dag {number}.", "nb", frozenset(), f"w{number // 4}", None) for number in range(8)]
    matrix, truth = examples(calm)
    assert matrix.shape[0] == (8 + 2) * 2
    assert not truth.any()


def test_every_example_is_learned_once_more_without_what_the_lexicons_found() -> None:
    matrix, truth = examples([Passage("Hun har brystsmerter.", "nb", frozenset({"acute-care"}), "w", None)])
    assert (truth[0] == truth[1]).all()
    assert 0 < matrix[1].nnz < matrix[0].nnz


def test_scores_at_run_time_are_those_of_training() -> None:
    texts = [passage.text for passage in _passages()[:40]]
    model = load_model()
    weights = model.weights
    windows, ends = windows_of_drafts(texts)
    logits = highest_scores(windows @ (weights.weights * weights.scale) + weights.bias, ends)
    expected = 1 / (1 + np.exp(-(logits * weights.slope + weights.offset)))
    for text, row in zip(texts, expected, strict=True):
        assert np.allclose(model.scores(sentences_of(text)).highest(), row, atol=2e-3)


def test_windows_are_runs_of_up_to_three_sentences() -> None:
    sentences = sentences_of("En. To. Tre. Fire.")
    assert len(windows_of(sentences)) == 4 + 3 + 2


def test_shrinking_keeps_weights_to_within_half_a_step() -> None:
    weights = np.random.default_rng(1).normal(size=(50, 3))
    small, scale = shrink(weights)
    assert np.abs(small * scale - weights).max() <= scale.max() / 2 + 1e-6


def test_calibrated_scores_are_near_what_comes_true() -> None:
    scores = np.linspace(-3, 3, 400)[:, None]
    truth = np.random.default_rng(2).random(400)[:, None] < 1 / (1 + np.exp(-2 * scores))
    slope, offset = calibrate(scores, truth)
    foretold = 1 / (1 + np.exp(-(scores[:, 0] * slope[0] + offset[0])))
    assert abs(foretold.mean() - truth.mean()) < 0.02


def test_a_model_of_one_label_works_too() -> None:
    zeros = np.zeros(1, dtype=np.float32)
    weights = Weights(("only",), load_model().weights.weights[:, :1], zeros + 1, zeros, zeros + 1, zeros)
    assert SuggestionModel(weights).scores(sentences_of("Hei.")).highest().shape == (1,)
