"""How two spellings differ: one slip of the fingers, or only letters that are doubled or lack on a keyboard."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

_ABROAD = str.maketrans({"æ": "a", "ø": "o", "å": "a", "é": "e"})
_SPELLED_OUT = (("ae", "æ"), ("oe", "ø"), ("aa", "å"))
# In shorter words most other letters make another word.
_SHORTEST_LONG = 9
_RUN = re.compile(r"(.)\1+")


def with_own_letters(word: str) -> str:
    """Return a word with æ, ø and å in place of ae, oe and aa."""
    for pair, letter in _SPELLED_OUT:
        word = word.replace(pair, letter)
    return word


def sound_of(word: str) -> str:
    """Return a word without what is misspelt most easily: double letters, and æ, ø and å, however they are written."""
    return _RUN.sub(r"\1", with_own_letters(word).translate(_ABROAD))


def first_difference(one: str, other: str) -> int:
    """Return the first place at which two words differ, or the length of the shorter one."""
    at, end = 0, min(len(one), len(other))
    while at < end and one[at] == other[at]:
        at += 1
    return at


class Typist:
    """Judges whether a form may come of another by one slip of the fingers on a keyboard with these rows of letters.

    `negating` are the letters that in front of a word make its opposite, like the u of `ukjent`.
    """

    def __init__(self, rows: Sequence[str], negating: Collection[str] = ()) -> None:
        places = {letter: (row, column) for row, letters in enumerate(rows) for column, letter in enumerate(letters)}
        self._neighbours = frozenset(_neighbours(list(places.items())))
        self._negating = frozenset(negating)

    def may_write(self, form: str, word: str) -> bool:
        """Tell whether a form may be a word with one letter added, left out or replaced, or two neighbours swapped.

        In a short word, and at the beginning of a long one, a letter may be replaced only by its neighbour on the
        keyboard; the first letter of a short word is neither added nor left out, and what is added behind a word is an
        ending.
        """
        at, growth = first_difference(form, word), len(form) - len(word)
        if at == len(word):
            return False
        is_long = len(word) >= _SHORTEST_LONG
        if growth == 0:
            if form[at + 1 :] == word[at + 1 :]:
                return (is_long and at > 0) or form[at : at + 1] + word[at : at + 1] in self._neighbours
            return form[at : at + 2] == word[at : at + 2][::-1] and form[at + 2 :] == word[at + 2 :]
        shorter, longer = (word, form) if growth > 0 else (form, word)
        is_in_place = at > 0 or (is_long and longer[0] not in self._negating)
        return shorter[at:] == longer[at + 1 :] and is_in_place


def _neighbours(places: Sequence[tuple[str, tuple[int, int]]]) -> Iterator[str]:
    for letter, (row, column) in places:
        for other, (other_row, other_column) in places:
            # Each row begins half a key to the right of the one above it.
            if row == other_row and abs(column - other_column) == 1:
                yield letter + other
            elif other_row == row + 1 and other_column in {column - 1, column}:
                yield from (letter + other, other + letter)
