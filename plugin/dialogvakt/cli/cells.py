"""A draft's characters as a terminal shows them: letters with their marks, emoji, tabs and what cannot be seen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from rich.cells import cell_len

_TAB = 4
_JOINER = "\u200d"
_PICTURES = 0x2400
_DELETE = "\x7f"
_FLAG_LETTERS = range(0x1F1E6, 0x1F200)
_SKIN_TONES = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True, slots=True)
class Cell:
    """One character with all that is drawn on top of it: what is shown, how wide, and its half-open code points."""

    shown: str
    width: int
    start: int
    end: int


def cells_of(line: str, offset: int = 0) -> Iterator[Cell]:
    """Yield the cells of one line; `offset` is where the line begins in its text."""
    column = 0
    start = 0
    for end in _ends(line):
        shown = _shown(line[start:end], column)
        cell = Cell(shown, cell_len(shown), offset + start, offset + end)
        column += cell.width
        yield cell
        start = end


def _ends(line: str) -> Iterator[int]:
    """Yield where each cell ends."""
    flag_letters = 0
    for index, character in enumerate(line):
        flag_letters = flag_letters + 1 if ord(character) in _FLAG_LETTERS else 0
        following = line[index + 1 : index + 2]
        if not following:
            yield index + 1
        elif not _is_drawn_on(following) and character != _JOINER:
            if ord(following) in _FLAG_LETTERS and flag_letters % 2:
                continue
            yield index + 1


def _is_drawn_on(character: str) -> bool:
    """Tell whether a character is drawn on the one before it."""
    if character < "\u0300":
        return False
    is_mark = unicodedata.category(character) in {"Mn", "Me"}
    return is_mark or character == _JOINER or ord(character) in _SKIN_TONES


def _shown(characters: str, column: int) -> str:
    if characters == "\t":
        return " " * (_TAB - column % _TAB)
    return "".join(map(_visible, characters))


def _visible(character: str) -> str:
    """Return a stand-in for what would steer the terminal or cannot be encoded; nothing for what is never seen."""
    if character < " ":
        return chr(_PICTURES + ord(character))
    if character == _DELETE:
        return "\N{SYMBOL FOR DELETE}"
    category = unicodedata.category(character)
    if category in {"Cc", "Cs"}:
        return "\N{REPLACEMENT CHARACTER}"
    return "" if category == "Cf" and character != _JOINER else character
