"""Questions about words: each word is looked up once for all of them, and anew where it was reworded."""

from dialogvakt_nlp.surface import Rewording
from dialogvakt_nlp.tokenizer import read_surface
from dialogvakt_nlp.wordquestion import WordQuestion, answer_together


def test_each_word_has_its_answer_and_is_worked_out_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    question = WordQuestion(length)
    assert question.answers(read_surface("Hei, hei du")) == [3, 1, 3, 2]
    assert question.answers(read_surface("du, hei")) == [2, 1, 3]
    assert asked == ["hei", ",", "du"]


def test_questions_that_are_answered_together_keep_their_own_answers() -> None:
    lengths, firsts = WordQuestion(len), WordQuestion[str](lambda word: word[0])
    alone = WordQuestion(len)
    answer_together([lengths, firsts])
    surface = read_surface("Hei du")
    assert (lengths.answers(surface), firsts.answers(surface)) == ([3, 2], ["h", "d"])
    assert (alone.answers(surface), firsts.answers(surface)) == ([3, 2], ["h", "d"])


def test_what_was_reworded_is_looked_up_again() -> None:
    question = WordQuestion(len)
    surface = read_surface("pasientn søv")
    surface.sentences, surface.sentence = [(0, 2)], [0, 0]
    assert question.answers(surface) == [8, 3]
    surface.reword([Rewording(0, 1, ("pasienten",))])
    assert question.answers(surface) == [9, 3]
