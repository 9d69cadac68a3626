"""National identity numbers: fødselsnummer, D-numbers, synthetic ones, and help numbers that are none of these."""

from __future__ import annotations

from datetime import date
from typing import Literal

from spacy.tokens import Doc
from stdnum.no import fodselsnummer

from dialogvakt_nlp.lexiconfile import read_yaml, strings_at
from dialogvakt_nlp.surface import Found, surface_of

IdentityKind = Literal["national-id", "d-number", "synthetic", "help-number", "invalid"]

_LENGTH = 11
_BIRTH_LENGTH = 6
_LENGTHS = (_LENGTH, _BIRTH_LENGTH)
_D_NUMBER_DAYS = 40
_HELP_NUMBER_MONTHS = 40
# Test persons of the tax administration (+80) and of Norsk helsenett (+65).
_SYNTHETIC_MONTHS = (80, 65)
_FIRST_OF_FH_NUMBER = "89"


def classify_identity_number(number: str) -> IdentityKind:
    """Return what an eleven-digit number is; `invalid` for other text, a wrong check digit or an impossible date."""
    if len(number) != _LENGTH or not (number.isascii() and number.isdigit()) or not _check_digits_hold(number):
        return "invalid"
    if number[0] in _FIRST_OF_FH_NUMBER:
        return "help-number"
    day, month, year = int(number[:2]), int(number[2:4]), int(number[4:6])
    is_d_number = day > _D_NUMBER_DAYS
    day -= _D_NUMBER_DAYS if is_d_number else 0
    for offset in _SYNTHETIC_MONTHS:
        if _is_date(day, month - offset, year):
            return "synthetic"
    if _is_date(day, month - _HELP_NUMBER_MONTHS, year):
        return "help-number"
    if not _is_date(day, month, year):
        return "invalid"
    return "d-number" if is_d_number else "national-id"


def _check_digits_hold(number: str) -> bool:
    return bool(
        fodselsnummer.calc_check_digit1(number) == number[-2] and fodselsnummer.calc_check_digit2(number) == number[-1]
    )


def _is_date(day: int, month: int, year: int) -> bool:
    # The century is not known here; 2000 lets 29 February pass wherever some century has it.
    try:
        date(2000 if (day, month) == (29, 2) and year % 4 == 0 else 2001, month, day)
    except ValueError:
        return False
    return True


class IdentityFinder:
    """Put a mention `identity` on the surface for each identity number in the text.

    A number whose check digits fail counts only behind a word that announces one.
    """

    def __init__(self, announcements: frozenset[str]) -> None:
        self._announcements = announcements

    def __call__(self, doc: Doc) -> Doc:
        """Find numbers written in one piece, or as birth date and personal number apart."""
        surface = surface_of(doc)
        texts = surface.texts
        for index in [index for index, text in enumerate(texts) if len(text) in _LENGTHS]:
            text = texts[index]
            digits, end = text, index + 1
            if len(text) == _BIRTH_LENGTH and end < len(texts) and len(texts[end]) == _LENGTH - _BIRTH_LENGTH:
                digits, end = text + texts[end], end + 1
            if len(digits) != _LENGTH or not (digits.isascii() and digits.isdigit()):
                continue
            kind = classify_identity_number(digits)
            if kind != "invalid" or self._announced(surface.words, index):
                surface.found.append(Found("identity", kind, index, end, in_context=False))
        return doc

    def _announced(self, words: list[str], index: int) -> bool:
        return any(word in self._announcements for word in words[max(0, index - 3) : index])


def create_identity_finder() -> IdentityFinder:
    """Create the component from `lexicons/identities.yaml`."""
    file = "identities.yaml"
    return IdentityFinder(frozenset(strings_at(file, "announcements", read_yaml(file)["announcements"])))
