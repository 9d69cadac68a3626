"""Which important word a misspelt form means: one that a slip of the fingers leads to, if no other is as near."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import NamedTuple

from dialogvakt_nlp.edits import Typist, first_difference, sound_of, with_own_letters
from dialogvakt_nlp.nearwords import NearTables, NearWords, near_tables
from dialogvakt_nlp.realwords import RealWords

# What a word may tell, as numbers.
Senses = frozenset[int]
# Shorter words become others too easily.
SHORTEST = 5


class Vocabulary(NamedTuple):
    """What forms are corrected to: whole words, each with all that it may tell; and how other such words begin.

    `near` finds the words by what a slip leaves of them, `sounds` by how they sound.
    """

    words: dict[str, Senses]
    beginnings: frozenset[str]
    near: NearTables
    sounds: dict[str, tuple[str, ...]]


def vocabulary_of(words: Mapping[str, Senses], beginnings: Iterable[str]) -> Vocabulary:
    """Return the vocabulary of whole words and beginnings."""
    sounds: dict[str, tuple[str, ...]] = {}
    for word in words:
        sound = sound_of(word)
        sounds[sound] = (*sounds.get(sound, ()), word)
    return Vocabulary(dict(words), frozenset(beginnings), near_tables(words), sounds)


class Spelling:
    """Corrects forms that are no real words to important ones of at least `SHORTEST` letters."""

    def __init__(self, important: Vocabulary, real: RealWords, typist: Typist) -> None:
        self._important = important
        self._real = real
        self._typist = typist
        self._near = NearWords(important.near)

    @property
    def real_words(self) -> Set[str]:
        """The words on any list, none of which is a slip."""
        return self._real.known

    def is_important(self, word: str, beyond: int = 0) -> bool:
        """Tell whether a word is one that forms are corrected to; its first letters, up to `beyond`, do not suffice."""
        return word in self._important.words or any(
            word[:end] in self._important.beginnings and self._real.goes_on(word[end:])
            for end in range(max(beyond + 1, SHORTEST), len(word) + 1)
        )

    def meant(self, form: str) -> str | None:
        """Return the word that an unknown form means, or None if it may be a word itself or nobody can tell."""
        with_letters = with_own_letters(form)
        if with_letters != form and self._real.is_usual(with_letters):
            return with_letters
        if len(form) < SHORTEST - 1:
            return None
        # What only doubles a letter or not is nearer than what has another letter, and never another ending.
        alike = self._possible(form, self._important.sounds.get(sound_of(form), ()))
        if alike:
            return self._only(alike)
        near = self._possible(form, self._near.to(form, self._typist))
        return self._only(near) if near and not self._real.is_inflected(form) else None

    def _possible(self, form: str, words: Iterable[str]) -> list[str]:
        """Return those of some words that a form can mean, since it is not right where it differs from them."""
        found = [word for word in words if not self._real.is_right_at(form, first_difference(form, word))]
        if found and self._real.is_compound(form):
            return [word for word in found if self._real.is_linked_otherwise(form, word)]
        return found

    def _only(self, words: Sequence[str]) -> str | None:
        """Return one of several words that tell something in common."""
        in_common = frozenset.intersection(*(self._important.words[word] for word in words))
        return min(words) if in_common else None
