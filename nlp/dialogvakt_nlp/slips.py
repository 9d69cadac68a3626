"""Slips of spelling: a form that is no word, but close to one that matters, is read as that one.

Compounds are joined where the writer parted them, and two words parted where a space is missing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import astuple
from typing import Any

from spacy.tokens import Doc

from dialogvakt_nlp.compiled import compiled
from dialogvakt_nlp.concepts import pattern_parser
from dialogvakt_nlp.edits import Typist
from dialogvakt_nlp.importantwords import FILE, first_parts_in, load_important, load_real_words, misspelt_in
from dialogvakt_nlp.lexiconfile import LexiconError, read_yaml, strings_at
from dialogvakt_nlp.memory import Memory
from dialogvakt_nlp.patterns import Element
from dialogvakt_nlp.realwords import RealWords, RealWordTables
from dialogvakt_nlp.spelling import Spelling, Vocabulary
from dialogvakt_nlp.surface import Rewording, Surface, surface_of
from dialogvakt_nlp.wordquestion import WordQuestion

_KEYS = frozenset(
    {"groups", "shortest", "words", "misspelt", "first_parts", "glued", "keyboard", "negating", "look_alikes"}
)
_SHORTEST_PART = 4
# Behind these a capital begins something, and makes no name.
_BEFORE_START = frozenset(':-–—•*("«”')


class SlipReader:
    """Put the words that are meant in place of those written; `texts` and places stay the writer's own.

    `misspelt` gives the words that forms mean for certain, `first_parts` those that stand in a compound only when an
    important word follows, `glued` words with what may be glued to each (anything: an important word).
    """

    def __init__(
        self,
        spelling: Spelling,
        misspelt: Mapping[str, str],
        first_parts: Collection[str],
        glued: Iterable[tuple[str, Element]],
    ) -> None:
        self._spelling = spelling
        self._misspelt = misspelt
        self._first_parts = frozenset(first_parts)
        self._glued = tuple(glued)
        self._firsts = tuple({first for first, _ in self._glued})
        self._meanings = Memory(self._meaning)
        self._real = WordQuestion(spelling.real_words.__contains__)
        self.questions = (self._real,)

    def __call__(self, doc: Doc) -> Doc:
        """Reword the surface."""
        surface = surface_of(doc)
        notable = [index for index, is_real in enumerate(self._real.answers(surface)) if not is_real]
        rewordings: list[Rewording] = []
        end = 0
        for index in notable:
            rewording = self._at(surface, index) if index >= end else None
            if rewording:
                rewordings.append(rewording)
                end = rewording.end
        if rewordings:
            surface.reword(rewordings)
        return doc

    def _at(self, surface: Surface, index: int) -> Rewording | None:
        word = surface.words[index]
        if word in self._first_parts:
            end = _next_part(surface, index)
            joined = word + surface.words[end - 1] if end else ""
            return Rewording(index, end, (joined,)) if end and self._spelling.is_important(joined, len(word)) else None
        if not word.isalpha() or _is_name(surface, index):
            return None
        meant = self._meanings[word]
        return Rewording(index, index + 1, meant) if meant else None

    def _meaning(self, form: str) -> tuple[str, ...]:
        """Return the word that a form means, or the two that it is made of; nothing if it means itself."""
        known = self._misspelt.get(form)
        if known is not None:
            return (known,)
        if form.startswith(self._firsts):
            for first, second in self._glued:
                rest = form.removeprefix(first)
                if rest != form and (self._spelling.is_important(rest) if second.anything else second.is_met_by(rest)):
                    return first, rest
        meant = self._spelling.meant(form)
        return (meant,) if meant else ()


def _next_part(surface: Surface, index: int) -> int | None:
    """Return where the word behind a word ends, with a space or a hyphen between them; None if none follows."""
    _, last = surface.sentences[surface.sentence[index]]
    following = index + 1
    if following < last and surface.words[following] == "-" and surface.glued[following]:
        following += 1
        if following < last and not surface.glued[following]:
            return None
    if following >= last or surface.line[following] != surface.line[index]:
        return None
    text = surface.texts[following]
    return following + 1 if len(text) >= _SHORTEST_PART and not text.istitle() else None


def _is_name(surface: Surface, index: int) -> bool:
    """Tell whether a capital stands where only a name has one."""
    text = surface.texts[index]
    if text.islower() or text.isupper():
        return False
    first, _ = surface.sentences[surface.sentence[index]]
    return index > first and surface.words[index - 1] not in _BEFORE_START


def create_slip_reader() -> SlipReader:
    """Create the component from `lexicons/slips.yaml` and the words of the other lexicons."""
    data = read_yaml(FILE)
    if set(data) != _KEYS:
        raise LexiconError(FILE, "(file)", f"needs the keys {', '.join(sorted(_KEYS))}, and no other")
    typist = Typist(strings_at(FILE, "keyboard", data["keyboard"]), strings_at(FILE, "negating", data["negating"]))
    important, real_words, glued = _word_tables()
    return SlipReader(
        Spelling(Vocabulary(*important), RealWords(RealWordTables(*real_words)), typist),
        misspelt_in(data),
        first_parts_in(data),
        [(first, Element(*second)) for first, second in glued],
    )


@compiled
def _word_tables() -> tuple[tuple[Any, ...], tuple[Any, ...], list[tuple[str, tuple[Any, ...]]]]:
    """Return what the important words and the real ones are made from, and what is glued to what."""
    data = read_yaml(FILE)
    glued = _glued(strings_at(FILE, "glued", data["glued"]))
    return (
        tuple(load_important(data)),
        tuple(load_real_words(data)),
        [(first, astuple(second)) for first, second in glued],
    )


def _glued(sources: Iterable[str]) -> Iterator[tuple[str, Element]]:
    """Yield each first word of patterns of two words, with the second one."""
    for source in sources:
        first, second = (step.element for step in pattern_parser().parse(source).parts[0].steps)
        for word in sorted(first.exact):
            yield word, second
