"""Identity numbers are told apart."""

from __future__ import annotations

import pytest

from dialogvakt.identity import IdentityStatus, digits_of, judge_identity


@pytest.mark.parametrize(
    ("number", "status"),
    [
        ("28849907656", "valid"),
        ("288499 07656", "valid"),
        ("28849907657", "invalid"),
        ("", "invalid"),
        ("½", "invalid"),
        ("2884990765", "invalid"),
    ],
)
def test_a_number_is_judged(number: str, status: IdentityStatus) -> None:
    assert judge_identity(number) == status


def test_digits_are_taken_out_of_words() -> None:
    assert digits_of("288499 076-56") == "28849907656"
