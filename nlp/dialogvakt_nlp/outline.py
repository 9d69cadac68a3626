"""The parts of a message by what they are there for: its sentences, with greeting and closing words cut off."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from dialogvakt_nlp.lexiconfile import read_yaml
from dialogvakt_nlp.normalise import Normalised
from dialogvakt_nlp.reading import Mention, Reading
from dialogvakt_nlp.roles import SENDER, Evidence, RoleFinder, RoleWords, load_role_words
from dialogvakt_nlp.structure import FrameWords, load_frame_words
from dialogvakt_nlp.surface import Surface

GREETING, CLOSING = "greeting", "closing"
# The beginning of a mention: group, label, start, end.
Spot = tuple[str, str, int, int]
_OPENING = "opening"
_STOPS = frozenset(".!:;")
_PAUSES = _STOPS | frozenset(",-–—")
_ADDRESS_WORDS = 8
_SIGNATURE_WORDS = 30
_LAST_PARTS = 3
_NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, or what is left of one without greeting and closing words.

    `start` and `end` are half-open code points of the raw text; `roles` are what it is there for, the weightiest
    first; `paragraph` counts the blocks of lines that no empty line divides.
    """

    start: int
    end: int
    roles: tuple[str, ...]
    paragraph: int


@dataclass(frozen=True, slots=True)
class Outline:
    """A reading, the parts of its text in order, and where the words for who is written to stand (code points)."""

    reading: Reading
    parts: tuple[Part, ...]
    recipient: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A half-open range of words of one sentence; `signature`: it stands below the closing words."""

    first: int
    last: int
    roles: tuple[str, ...] = ()
    signature: bool = False

    @property
    def is_frame(self) -> bool:
        return self.roles in ((GREETING,), (CLOSING,))


class Outliner:
    """Divides messages into parts."""

    def __init__(self, frame: FrameWords, words: RoleWords, roles: RoleFinder) -> None:
        self._frame = frame
        self._words = words
        self._roles = roles

    def outline(
        self, surface: Surface, reading: Reading, normalised: Normalised, pointed_at: Collection[Spot] = ()
    ) -> Outline:
        """Return the parts of a text that was read; `pointed_at` says which mentions tell what is the matter."""
        pieces = _with_signature_marked(list(self._pieces(surface)))
        pieces = self._with_roles(surface, pieces, normalised, reading.mentions, pointed_at)
        pieces = self._with_whole_greeting(surface, pieces)
        pieces = _with_whole_signature(surface, pieces)
        paragraphs = _paragraphs(surface, pieces)
        pieces = self._with_continuations(pieces, paragraphs)
        spans = _raw_spans(surface, pieces, normalised)
        parts = tuple(
            Part(start, end, piece.roles, paragraph)
            for (start, end), piece, paragraph in zip(spans, pieces, paragraphs, strict=True)
        )
        return Outline(reading, parts, _recipient(reading, parts))

    # --- greeting and closing words

    def _pieces(self, surface: Surface) -> Iterator[_Piece]:
        """Yield the sentences, and apart from them the words that greet at the start and those that close."""
        opening = next(((found.start, found.end) for found in surface.found if found.group == _OPENING), None)
        greeting = True
        for first, last in _numbered_with_their_sentences(surface):
            start = self._greeting_end(surface, first, last, opening) if greeting else first
            if start > first:
                yield _Piece(first, start, (GREETING,))
            greeting = start == last
            end = self._closing_end(surface, start, last)
            if end > start:
                yield _Piece(start, end, (CLOSING,))
            if end < last:
                yield _Piece(end, last)

    def _greeting_end(self, surface: Surface, first: int, last: int, opening: tuple[int, int] | None) -> int:
        """Return where «Hei!», «Til Lungesykdommer,» or «Hei Kari» ends; `first` where there is none."""
        index = first
        while index < last and (surface.words[index] in self._frame.greetings or not surface.words[index].isalnum()):
            index += 1
        if opening and opening[0] == index < last:
            index = min(opening[1], last)
            while index < last and surface.words[index] in _PAUSES:
                index += 1
            return index
        return index if index == last or (index > first and surface.words[index - 1] in _PAUSES) else first

    def _closing_end(self, surface: Surface, first: int, last: int) -> int:
        """Return where «Vennlig hilsen» ends; `first` where there is none."""
        index, closes = first, False
        while index < last and surface.words[index] in self._words.closing | self._words.beside_closing:
            closes = closes or surface.words[index] in self._words.closing
            index += 1
        return index if closes else first

    def _with_whole_greeting(self, surface: Surface, pieces: Sequence[_Piece]) -> list[_Piece]:
        """Let an address go with the greeting («, Nordvik»), and greeting words with a sentence that runs on."""
        result: list[_Piece] = []
        for piece in pieces:
            before = result[-1] if result else None
            if before and before.roles == (GREETING,) and _in_one_sentence(surface, before, piece):
                short = piece.last - piece.first <= (_ADDRESS_WORDS if not piece.roles else _NAME_WORDS)
                runs_on = surface.words[before.last - 1] not in _STOPS
                if short and runs_on and self._words.in_addresses.issuperset(piece.roles):
                    result[-1] = replace(before, last=piece.last)
                    continue
                if surface.words[before.last - 1] not in _PAUSES:
                    result[-1] = replace(piece, first=before.first)
                    continue
            result.append(piece)
        return result

    # --- roles

    def _with_roles(
        self,
        surface: Surface,
        pieces: Sequence[_Piece],
        normalised: Normalised,
        mentions: Sequence[Mention],
        pointed_at: Collection[Spot],
    ) -> list[_Piece]:
        spans = _raw_spans(surface, pieces, normalised)
        starts = [start for start, _ in spans]
        inside: list[list[Mention]] = [[] for _ in pieces]
        for mention in mentions:
            # Control characters in front of the first word belong to no piece.
            number = bisect_right(starts, mention.start) - 1
            if number >= 0 and mention.end > mention.start:
                inside[number].append(mention)
        evidence = [
            Evidence(piece.first, piece.last, found, [one for one in found if one[:4] in pointed_at], piece.signature)
            for piece, found in zip(pieces, inside, strict=True)
        ]
        roles = self._roles.roles(surface, evidence)
        return [
            piece if self._stays_frame(surface, piece) else replace(piece, roles=found)
            for piece, found in zip(pieces, roles, strict=True)
        ]

    def _stays_frame(self, surface: Surface, piece: _Piece) -> bool:
        """Tell whether words greet or close, and are no sentence, as «Fysioterapeuten trener henne» is."""
        words = surface.words[piece.first : piece.last]
        greets = words[0] in self._frame.greetings or self._words.in_sentences.isdisjoint(words)
        return piece.roles == (CLOSING,) or (piece.roles == (GREETING,) and greets)

    def _with_continuations(self, pieces: Sequence[_Piece], paragraphs: Sequence[int]) -> list[_Piece]:
        """Give each piece, after its own roles, the one that goes on from the piece before it in the paragraph."""
        result: list[_Piece] = []
        for index, piece in enumerate(pieces):
            role = next(iter(result[-1].roles), None) if result and paragraphs[index - 1] == paragraphs[index] else None
            if role in self._words.goes_on and role not in piece.roles and not piece.is_frame:
                piece = replace(piece, roles=(*piece.roles, role))
            result.append(piece)
        return result


def _numbered_with_their_sentences(surface: Surface) -> Iterator[tuple[int, int]]:
    """Yield the sentences; a number in front of one («2. Vekta er stabil») goes with it."""
    begun: int | None = None
    for first, last in surface.sentences:
        start = first if begun is None else begun
        runs_on = last < len(surface) and surface.line[last] == surface.line[last - 1]
        if runs_on and not any(word.isalpha() for word in surface.words[start:last]):
            begun = start
        else:
            yield start, last
            begun = None


def _with_signature_marked(pieces: Sequence[_Piece]) -> list[_Piece]:
    """Mark what stands below the last closing words, if it is short enough to be a signature."""
    closing = max((index for index, piece in enumerate(pieces) if piece.roles == (CLOSING,)), default=len(pieces))
    below = pieces[closing + 1 :]
    signed = bool(below) and below[-1].last - below[0].first <= _SIGNATURE_WORDS
    return [*pieces[: closing + 1], *(replace(piece, signature=signed) for piece in below)]


def _in_one_sentence(surface: Surface, one: _Piece, other: _Piece) -> bool:
    return surface.sentence[one.first] == surface.sentence[other.first]


def _with_whole_signature(surface: Surface, pieces: Sequence[_Piece]) -> list[_Piece]:
    """Let the last lines go with the writer where they are names only, or say again what the writer has said."""
    result = list(pieces)
    said = {word for piece in pieces if SENDER in piece.roles for word in surface.words[piece.first : piece.last]}
    for index in range(len(result) - 1, max(-1, len(result) - 1 - _LAST_PARTS), -1):
        piece = result[index]
        words = [word for word in surface.words[piece.first : piece.last] if word.isalnum()]
        neighbours = result[max(0, index - 1) : index] + result[index + 1 : index + 2]
        signed = len(words) > 1 and index == len(result) - 1
        beside = any(SENDER in neighbour.roles for neighbour in neighbours)
        if piece.roles or not words:
            continue
        if said.issuperset(words) or ((beside or signed) and _is_name(surface, piece)):
            result[index] = replace(piece, roles=(SENDER,))
    return result


def _is_name(surface: Surface, piece: _Piece) -> bool:
    texts = surface.texts[piece.first : piece.last]
    return len(texts) <= _NAME_WORDS and all(text[0].isupper() or not text.isalnum() for text in texts)


def _paragraphs(surface: Surface, pieces: Sequence[_Piece]) -> list[int]:
    paragraph = 0
    result = [paragraph] if pieces else []
    for before, piece in pairwise(pieces):
        paragraph += surface.line[piece.first] - surface.line[before.last - 1] > 1
        result.append(paragraph)
    return result


def _raw_spans(surface: Surface, pieces: Sequence[_Piece], normalised: Normalised) -> list[tuple[int, int]]:
    starts = normalised.raw_starts([surface.starts[piece.first] for piece in pieces])
    ends = normalised.raw_ends([surface.ends[piece.last - 1] for piece in pieces])
    return list(zip(starts, ends, strict=True))


def _recipient(reading: Reading, parts: Sequence[Part]) -> tuple[int, int] | None:
    """Return where who is written to stands: from the opening to the end of the greeting that holds it."""
    opening = next((mention for mention in reading.mentions if mention.group == _OPENING), None)
    if opening is None:
        return None
    around = (part.end for part in parts if part.roles == (GREETING,) and part.start <= opening.start < part.end)
    return opening.start, next(around, opening.end)


def load_outliner() -> Outliner:
    """Read `lexicons/roles.yaml` and `lexicons/structure.yaml`; raises `LexiconError`."""
    words = load_role_words()
    return Outliner(load_frame_words(), words, RoleFinder(words, read_yaml("frequencies.yaml")["words"]))
