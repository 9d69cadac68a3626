"""Tokenizer for hurried clinical text: runs of letters, numbers, and single signs, so that `BT140/90` is four words."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import accumulate, chain

from spacy.tokens import Doc
from spacy.vocab import Vocab

from dialogvakt_nlp.surface import KEY, Surface

# A word and the white space behind it. A number keeps its decimals and dotted dates together (40,5 and 12.03.25); the
# dot that ends a sentence stays outside.
_WORD = re.compile(r"([^\W\d_]+|\d+(?:[.,]\d+)*|\S)(\s*)")
_FULL = 60_000


def read_surface(text: str) -> Surface:
    """Return the words of a normalised text."""
    lead = len(text) - len(text.lstrip())
    pieces = _WORD.findall(text, lead)
    texts = [word for word, _ in pieces]
    # All of the text is in some piece, so that the lengths give the places.
    bounds = list(accumulate(map(len, chain.from_iterable(pieces)), initial=lead))
    starts = bounds[:-1:2]
    return Surface(
        text=text,
        texts=texts,
        words=list(map(str.lower, texts)),
        starts=starts,
        ends=bounds[1::2],
        glued=[False, *[not space for _, space in pieces]][:-1],
        line=_line_numbers(text, starts),
    )


def _line_numbers(text: str, starts: list[int]) -> list[int]:
    numbers: list[int] = []
    for number, end in enumerate(accumulate(len(line) + 1 for line in text.split("\n"))):
        numbers += [number] * (bisect_left(starts, end) - len(numbers))
    return numbers


class SurfaceTokenizer:
    """Put the `Surface` of a text on an empty Doc, for pipelines whose components look at nothing else.

    That takes half the time, and no vocabulary fills with the names and misspellings of drafts.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc."""
        return Doc(self.vocab, user_data={KEY: read_surface(text)})


class ClinicalTokenizer:
    """Split a normalised text and put its `Surface` on the Doc.

    Names and misspellings would fill the vocabulary for ever, so a full one is replaced; a Doc keeps its own.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc; its text is exactly the one given."""
        surface = read_surface(text)
        tokens: list[str] = []
        spaces: list[bool] = []
        end = 0
        for word, start, next_end in zip(surface.texts, surface.starts, surface.ends, strict=True):
            _add_gap(text[end:start], tokens, spaces)
            surface.doc_index.append(len(tokens))
            tokens.append(word)
            spaces.append(False)
            end = next_end
        _add_gap(text[end:], tokens, spaces)
        if len(self.vocab.strings) > _FULL:
            self.vocab = Vocab(vectors_name=self.vocab.vectors.name)
        return Doc(self.vocab, words=tokens, spaces=spaces, user_data={KEY: surface})

    def to_bytes(self, **kwargs: object) -> bytes:
        """Serialise to nothing: the tokenizer has no settings."""
        return b""

    def from_bytes(self, data: bytes, **kwargs: object) -> ClinicalTokenizer:
        """Read what `to_bytes` wrote."""
        return self

    def to_disk(self, path: object, **kwargs: object) -> None:
        """Write nothing: the tokenizer has no settings."""

    def from_disk(self, path: object, **kwargs: object) -> ClinicalTokenizer:
        """Read nothing."""
        return self


def _add_gap(gap: str, tokens: list[str], spaces: list[bool]) -> None:
    """Add the white space in front of a word: one space belongs to the token before it, the rest is its own token."""
    if tokens and gap.startswith(" "):
        spaces[-1] = True
        gap = gap[1:]
    if gap:
        tokens.append(gap)
        spaces.append(False)
