"""The pattern notation of the lexicons: phrases with alternatives, endings, gaps and free order.

smerte/m_e i bryst*          inflected word, literal word, word that begins with `bryst`
(vondt|vont) @body           alternatives; a named word class
*infarkt                     word that ends so; `*blød*` contains it
brått ..4 vondt              up to four words between; `..` alone is three
svært? trøtt                 optional word
^ takk $                     sentence start, sentence end
munnvik* & heng*             both in one sentence, in either order, at most twelve words apart
haster & ! ikke              the second must not stand within that distance
# år                         any number;  _ any word
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

WINDOW = 12
DEFAULT_GAP = 3
_PIECE = re.compile(r"\([^()]*\)\??|\S+")


class PatternError(ValueError):
    """A pattern that cannot be read: `pattern`, and `problem` in words."""

    def __init__(self, pattern: str, problem: str) -> None:
        self.pattern = pattern
        self.problem = problem
        super().__init__(f"pattern {pattern!r}: {problem}")


@dataclass(frozen=True, slots=True)
class Element:
    """What one word may be: `exact` words, `prefixes`, `suffixes`, `infixes`, or any number or word."""

    exact: frozenset[str] = frozenset()
    prefixes: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    infixes: frozenset[str] = frozenset()
    number: bool = False
    anything: bool = False

    def is_met_by(self, word: str) -> bool:
        """Tell whether a word is one of those asked for; slow, see `ElementIndex`."""
        return (
            self.anything
            or word in self.exact
            or word.startswith(tuple(self.prefixes))
            or word.endswith(tuple(self.suffixes))
            or any(infix in word for infix in self.infixes)
            or (self.number and word[:1].isdigit())
        )


@dataclass(frozen=True, slots=True)
class Step:
    """One word of a sequence: its element, how many words may stand before it, and whether it may be missing."""

    element: Element
    gap: int = 0
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in order; `at_start` and `at_end` tie them to the sentence's edges."""

    steps: tuple[Step, ...]
    at_start: bool = False
    at_end: bool = False


@dataclass(frozen=True, slots=True)
class Pattern:
    """Sequences that must all stand in one sentence, and some that must not."""

    source: str
    parts: tuple[Phrase, ...]
    without: tuple[Phrase, ...] = ()


class PatternParser:
    """Read patterns with the word classes and inflection classes they may name."""

    def __init__(self, classes: Mapping[str, Sequence[str]], inflect: Callable[[str, str], Sequence[str]]) -> None:
        self._classes = classes
        self._inflect = inflect

    def parse(self, source: str) -> Pattern:
        """Return the pattern, or raise `PatternError`."""
        parts: list[Phrase] = []
        without: list[Phrase] = []
        for piece in re.split(r"(?:^|\s)&(?:\s|$)", source):
            words = piece.strip()
            if words.startswith("! "):
                without.append(self._sequence(words[2:], source))
            else:
                parts.append(self._sequence(words, source))
        if not parts:
            raise PatternError(source, "nothing but exclusions")
        return Pattern(source, tuple(parts), tuple(without))

    def _sequence(self, text: str, source: str) -> Phrase:
        steps: list[Step] = []
        gap = 0
        at_start = at_end = False
        for piece in _PIECE.findall(text):
            if piece == "^":
                at_start = True
            elif piece == "$":
                at_end = True
            elif re.fullmatch(r"\.\.\d*", piece):
                gap = int(piece[2:] or DEFAULT_GAP)
            elif "-" in piece and len(piece) > 1 and piece[0] not in "(@":
                for part in filter(None, re.split(r"(-)", piece)):
                    steps.append(Step(self._element(part, source), gap))
                    gap = 0
            else:
                optional = len(piece) > 1 and piece.endswith("?")
                steps.append(Step(self._element(piece[:-1] if optional else piece, source), gap, optional))
                gap = 0
        if all(step.optional for step in steps):
            raise PatternError(source, "a sequence needs at least one word that is not optional")
        return Phrase(tuple(steps), at_start, at_end)

    def _element(self, piece: str, source: str) -> Element:
        if piece == "#":
            return Element(number=True)
        if piece == "_":
            return Element(anything=True)
        inner = piece[1:-1] if piece.startswith("(") and piece.endswith(")") else piece
        exact: set[str] = set()
        prefixes: set[str] = set()
        suffixes: set[str] = set()
        infixes: set[str] = set()
        number = False
        pending = [word.strip() for word in inner.split("|")] if len(inner) > 1 else [inner]
        while pending:
            word = pending.pop()
            if word.startswith("@"):
                if word[1:] not in self._classes:
                    raise PatternError(source, f"no word class {word!r}; there are {', '.join(sorted(self._classes))}")
                pending.extend(self._classes[word[1:]])
            elif word == "#":
                number = True
            else:
                self._add(word, source, exact, prefixes, suffixes, infixes)
        return Element(frozenset(exact), frozenset(prefixes), frozenset(suffixes), frozenset(infixes), number)

    def _add(
        self, word: str, source: str, exact: set[str], prefixes: set[str], suffixes: set[str], infixes: set[str]
    ) -> None:
        if not word or " " in word:
            raise PatternError(source, "an alternative is one word")
        bare = word.strip("*").lower()
        if "*" in bare or (word != bare and len(bare) < 2 and "*" in word):
            raise PatternError(source, f"{word!r}: a star stands at the beginning or the end of at least two letters")
        if word.startswith("*") and word.endswith("*") and len(word) > 1:
            infixes.add(bare)
        elif word.endswith("*") and len(word) > 1:
            prefixes.add(bare)
        elif word.startswith("*") and len(word) > 1:
            suffixes.add(bare)
        elif "/" in word and len(word) > 1:
            lemma, _, inflection = word.lower().partition("/")
            try:
                exact.update(self._inflect(lemma, inflection))
            except KeyError as error:
                raise PatternError(source, f"no inflection class {inflection!r}") from error
        else:
            exact.add(word.lower())
