"""Who, when and whether, with the cue that decided."""

import pytest

from dialogvakt_nlp import Mention, Reader
from dialogvakt_nlp.context import load_categories

_READER = Reader()


def _value(text: str) -> Mention:
    """Return the value mentioned: values have a context and need no other lexicon."""
    return next(mention for mention in _READER.read(text).mentions if mention.group == "value")


@pytest.mark.parametrize(
    ("text", "attribute", "value"),
    [
        ("Nå er kalium 6,7.", "whether", "asserted"),
        ("Dersom kalium 6,7 måles, ring.", "whether", "hypothetical"),
        ("I 2019 var kalium 6,7.", "when", "past"),
        ("Faren hans hadde kalium 6,7.", "who", "family"),
    ],
)
def test_cues(text: str, attribute: str, value: str) -> None:
    assert getattr(_value(text), attribute) == value


def test_the_cue_is_kept_with_its_place() -> None:
    text = "Dersom kalium 6,7 måles, ring."
    (cue,) = _value(text).cues
    assert text[cue.start : cue.end] == "Dersom"


def test_categories_are_ordered_and_complete() -> None:
    categories = load_categories()
    assert all(category.attribute or category.blocks or category.stops for category in categories.values())
