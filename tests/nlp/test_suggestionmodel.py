"""The statistical model: windows, memory, and files that are no model."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dialogvakt_nlp import itemvectors, suggestionmodel
from dialogvakt_nlp.features import BUCKETS, Items, buckets_of
from dialogvakt_nlp.suggestionmodel import ModelError, SuggestionModel, Weights, load_model, save_model


def _weights() -> Weights:
    """A model of two labels: `fire` is spoken for by the word brann, `water` by the word vann."""
    table = np.zeros((BUCKETS, 2), dtype=np.int8)
    for label, word in enumerate(("brann", "vann")):
        table[buckets_of(f"w:{word}")[0][0], label] = 100
    ones = np.ones(2, dtype=np.float32)
    return Weights(("fire", "water"), table, ones * 0.2, ones * -4, ones, ones * 0)


def _sentences(*texts: str) -> list[Items]:
    return [Items(tuple(f"w:{word}" for word in text.split()), ()) for text in texts]


def test_the_likeliest_window_comes_first_for_each_label() -> None:
    windows = SuggestionModel(_weights()).scores(_sentences("alt vel", "det er brann", "takk")).windows(0.5)
    fire = [window for window in windows if window.label == 0]
    assert (fire[0].first, fire[0].last) == (1, 2)
    assert fire[0].probability > 0.5


def test_what_is_unlikely_is_no_window_but_has_a_probability() -> None:
    model = SuggestionModel(_weights())
    assert model.scores(_sentences("alt vel")).windows(0.5) == []
    assert model.scores(_sentences("alt vel")).highest().shape == (2,)
    assert all(0 < probability < 0.1 for probability in model.scores(_sentences("alt vel")).highest().tolist())


def test_windows_of_a_label_do_not_overlap() -> None:
    windows = (
        SuggestionModel(_weights()).scores(_sentences("brann", "brann her", "alt vel i dag", "brann")).windows(0.2)
    )
    taken = [number for window in windows if window.label == 0 for number in range(window.first, window.last)]
    assert len(taken) == len(set(taken)) >= 3


def test_words_that_speak_for_a_label_weigh_most() -> None:
    model = SuggestionModel(_weights())
    (sentence,) = _sentences("det er brann her")
    assert int(model.scores([sentence]).word_weights(0, 0).argmax()) == 2


def test_a_full_memory_is_emptied_and_changes_no_score(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"ord{number} og brann{number} og vann" for number in range(12)]
    roomy = SuggestionModel(_weights())
    monkeypatch.setattr(itemvectors, "_ROWS", 9)
    small = SuggestionModel(_weights())
    for text in texts:
        assert small.scores(_sentences(text)).windows(0.1) == roomy.scores(_sentences(text)).windows(0.1)


def test_what_is_saved_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    save_model(_weights(), path)
    sentences = _sentences("det er brann", "og vann")
    assert load_model(path).scores(sentences).windows(0.1) == SuggestionModel(_weights()).scores(sentences).windows(0.1)


def test_the_same_weights_give_the_same_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_model(_weights(), tmp_path / "now.npz")
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 0, 0))
    save_model(_weights(), tmp_path / "later.npz")
    assert (tmp_path / "now.npz").read_bytes() == (tmp_path / "later.npz").read_bytes()


@pytest.mark.parametrize("content", [None, b"", b"no zip", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_model_is_told_by_name(content: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=r"model\.npz: no model .*make train"):
        load_model(path)


def test_a_model_of_other_features_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "model.npz"
    save_model(replace(_weights(), weights=np.zeros((10, 2), dtype=np.int8)), path)
    with pytest.raises(ModelError, match="made for other features"):
        load_model(path)


def test_the_bundled_model_is_small() -> None:
    path = Path(suggestionmodel.__file__).with_name("model") / "suggestions.npz"
    assert path.stat().st_size < 5_000_000
