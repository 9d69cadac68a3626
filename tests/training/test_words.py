"""The list of real words is the one that the corpus gives, and a slip of one writer does not get into it."""

from training.passages import Passage, read_passages
from training.words import INNOCENT, ROOT, WORDS, real_words


def _passage(text: str, writer: str) -> Passage:
    return Passage(text, "nb", frozenset(), writer, None)


def test_the_bundled_words_are_those_of_the_corpus() -> None:
    innocent = INNOCENT.read_text(encoding="utf-8").split()
    words = real_words(read_passages(ROOT / "corpus" / "training"), innocent)
    assert WORDS.read_text(encoding="utf-8").split("\n")[:-1] == words, "write them anew: python -m training.words"


def test_a_word_is_what_two_writers_use() -> None:
    passages = [_passage("Vondt i Brystet, brsytet brsytet", "w1"), _passage("brystet 12 é x", "w2")]
    assert real_words(passages, ["Avlyse"]) == ["avlyse", "brystet"]
