"""Abbreviations in three classes (everyday, known, clinical), told apart from words by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache
from itertools import chain, pairwise
from typing import TypeVar

from spacy.tokens import Doc

from dialogvakt_nlp.compiled import compiled
from dialogvakt_nlp.explained import is_explained
from dialogvakt_nlp.inflection import Inflections, load_inflections
from dialogvakt_nlp.lexiconfile import LexiconError, read_csv, read_yaml, strings_at
from dialogvakt_nlp.memory import Memory
from dialogvakt_nlp.needs import parse_needs
from dialogvakt_nlp.reading import Replacement
from dialogvakt_nlp.store import pack, unpack
from dialogvakt_nlp.surface import Found, Surface, surface_of

ABBREVIATION = "abbreviation"
CLASSES = ("everyday", "known", "clinical")
_FILE = "abbreviations.csv"
_COLUMNS = ("form", "variants", "class", "nb", "nn", "needs")
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|\S")
_LONGEST_PART = 6
_MULTIPLIER = "x"
Key = TypeVar("Key", bound=Hashable)
_VOWELS = "aeiouyæøåéèòóôáü"


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """One row of the lexicon: tokens, which of them follow without a space, what must hold around them, expansions.

    `form` is as the lexicon writes it; what it `needs` is read by `parse_needs`.
    """

    form: str
    tokens: tuple[str, ...]
    glued: tuple[bool, ...]
    label: str
    needs: str
    nb: tuple[str, ...]
    nn: tuple[str, ...]

    @property
    def is_small(self) -> bool:
        """Whether it is a word in small letters."""
        return self.form.islower() and self.form.isalpha()


# Rows, packed: those of one token by it, the others by their first two.
AbbreviationTables = tuple[dict[str, bytes], dict[tuple[str, str], bytes]]


def abbreviation_tables(rows: Mapping[str, Sequence[Abbreviation]]) -> AbbreviationTables:
    """Return what rows, given by their first token, are found with."""
    alone: dict[str, list[Abbreviation]] = {}
    by_two: dict[tuple[str, str], list[Abbreviation]] = {}
    for row in chain.from_iterable(rows.values()):
        if len(row.tokens) == 1:
            alone.setdefault(row.tokens[0], []).append(row)
        else:
            by_two.setdefault((row.tokens[0], row.tokens[1]), []).append(row)
    return _packed(alone), _packed(by_two)


def _packed(table: Mapping[Key, Sequence[Abbreviation]]) -> dict[Key, bytes]:
    return {key: pack([astuple(row) for row in rows]) for key, rows in table.items()}


def _unpacked(packed: bytes) -> list[Abbreviation]:
    return [Abbreviation(*row) for row in unpack(packed)]


class AbbreviationFinder:
    """Put a mention `abbreviation`, labelled with its class, on the surface for each shortened form."""

    def __init__(self, tables: AbbreviationTables, names: frozenset[str], common: frozenset[str], vowels: str) -> None:
        self._alone, self._by_two = tables
        self._first_tokens = frozenset((*self._alone, *(first for first, _ in self._by_two)))
        self._rows = Memory(_unpacked)
        self._names = names
        self._common = common
        self._vowels = frozenset(vowels)

    def __call__(self, doc: Doc) -> Doc:
        """Find the longest form at each word; what the lexicon does not know is judged by its looks."""
        surface = surface_of(doc)
        end = 0
        for index, (word, following) in enumerate(zip(surface.words, [*surface.words[1:], ""], strict=False)):
            # Only a listed form, a multiplier, or a word with a dot at it is worth a closer look.
            is_listed = word in self._first_tokens and (word in self._alone or (word, following) in self._by_two)
            if (is_listed or word == _MULTIPLIER or following == ".") and index >= end:
                end = self._at(surface, index, word, following)
        return doc

    def _at(self, surface: Surface, index: int, word: str, following: str) -> int:
        """Look at one word and return the index of the next to look at."""
        times = _multiplier(surface, index)
        if times:
            surface.found.append(Found(ABBREVIATION, "clinical", index, times, in_context=False))
            return times
        # The first row whose conditions hold wins, but a longer form always before a shorter one.
        for row in self._rows_at(word, following):
            end = index + len(row.tokens)
            needs = parse_needs(row.needs, row.form)
            if self._stands(surface, row, index, end) and all(need(surface, index, end) for need in needs):
                found = self._found(surface, row, index, end)
                if not is_explained(surface, index, end, found.replacement):
                    surface.found.append(found)
                return end
        # A form that the lexicon knows, but not in these surroundings, is a word.
        unknown_end = None if word in self._first_tokens else self._unknown(surface, index)
        if unknown_end:
            surface.found.append(Found(ABBREVIATION, "clinical", index, unknown_end, in_context=False))
            return unknown_end
        return index + 1

    def _rows_at(self, word: str, following: str) -> Iterator[Abbreviation]:
        for packed in (self._by_two.get((word, following)), self._alone.get(word)):
            if packed:
                yield from self._rows[packed]

    def _stands(self, surface: Surface, row: Abbreviation, index: int, end: int) -> bool:
        if tuple(surface.words[index:end]) != row.tokens or tuple(surface.glued[index + 1 : end]) != row.glued:
            return False
        first, _ = surface.sentences[surface.sentence[index]]
        text = surface.texts[index]
        if index and surface.glued[index] and surface.words[index - 1] in {"@", "_"}:
            return False
        if _is_cut_off(surface, end):
            return False
        # Within a sentence a capital makes a name of what is written small: the river Po.
        if row.is_small and text.istitle() and index > first and surface.words[index - 1].isalpha():
            return False
        return not (text.isupper() and len(text) > 1 and _is_shouted(surface, index))

    def _found(self, surface: Surface, row: Abbreviation, index: int, end: int) -> Found:
        found = Found(ABBREVIATION, row.label, index, end, in_context=False)
        if row.nb or row.nn:
            ends_sentence = row.tokens[-1] == "." and end == surface.sentences[surface.sentence[index]][1]
            dot = "." if ends_sentence else ""
            starts = index == surface.sentences[surface.sentence[index]][0]
            capital = surface.texts[index][0].isupper() and (starts or surface.texts[index][1:].islower())
            found.replacement = Replacement(
                tuple(_cased(text, capital) + dot for text in row.nb),
                tuple(_cased(text, capital) + dot for text in row.nn),
                safe=len(row.nb) == len(row.nn) == 1,
            )
        return found

    def _unknown(self, surface: Surface, index: int) -> int | None:
        """Return where an unlisted abbreviation ends: gyn.pol., or a word without vowels and with a dot."""
        word = surface.words[index]
        if not word.isalpha() or word in self._names:
            return None
        end = index + 1
        while (
            end + 1 < len(surface)
            and surface.words[end] == "."
            and surface.glued[end]
            and surface.glued[end + 1]
            and surface.texts[end + 1].isalpha()
            and surface.texts[end + 1].islower()
            and max(len(surface.words[end - 1]), len(surface.words[end + 1])) <= _LONGEST_PART
            and surface.words[end - 1] not in self._common
        ):
            end += 2
        if end > index + 1 and end < len(surface) and surface.words[end] == "." and surface.glued[end]:
            return end + 1
        has_dot = index + 1 < len(surface) and surface.words[index + 1] == "." and surface.glued[index + 1]
        if has_dot and 1 < len(word) <= _LONGEST_PART and not self._vowels.intersection(word):
            return index + 2
        return None


def _multiplier(surface: Surface, index: int) -> int | None:
    """Return where «x3» ends."""
    end = index + 1
    is_multiplier = surface.words[index] == _MULTIPLIER and end < len(surface) and surface.words[end].isdecimal()
    return end + 1 if is_multiplier and surface.glued[end] else None


def _is_cut_off(surface: Surface, end: int) -> bool:
    """Tell whether a hyphen ends the word, so that it is the first part of a compound: fysio- og ergoterapi."""
    return (
        end + 1 < len(surface)
        and surface.words[end] == "-"
        and surface.glued[end]
        and not surface.glued[end + 1]
        and surface.words[end + 1].isalpha()
    )


def _is_shouted(surface: Surface, index: int) -> bool:
    """Tell whether the whole sentence is in capitals, so that they say nothing."""
    words = [text for text in surface.texts[slice(*surface.sentences[surface.sentence[index]])] if text.isalpha()]
    return len(words) > 2 and sum(text.isupper() for text in words) > len(words) * 2 / 3


def _cased(text: str, capital: bool) -> str:
    return text[:1].upper() + text[1:] if capital else text


@cache
def load_abbreviations(inflections: Inflections) -> dict[str, list[Abbreviation]]:
    """Read `lexicons/abbreviations.csv` by the first token of each form, longest forms first; raises `LexiconError`."""
    rows: dict[str, list[Abbreviation]] = {}
    for line, row in read_csv(_FILE, _COLUMNS):
        if row["class"] not in CLASSES:
            raise LexiconError(_FILE, row["form"], f"class is one of {', '.join(CLASSES)}", line)
        nb, nn = (_readings(row[standard], inflections, row["form"], line) for standard in ("nb", "nn"))
        for form in (row["form"], *filter(None, (part.strip() for part in row["variants"].split(";")))):
            try:
                parse_needs(row["needs"], form)
            except ValueError as error:
                raise LexiconError(_FILE, row["form"], str(error), line) from error
            pieces = list(_TOKEN.finditer(form.lower()))
            tokens = tuple(piece.group() for piece in pieces)
            glued = tuple(piece.start() == before.end() for before, piece in pairwise(pieces))
            rows.setdefault(tokens[0], []).append(Abbreviation(form, tokens, glued, row["class"], row["needs"], nb, nn))
    for listed in rows.values():
        # The first row whose conditions hold wins, but a longer form always before a shorter one.
        listed.sort(key=lambda entry: -len(entry.tokens))
    return rows


@compiled
def dotted_abbreviations() -> frozenset[str]:
    """Return the one-word forms written with a dot, without it; not those that are words where no dot follows."""
    return frozenset(
        row.tokens[0]
        for listed in load_abbreviations(load_inflections()).values()
        for row in listed
        if len(row.tokens) == 2 and row.tokens[1] == "." and not row.needs
    )


def _readings(cell: str, inflections: Inflections, form: str, line: int) -> tuple[str, ...]:
    readings = []
    for part in filter(None, (part.strip() for part in cell.split(" ; "))):
        lemma, _, class_name = part.rpartition("/")
        if lemma and class_name.isascii() and " " not in class_name and class_name in inflections.classes:
            readings.append(lemma)
        else:
            readings.append(part)
    return tuple(readings)


def create_abbreviation_finder() -> AbbreviationFinder:
    """Create the component from `lexicons/abbreviations.csv` and `lexicons/not_abbreviations.yaml`."""
    file = "not_abbreviations.yaml"
    names = frozenset(name.lower() for name in strings_at(file, "names", read_yaml(file)["names"]))
    common = frozenset(strings_at("common.yaml", "words", read_yaml("common.yaml")["words"]))
    return AbbreviationFinder(_tables(), names, common, _VOWELS)


@compiled
def _tables() -> AbbreviationTables:
    return abbreviation_tables(load_abbreviations(load_inflections()))
