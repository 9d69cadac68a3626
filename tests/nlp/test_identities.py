"""National identity numbers."""

import pytest

from dialogvakt_nlp import Reader, classify_identity_number

_READER = Reader()


def number(day: int, month: int, year: int, individual: int) -> str:
    """Return a number with right check digits; tests shift `individual` until there is one."""
    first = (3, 7, 6, 1, 8, 9, 4, 5, 2)
    second = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
    while True:
        stem = f"{day:02}{month:02}{year:02}{individual:03}"
        one = -sum(w * int(d) for w, d in zip(first, stem, strict=True)) % 11
        two = -sum(w * int(d) for w, d in zip(second, f"{stem}{one % 10}", strict=True)) % 11
        if one < 10 and two < 10:
            return f"{stem}{one}{two}"
        individual += 1


@pytest.mark.parametrize(
    ("digits", "kind"),
    [
        (number(12, 85, 60, 100), "synthetic"),
        (number(12, 70, 60, 100), "synthetic"),
        (number(52, 85, 60, 100), "synthetic"),
        (number(12, 45, 60, 100), "help-number"),
        ("12345678901", "invalid"),
        ("123", "invalid"),
        ("1234567890a", "invalid"),
        (number(31, 82, 60, 100), "invalid"),
    ],
)
def test_kinds(digits: str, kind: str) -> None:
    assert classify_identity_number(digits) == kind


def test_a_wrong_check_digit_is_invalid() -> None:
    right = number(12, 85, 60, 100)
    assert classify_identity_number(right[:-1] + str((int(right[-1]) + 1) % 10)) == "invalid"


def test_finds_numbers_in_one_piece_and_in_two() -> None:
    whole = number(12, 85, 60, 100)
    for text in (f"Mor, {whole}, kommer.", f"Mor, {whole[:6]} {whole[6:]}, kommer."):
        (mention,) = [m for m in _READER.read(text).mentions if m.group == "identity"]
        assert text[mention.start : mention.end].replace(" ", "") == whole


def test_a_number_that_fails_its_check_counts_only_where_it_is_announced() -> None:
    assert not [m for m in _READER.read("Ring 12345678901.").mentions if m.group == "identity"]
    assert [m for m in _READER.read("Fødselsnummer 12345678901.").mentions if m.group == "identity"]
