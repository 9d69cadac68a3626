"""The frame of a message: who it opens with, who writes, and from where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from dialogvakt_nlp.lexiconfile import read_yaml, strings_at
from dialogvakt_nlp.surface import Found, Surface, surface_of

PROFESSION, WORKPLACE = "profession", "workplace"
# Word index -> label, for professions and for workplaces.
Places = dict[str, dict[int, str]]
_FILE = "structure.yaml"
_SEGMENT_ENDS = frozenset(".,!:;?-–—(/")
_DASHES = frozenset("-–—")
_MAX_OPENING = 9
_INTRO_SENTENCES = 4
_REACH = 14
_SIGNATURE_WORDS = 16
_LAST_LINES = 3
_NAME_WORDS = 5
_FEW_WORDS = 4


@dataclass(frozen=True, slots=True)
class FrameWords:
    """Words of the frame, from `lexicons/structure.yaml`."""

    greetings: frozenset[str]
    introductions: frozenset[str]
    closings: frozenset[str]
    not_names: frozenset[str]
    no_opening: frozenset[str]
    addressing: frozenset[str]
    messages: frozenset[str]
    own_places: frozenset[str]
    reader: frozenset[str]
    place_prepositions: frozenset[str]
    abbreviated: frozenset[str]
    to: frozenset[str]
    here: frozenset[str]
    as_profession: frozenset[str]


class FrameFinder:
    """Put mentions `opening` and `sender` on the surface, and take professions and workplaces off it."""

    def __init__(self, words: FrameWords) -> None:
        self._words = words
        self._first_words = frozenset(phrase.split()[0] for phrase in words.introductions) | words.as_profession

    def __call__(self, doc: Doc) -> Doc:
        """Find the frame."""
        surface = surface_of(doc)
        places: Places = {WORKPLACE: {}, PROFESSION: {}}
        kept = []
        for found in surface.found:
            if found.group in places:
                places[found.group].update(dict.fromkeys(range(found.start, found.end), found.label))
            else:
                kept.append(found)
        surface.found = kept
        if surface.words:
            opening_end = self._find_opening(surface, places)
            self._find_sender(surface, places, opening_end)
        return doc

    # --- opening

    def _find_opening(self, surface: Surface, places: Places) -> int:
        """Find who the first line or sentence turns to, and return where the opening ends (0 if there is none)."""
        words = self._words
        line_end = next((i for i, line in enumerate(surface.line) if line != surface.line[0]), len(surface))
        limit = max(surface.sentences[0][1], line_end)
        first, addressed, paused = 0, False, False
        while first < limit and (surface.words[first] in words.greetings or not surface.words[first].isalnum()):
            addressed = addressed or surface.words[first] in words.addressing
            pause = surface.words[first] in "!,." and surface.words[max(first - 1, 0)] not in words.abbreviated
            paused = paused or (addressed and pause)
            first += 1
            if paused and first >= limit and surface.sentence[first - 1] + 1 < len(surface.sentences):
                # «Hei!» and the recipient may stand in two sentences or lines.
                limit = surface.sentences[surface.sentence[first - 1] + 1][1]
        end = self._segment_end(surface, first, limit)
        if first < end <= first + _MAX_OPENING and not words.no_opening.intersection(surface.words[first:end]):
            label = self._recipient_label(surface, first, end, places, may_be_name=addressed and not paused)
            if label is not None and not (paused and self._presents_writer(surface, first, end, places)):
                surface.found.append(Found("opening", label, first, end, in_context=False))
                return end
        return self._find_question_to(surface, places)

    def _presents_writer(self, surface: Surface, first: int, end: int, places: Places) -> bool:
        """Tell whether words behind «Hei,» are «sykepleier Kari ...», the writer rather than the reader."""
        return first in places[PROFESSION] and first + 1 < end and self._is_name(surface, first + 1)

    def _find_question_to(self, surface: Surface, places: Places) -> int:
        """Find «et spørsmål til fysioterapeuten» or «kan du, doktor Nes,» in the first sentence."""
        first, last = surface.sentences[0]
        for index in range(first + 1, last - 1):
            if (
                surface.words[index] == ","
                and surface.words[index - 1] in self._words.reader
                and index + 1 in places[PROFESSION]
            ):
                surface.found.append(Found("opening", "profession", index + 1, index + 2, in_context=False))
                return index + 2
        to_somebody = bool(self._words.messages.intersection(surface.words[first:last]))
        for index in range(first, last - 1 if to_somebody else min(last - 1, first + _FEW_WORDS)):
            if surface.words[index] in self._words.to and (to_somebody or surface.words[index - 1] in _DASHES):
                for target in range(index + 1, min(last, index + 3)):
                    if target in places[PROFESSION] or target in places[WORKPLACE]:
                        surface.found.append(Found("opening", "profession", index + 1, target + 1, in_context=False))
                        return target + 1
        return 0

    def _segment_end(self, surface: Surface, first: int, limit: int) -> int:
        for index in range(first, limit):
            if surface.words[index] in _SEGMENT_ENDS and not self._joins_words(surface, index):
                return index
            if index > first and surface.line[index] != surface.line[index - 1]:
                return index
        return limit

    def _joins_words(self, surface: Surface, index: int) -> bool:
        """Tell whether a sign is inside a word: øre-nese-hals, ort.pol., barne- og ungdomspsykiatri."""
        if surface.words[index] in "-/":
            return surface.glued[index]
        return (
            surface.words[index] == "."
            and index + 1 < len(surface)
            and surface.glued[index + 1]
            and surface.texts[index + 1].islower()
        )

    def _recipient_label(
        self, surface: Surface, first: int, end: int, places: Places, *, may_be_name: bool
    ) -> str | None:
        span = range(first, end)
        if any(index in places[PROFESSION] for index in span):
            return "profession"
        if any(index in places[WORKPLACE] for index in span):
            return "service"
        return "person" if may_be_name and any(self._is_name(surface, index) for index in span) else None

    def _is_name(self, surface: Surface, index: int) -> bool:
        text, word = surface.texts[index], surface.words[index]
        if not (text.isalpha() and text[0].isupper()) or word in self._words.not_names:
            return False
        return len(text) > 1 or surface.words[index + 1 : index + 2] == ["."]

    # --- sender

    def _find_sender(self, surface: Surface, places: Places, opening_end: int) -> None:
        spans = [*self._introductions(surface, places, opening_end), *self._signatures(surface, places, opening_end)]
        name = self._first_name(surface, spans, places)
        who = self._first(surface, spans, places, PROFESSION) or name
        where = self._first(surface, spans, places, WORKPLACE) or (
            self._mentioned_workplace(surface, places, opening_end) if who else None
        )
        if who is not None:
            surface.found.append(Found("sender", "who", *who, in_context=False))
        if name is not None:
            surface.found.append(Found("signature", "name", *name, in_context=False))
        if where is not None:
            surface.found.append(Found("sender", "where", *where, in_context=False))

    def _introductions(self, surface: Surface, places: Places, opening_end: int) -> Iterator[tuple[int, int]]:
        """Yield the ranges near the start in which a writer presents themselves."""
        for number, (first, last) in enumerate(surface.sentences):
            start = max(first, opening_end)
            for index in range(start, last):
                word = surface.words[index]
                if word not in self._first_words:
                    continue
                early = number < _INTRO_SENTENCES and word in self._words.introductions
                pair = " ".join(surface.words[index : index + 2])
                as_profession = word in self._words.as_profession and index + 1 in places[PROFESSION] and index == first
                if early or pair in self._words.introductions or as_profession:
                    yield index, min(last, index + _REACH)
                    break
            else:
                if number < _INTRO_SENTENCES:
                    yield from self._presentations(surface, places, start, last)

    def _presentations(self, surface: Surface, places: Places, first: int, last: int) -> Iterator[tuple[int, int]]:
        """Yield the first range, from the start or from behind a dash, that begins with a writer."""
        starts = [first, *(i + 1 for i in range(first, last - 1) if surface.words[i] in _DASHES)]
        tried = -1
        for start in starts:
            if start <= tried:
                continue
            while start < last and not surface.words[start].isalnum():
                start += 1
            tried = start
            if start < last and self._begins_with_writer(surface, places, start):
                yield start, min(last, start + _REACH)
                return
        if first in places[WORKPLACE]:
            # «Elevtenesta ved skulen, helsesjukepleiar Malin»
            for index in range(first + 1, min(last, first + _REACH)):
                if index in places[PROFESSION] and surface.words[index - 1] == ",":
                    yield first, min(last, index + _NAME_WORDS)
                    return

    def _begins_with_writer(self, surface: Surface, places: Places, start: int) -> bool:
        """Tell whether a sentence begins «Klinisk psykolog Kari», «Kari Nes, sykepleier» or «Kari Nes her»."""
        index = start
        while index < len(surface) and index - start < _NAME_WORDS:
            if index in places[PROFESSION]:
                return True
            initial = surface.words[index] == "." and index > start and len(surface.words[index - 1]) == 1
            if not (self._is_name(surface, index) or initial):
                break
            index += 1
        if not start < index < len(surface):
            return False
        if surface.words[index] in self._words.here:
            return True
        if surface.words[index] not in {",", "-", "–", "/"}:
            return False
        return any(i in places[PROFESSION] or i in places[WORKPLACE] for i in range(index + 1, index + 4))

    def _mentioned_workplace(self, surface: Surface, places: Places, opening_end: int) -> tuple[int, int] | None:
        """Find a home or office that the text names as its own, in a sentence that does not speak of the reader."""
        for index, label in sorted(places[WORKPLACE].items()):
            first, last = surface.sentences[surface.sentence[index]]
            if index < opening_end or label not in self._words.own_places:
                continue
            named = any(self._is_name(surface, near) for near in (index - 1, index) if first < near < last)
            if named and not self._words.reader.intersection(surface.words[first:last]):
                return index, index + 1
        return None

    def _signatures(self, surface: Surface, places: Places, opening_end: int) -> Iterator[tuple[int, int]]:
        """Yield what stands behind a closing greeting, and the last lines if they are short enough to be a name."""
        closings = [
            index for index, word in enumerate(surface.words) if word in self._words.closings and index >= opening_end
        ]
        if closings:
            # «Hilsen» near the start presents the writer, too; the last one closes.
            for index in {closings[0], closings[-1]}:
                yield index + 1, min(len(surface), index + 1 + _SIGNATURE_WORDS)
        end = len(surface)
        for _ in range(_LAST_LINES):
            if end <= max(opening_end, 1):
                break
            start = end - 1
            while (
                start > 0
                and surface.line[start - 1] == surface.line[end - 1]
                and surface.sentence[start - 1] == surface.sentence[end - 1]
            ):
                start -= 1
            if start < opening_end or end - start > _SIGNATURE_WORDS or surface.words[end - 1] == "?":
                break
            titled = start in places[PROFESSION] and (start == 0 or surface.line[start - 1] != surface.line[start])
            if titled or (self._is_name(surface, start) and self._looks_signed(surface, start, end)):
                yield start, end
            end = start

    def _looks_signed(self, surface: Surface, start: int, end: int) -> bool:
        """Tell whether a last line is names and titles only: no word of running text in it."""
        return not any(word in self._words.not_names for word in surface.words[start:end] if word.isalpha()) or (
            surface.words[end - 1] != "." and sum(self._is_name(surface, i) for i in range(start, end)) >= 2
        )

    def _first(
        self, surface: Surface, spans: list[tuple[int, int]], places: Places, kind: str
    ) -> tuple[int, int] | None:
        for start, end in spans:
            for index in range(start, end):
                # «Psykiatrisk sjukepleiar» is a profession, and «poliklinikken deres» the reader's.
                belongs_to_next = kind == WORKPLACE and index + 1 in places[PROFESSION]
                readers = surface.words[index + 1 : index + 2] and surface.words[index + 1] in self._words.reader
                if index in places[kind] and not belongs_to_next and not readers:
                    return index, index + 1
        return None

    def _first_name(self, surface: Surface, spans: list[tuple[int, int]], places: Places) -> tuple[int, int] | None:
        for start, end in spans:
            for index in range(start, end):
                before = surface.words[index - 1] if index else ""
                if (
                    self._is_name(surface, index)
                    and index not in places[WORKPLACE]
                    and before not in self._words.place_prepositions
                ):
                    following = index + 1
                    while following < end and self._is_name(surface, following) and following not in places[WORKPLACE]:
                        following += 1
                    return index, following
        return None


def load_frame_words() -> FrameWords:
    """Read `lexicons/structure.yaml`; raises `LexiconError`."""
    data = read_yaml(_FILE)
    return FrameWords(**{field: frozenset(strings_at(_FILE, field, data[field])) for field in FrameWords.__slots__})


def create_frame_finder() -> FrameFinder:
    """Create the component from `lexicons/structure.yaml`."""
    return FrameFinder(load_frame_words())
