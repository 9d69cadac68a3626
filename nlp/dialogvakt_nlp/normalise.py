"""Normalised text with a map back to the raw one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SPACES = "\t\v\f\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LINE_BREAKS = "\r\u0085\u2028\u2029"
_MARKS = "\u0300-\u036f"
# Everything that makes the slow path necessary; most drafts hold none of it.
_UNUSUAL = re.compile(f"[{_INVISIBLE}{_SPACES}{_LINE_BREAKS}{_MARKS}\\x00-\\x08\\x0e-\\x1f\\ud800-\\udfff]")
_PIECE = re.compile(
    rf"(?P<invisible>[{_INVISIBLE}]+)"
    rf"|(?P<break>\r\n?|[\u0085\u2028\u2029])"
    rf"|(?P<space>[ {_SPACES}\x00-\x08\x0e-\x1f\ud800-\udfff]+)"
    rf"|(?P<composed>.[{_MARKS}]+)"
    r"|(?P<plain>.)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Normalised:
    """A draft's text in one spelling of everything, and where each character came from.

    `starts` and `ends` give each character's raw code points, half-open; empty means that they are the same.
    """

    text: str
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()

    def raw_starts(self, starts: Sequence[int]) -> Sequence[int]:
        """Translate where pieces of the normalised text start."""
        return [self.starts[start] for start in starts] if self.starts else starts

    def raw_ends(self, ends: Sequence[int]) -> Sequence[int]:
        """Translate where pieces of the normalised text, none of them empty, end."""
        return [self.ends[end - 1] for end in ends] if self.ends else ends

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Translate a half-open, non-empty span of the normalised text into one of the raw text."""
        if not self.starts:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalise(raw: str) -> Normalised:
    """Compose letters (NFC), drop invisible characters, and give spaces and line breaks one form each.

    Control characters and lone surrogates become spaces, so that no later step meets them.
    """
    if not _UNUSUAL.search(raw) and "  " not in raw and unicodedata.is_normalized("NFC", raw):
        return Normalised(raw)
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _PIECE.finditer(raw):
        kind = match.lastgroup
        if kind == "invisible":
            continue
        piece = {"break": "\n", "space": " "}.get(kind or "") or unicodedata.normalize("NFC", match.group())
        if piece == " " == "".join(characters[-1:]):
            # An invisible character between two spaces leaves one.
            ends[-1] = match.end()
            continue
        for character in piece:
            characters.append(character)
            starts.append(match.start())
            ends.append(match.end())
    return Normalised("".join(characters), tuple(starts), tuple(ends))
