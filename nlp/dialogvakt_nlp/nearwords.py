"""Which of many words are one slip away from a form, found without holding it against each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dialogvakt_nlp.edits import Typist

_LONGEST_BLOCK = 6
# With a hundred thousand entries one bit in eighty is set.
_BITS = 1 << 23


class NearWords:
    """Words of at least five letters, to be found by forms with one slip in them.

    Two words that are one slip apart become the same when each lacks one letter, or none. A Bloom filter with one hash
    holds what all words become, which rules most forms out at once; a table of it would take ten times the memory. The
    others are held against the words that share a block of letters with them: one slip leaves the first letters of a
    word alone, or those behind them and the next one.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._bits = bytearray(_BITS // 8)
        self._heads: dict[str, list[str]] = {}
        self._tails: dict[str, list[str]] = {}
        for word in words:
            for shorter in _with_and_without_each(word):
                place = hash(shorter) % _BITS
                self._bits[place >> 3] |= 1 << (place & 7)
            size = min((len(word) - 1) // 2, _LONGEST_BLOCK)
            self._heads.setdefault(word[:size], []).append(word)
            self._tails.setdefault(word[size + 1 : 2 * size + 1], []).append(word)

    def to(self, form: str, typist: Typist) -> Iterator[str]:
        """Yield the words that a typist may have meant, some of them twice."""
        if self._may_be_near(form):
            for word in self._sharing_block(form):
                if abs(len(word) - len(form)) <= 1 and typist.may_write(form, word):
                    yield word

    def _may_be_near(self, form: str) -> bool:
        bits = self._bits
        for shorter in _with_and_without_each(form):
            place = hash(shorter) % _BITS
            if bits[place >> 3] >> (place & 7) & 1:
                return True
        return False

    def _sharing_block(self, form: str) -> Iterator[str]:
        # A word with such a block has at least one letter more than two of them.
        for size in range(2, min(_LONGEST_BLOCK, len(form) // 2) + 1):
            yield from self._heads.get(form[:size], ())
            for start in range(size, size + 3):
                yield from self._tails.get(form[start : start + size], ())


def _with_and_without_each(word: str) -> Iterator[str]:
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]
