"""Professional terms with plain words in the same form."""

import pytest

from dialogvakt_nlp import Reader
from dialogvakt_nlp.reading import Mention

_READER = Reader()


def _jargon(text: str) -> list[Mention]:
    return [mention for mention in _READER.read(text).mentions if mention.group == "jargon"]


def test_the_plain_word_stands_in_the_same_form() -> None:
    (mention,) = _jargon("Vi så på tumoren.")
    assert mention.replacement is not None
    assert mention.replacement.nb == ("svulsten",)
    assert mention.replacement.nn == ("svulsten",)
    assert mention.replacement.safe


def test_a_capital_is_kept() -> None:
    (mention,) = _jargon("Tumor i nyren.")
    assert mention.replacement is not None and mention.replacement.nb == ("Svulst",)


def test_a_compound_is_found_without_an_offer() -> None:
    (mention,) = _jargon("Hun fikk en underlivsabscess.")
    assert mention.label == "compound" and mention.replacement is None


@pytest.mark.parametrize(
    "text", ["Blodprøven var fin.", "Hun har diabetes.", "Hun hører på Nick Cave.", "Antibiotika mot infeksjon."]
)
def test_ordinary_words_pass(text: str) -> None:
    assert _jargon(text) == []
