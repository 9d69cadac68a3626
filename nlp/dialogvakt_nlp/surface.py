"""The words of a draft as flat lists, shared by all components: much faster to walk than spaCy's token objects."""

from __future__ import annotations

from dataclasses import dataclass, field

from spacy.tokens import Doc

from dialogvakt_nlp.reading import Cue, Replacement

KEY = "dialogvakt"
WRITTEN_ON = "dialogvakt.written_on"


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


@dataclass(slots=True)
class Surface:
    """One draft's words (white space left out), with what the components have found so far.

    `texts` keeps the case, `words` is lower case; `starts` and `ends` are half-open characters of the normalised
    text; `glued[i]` says that no space stands before word i; `line[i]` is its line; `doc_index[i]` its token in the
    spaCy Doc, if that has any. `sentences` holds half-open ranges of word indices, `sentence[i]` the number of word
    i's sentence. `cues` are the context cues that count, by number of sentence.
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

    def __len__(self) -> int:
        return len(self.words)


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
