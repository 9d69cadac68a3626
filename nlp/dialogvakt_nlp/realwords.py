"""Which forms are Norwegian words, so that nobody takes them for a misspelling of another."""

from __future__ import annotations

from typing import NamedTuple

from dialogvakt_nlp.edits import first_difference, sound_of

_SHORTEST_PART = 3
_SHORTEST_STEM = 4
_SHORTEST_END = 5
_LINKS = "se"
_VOWELS = frozenset("aeiouyæøåéò")
# These endings stand behind a vowel only, unlike -t and -s.
_BEHIND_VOWELS = frozenset("dnr")


class RealWordTables(NamedTuple):
    """What `RealWords` is made from."""

    known: frozenset[str]
    usual: frozenset[str]
    beginnings: frozenset[str]
    ends: frozenset[str]
    inflections: frozenset[str]


class RealWords:
    """Known words, and what Norwegian makes of the usual ones: compounds and inflected forms.

    `beginnings` and `ends` are those of words that the lexicons find, `inflections` the endings of inflected forms.
    """

    def __init__(self, tables: RealWordTables) -> None:
        self.known = tables.known
        self._usual = tables.usual
        self._beginnings = frozenset(text for text in tables.beginnings if len(text) >= _SHORTEST_END)
        self._ends = frozenset(text for text in tables.ends if len(text) >= _SHORTEST_END)
        self._inflections = tables.inflections

    def is_usual(self, form: str) -> bool:
        """Tell whether a form is in usual use."""
        return form in self._usual

    def goes_on(self, rest: str) -> bool:
        """Tell whether the letters behind the beginning of a word may be what stands there: an ending or a word."""
        return rest in self._inflections or rest in self._usual or (rest[:1] in _LINKS and rest[1:] in self._usual)

    def is_right_at(self, form: str, at: int) -> bool:
        """Tell whether a form begins or ends as known words do, in a part that the letter at a place belongs to."""
        at = min(at, len(form) - 1)
        return any(form[:end] in self._beginnings for end in range(max(at + 1, _SHORTEST_END), len(form) + 1)) or any(
            form[start:] in self._ends for start in range(min(at, len(form) - _SHORTEST_END) + 1)
        )

    def is_compound(self, form: str) -> bool:
        """Tell whether a form is two usual words, with an s or an e between them or not."""
        for cut in range(_SHORTEST_PART, len(form) - _SHORTEST_PART + 1):
            if form[cut:] in self._usual:
                first = form[:cut]
                if first in self._usual or (first[-1] in _LINKS and first[:-1] in self._usual):
                    return True
        return False

    def is_linked_otherwise(self, form: str, word: str) -> bool:
        """Tell whether two forms are the same compound, one of them with an s or an e between its parts."""
        shorter, longer = sorted((form, word), key=len)
        at = first_difference(shorter, longer)
        return longer[at : at + 1] in _LINKS and shorter[at:] == longer[at + 1 :] and shorter[at:] in self._usual

    def is_inflected(self, form: str) -> bool:
        """Tell whether a form is a usual word, or one that is known, with another ending."""
        for ending in self._inflections:
            stem = form.removesuffix(ending)
            if not form.endswith(ending) or len(stem) < _SHORTEST_STEM or not _may_stand(ending, stem):
                continue
            others = (stem + other for other in self._inflections if other not in {"", ending})
            # A bare stem may be an abbreviation.
            if stem in self._usual or any(
                other in self.known and sound_of(other) != sound_of(form) for other in others
            ):
                return True
        return False


def _may_stand(ending: str, stem: str) -> bool:
    return ending not in _BEHIND_VOWELS or stem[-1] in _VOWELS
