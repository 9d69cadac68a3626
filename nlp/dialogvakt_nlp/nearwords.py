"""Which of many words are one slip away from a form, found without holding it against each of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dialogvakt_nlp.edits import Typist

_Table = dict[str, tuple[str, ...]]
# One slip leaves alone the letters before the middle one of a word; or those behind it, and the first one; or all but
# the first two. So the words of each length stand in three tables, by these.
NearTables = dict[int, tuple[_Table, _Table, _Table]]


def near_tables(words: Iterable[str]) -> NearTables:
    """Return what words are found with by forms with one slip in them."""
    found: NearTables = {}
    for word in words:
        tables = found.setdefault(len(word), ({}, {}, {}))
        for table, part in zip(tables, _parts(word, len(word)), strict=True):
            table[part] = (*table.get(part, ()), word)
    return found


class NearWords:
    """Words, to be found by forms with one slip in them."""

    def __init__(self, tables: NearTables) -> None:
        self._by_length = tables

    def to(self, form: str, typist: Typist) -> Iterator[str]:
        """Yield the words that a typist may have meant, some of them twice."""
        for length in range(len(form) - 1, len(form) + 2):
            tables = self._by_length.get(length)
            if tables:
                for table, part in zip(tables, _parts(form, length), strict=True):
                    for word in table.get(part, ()):
                        if typist.may_write(form, word):
                            yield word


def _parts(form: str, length: int) -> tuple[str, str, str]:
    """Return what a form has of a word of some length, if the slip is elsewhere; of a word itself, all is its own."""
    middle = length // 2
    return form[:middle], form[0] + form[middle + 1 - length :], form[2 - length :]
