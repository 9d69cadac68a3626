"""The words of a draft as flat lists, shared by all components: much faster to walk than spaCy's token objects."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

from spacy.tokens import Doc

from dialogvakt_nlp.reading import Cue, Replacement

KEY = "dialogvakt"
WRITTEN_ON = "dialogvakt.written_on"
Known = TypeVar("Known")


@dataclass(slots=True)
class Found:
    """A mention while the pipeline works on it: a half-open range of word indices of one `Surface`."""

    group: str
    label: str
    start: int
    end: int
    who: str = "patient"
    when: str = "now"
    whether: str = "asserted"
    cues: tuple[Cue, ...] = ()
    number: float | None = None
    unit: str | None = None
    words: tuple[int, ...] = ()
    in_context: bool = True
    replacement: Replacement | None = None


class Rewording(NamedTuple):
    """Other words for a half-open range of word indices: one word, or two for one of their joint length."""

    start: int
    end: int
    words: tuple[str, ...]


@dataclass(slots=True)
class Surface:
    """One draft's words (white space left out), with what the components have found so far.

    `texts` keeps the case, `words` is lower case; `starts` and `ends` are half-open characters of the normalised
    text; `glued[i]` says that no space stands before word i; `line[i]` is its line; `doc_index[i]` its first token in
    the spaCy Doc, if that has any. `sentences` holds half-open ranges of word indices, `sentence[i]` the number of word
    i's sentence. `cues` are the context cues that count, by number of sentence. `reworded` are the indices of words
    that are not as the writer spelled them. `known` is what the memory `known_from` knows of each word.
    """

    text: str
    texts: list[str]
    words: list[str]
    starts: list[int]
    ends: list[int]
    glued: list[bool]
    line: list[int]
    doc_index: list[int] = field(default_factory=list)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    cues: dict[int, list[Found]] = field(default_factory=dict)
    language: str = "nb"
    word_count: int | None = None
    reworded: set[int] = field(default_factory=set)
    known: list[Any] = field(default_factory=list, repr=False, compare=False)
    known_from: Mapping[str, Any] | None = field(default=None, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.words)

    def looked_up(self, memory: Mapping[str, Known]) -> list[Known]:
        """Return what a memory knows of each word; asked again for the same memory, it looks nothing up."""
        if self.known_from is not memory:
            self.known = list(map(memory.__getitem__, self.words))
            self.known_from = memory
        return self.known

    def reword(self, rewordings: Iterable[Rewording]) -> None:
        """Put other words in place of those written, in order of place; each stays within a sentence."""
        grown = 0
        for rewording in rewordings:
            start, end = rewording.start + grown, rewording.end + grown
            self._replace(start, end, rewording.words)
            self.reworded.update(range(start, start + len(rewording.words)))
            growth = len(rewording.words) - (end - start)
            if growth:
                number = self.sentence[start]
                self.sentences[number:] = [
                    (first + growth * (at > number), last + growth)
                    for at, (first, last) in enumerate(self.sentences[number:], number)
                ]
                grown += growth

    def _replace(self, start: int, end: int, words: tuple[str, ...]) -> None:
        cut = self.starts[start] + len(words[0])
        bounds = [self.starts[start], *([cut] if len(words) > 1 else []), self.ends[end - 1]]
        self.texts[start:end] = [self.text[one:other] for one, other in pairwise(bounds)]
        self.words[start:end] = words
        self.known_from = None
        self.starts[start:end], self.ends[start:end] = bounds[:-1], bounds[1:]
        self.glued[start:end] = [self.glued[start], *[True] * (len(words) - 1)]
        for of_words in (self.line, self.doc_index, self.sentence):
            of_words[start:end] = of_words[start : start + 1] * len(words)


def surface_of(doc: Doc) -> Surface:
    """Return the surface that the tokenizer put on the doc; a doc from elsewhere gets one built from its tokens."""
    surface = doc.user_data.get(KEY)
    if not isinstance(surface, Surface):
        surface = doc.user_data[KEY] = _from_tokens(doc)
    return surface


def count_words(surface: Surface) -> int:
    """Return how many words and numbers there are, without signs."""
    if surface.word_count is None:
        surface.word_count = len([word for word in surface.words if word[0].isalnum()])
    return surface.word_count


def _from_tokens(doc: Doc) -> Surface:
    surface = Surface(doc.text, [], [], [], [], [], [])
    line = 0
    for token in doc:
        if token.is_space:
            line += token.text.count("\n")
            continue
        previous_end = surface.ends[-1] if surface.ends else -1
        surface.texts.append(token.text)
        surface.words.append(token.lower_)
        surface.starts.append(token.idx)
        surface.ends.append(token.idx + len(token.text))
        surface.glued.append(token.idx == previous_end)
        surface.line.append(line)
        surface.doc_index.append(token.i)
    return surface
