"""What is no plain text."""

import pytest

from dialogvakt_nlp.markup import find_markup


@pytest.mark.parametrize(
    ("raw", "label"),
    [
        ("Hei <b>du</b>", "html"),
        ("{\\rtf1 hei}", "rtf"),
        ("![sår](bilde.png)", "image-link"),
        ("se https://x.example/a.jpg", "image-link"),
        ("# Overskrift", "markdown"),
        ("**viktig**", "markdown"),
        ("[b]hei[/b]", "bbcode"),
        ("| a | b |", "table"),
        ("a\tb\tc", "table"),
        ("a\x0cb", "control"),
    ],
)
def test_finds(raw: str, label: str) -> None:
    assert label in [found[0] for found in find_markup(raw)]


@pytest.mark.parametrize(
    "raw",
    [
        "- kalium 4,1\n- natrium 140",
        "BT < 90 og puls > 100",
        "Kl. 13 * 2",
        "Ja/nei",
        "Til fastlegen\n\nHei",
        "\tInnrykk",
    ],
)
def test_plain_text_passes(raw: str) -> None:
    assert find_markup(raw) == []
