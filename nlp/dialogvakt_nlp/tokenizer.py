"""Tokenizer for hurried clinical text: runs of letters, numbers, and single signs, so that `BT140/90` is four words."""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry
from spacy.vocab import Vocab

from dialogvakt_nlp.surface import KEY, Surface

# A number keeps its decimals and dotted dates together (40,5 and 12.03.25); the dot that ends a sentence stays outside.
# Every character belongs to some piece, so that the pieces' lengths give their places.
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|\s+|.", re.DOTALL)
_FULL = 60_000


class ClinicalTokenizer:
    """Split a normalised text and put its `Surface` on the Doc.

    Names and misspellings would fill the vocabulary for ever, so a full one is replaced; a Doc keeps its own.
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc; its text is exactly the one given."""
        tokens: list[str] = []
        spaces: list[bool] = []
        texts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        glued: list[bool] = []
        lines: list[int] = []
        doc_index: list[int] = []
        line = 0
        previous_end = -1
        end = 0
        for piece in _TOKEN.findall(text):
            start = end
            end += len(piece)
            if piece.isspace():
                line += piece.count("\n")
                if piece[0] == " " and tokens and not spaces[-1]:
                    spaces[-1] = True
                    piece = piece[1:]
                if piece:
                    tokens.append(piece)
                    spaces.append(False)
                continue
            doc_index.append(len(tokens))
            tokens.append(piece)
            spaces.append(False)
            texts.append(piece)
            starts.append(start)
            ends.append(end)
            glued.append(start == previous_end)
            lines.append(line)
            previous_end = end
        vocab = self.vocab
        if len(vocab.strings) > _FULL:
            vocab = self.vocab = Vocab(vectors_name=vocab.vectors.name)
        doc = Doc(vocab, words=tokens, spaces=spaces)
        doc.user_data[KEY] = Surface(
            text, texts, [piece.lower() for piece in texts], starts, ends, glued, lines, doc_index
        )
        return doc

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


def create_clinical_tokenizer() -> Callable[[Language], ClinicalTokenizer]:
    """Return a factory for spaCy's configuration."""
    return lambda nlp: ClinicalTokenizer(nlp.vocab)


registry.tokenizers.register("dialogvakt.ClinicalTokenizer.v1", func=create_clinical_tokenizer)
