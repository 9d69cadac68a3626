"""National identity numbers: which kind of number the compose window holds."""

from __future__ import annotations

from typing import Literal

from dialogvakt_nlp import classify_identity_number

IdentityStatus = Literal["missing", "valid", "invalid", "help-number"]
_VALID = frozenset({"national-id", "d-number", "synthetic"})


def judge_identity(number: str) -> IdentityStatus:
    """Return whether a number is a national identity number or D-number (synthetic ones count), or what is wrong."""
    kind = classify_identity_number("".join(number.split()))
    if kind in _VALID:
        return "valid"
    return "help-number" if kind == "help-number" else "invalid"


def digits_of(words: str) -> str:
    """Return a number without the spaces and signs between its digits."""
    return "".join(character for character in words if character.isdigit())
