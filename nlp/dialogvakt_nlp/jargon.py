"""Professional terms that patients do not understand, inflected and compounded, with plain words in the same form."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from functools import cache

from spacy.tokens import Doc

from dialogvakt_nlp.compiled import compiled
from dialogvakt_nlp.explained import is_explained
from dialogvakt_nlp.inflection import Inflections, load_inflections
from dialogvakt_nlp.lexiconfile import LexiconError, read_csv, read_yaml, strings_at
from dialogvakt_nlp.reading import Replacement
from dialogvakt_nlp.store import pack, unpack
from dialogvakt_nlp.surface import Found, Surface, surface_of
from dialogvakt_nlp.wordquestion import WordQuestion

JARGON = "jargon"
_FILE = "jargon.csv"
_COLUMNS = ("term", "inflection", "nb", "nn")
_TOKEN = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*|\S")
# Shorter terms are too often parts of other words.
_SHORTEST_HEAD = 6
_SHORTEST_FIRST_PART = 8
_BESIDE = "+"
_BASE_SLOTS = frozenset({"si", "m", "inf"})


@dataclass(frozen=True, slots=True)
class Term:
    """One form of a term: its tokens, its lemma, and the plain words in the same form."""

    tokens: tuple[str, ...]
    lemma: str
    replacement: Replacement | None


def _term_of(plain: tuple[tuple[str, ...], str, tuple[tuple[str, ...], tuple[str, ...], bool] | None]) -> Term:
    tokens, lemma, replacement = plain
    return Term(tokens, lemma, replacement and Replacement(*replacement))


# Terms, packed, by their first token; those of one token that may be the head, or the first part, of a compound; and
# how names of places end.
JargonTables = tuple[dict[str, bytes], frozenset[str], frozenset[str], tuple[str, ...]]


def jargon_tables(terms: Mapping[str, Sequence[Term]], places: tuple[str, ...] = ()) -> JargonTables:
    """Return what terms, given by their first token, are found with; a word with one of the endings is none."""
    singles = {first for first, listed in terms.items() if any(len(term.tokens) == 1 for term in listed)}
    return (
        {first: pack([astuple(term) for term in listed]) for first, listed in terms.items()},
        frozenset(form for form in singles if len(form) >= _SHORTEST_HEAD),
        frozenset(form for form in singles if len(form) >= _SHORTEST_FIRST_PART),
        places,
    )


class JargonFinder:
    """Put a mention `jargon` on the surface for each `term`, and for each `compound` that is built on one."""

    def __init__(self, tables: JargonTables) -> None:
        self._terms, self._heads, self._first_parts, self._places = tables
        # Few words end or begin as any of these do, so that most need not be cut anywhere.
        self._head_ends = frozenset(form[-_SHORTEST_HEAD:] for form in self._heads)
        self._part_beginnings = frozenset(form[:_SHORTEST_FIRST_PART] for form in self._first_parts)
        self._notable = WordQuestion(self._is_notable)
        self.questions = (self._notable,)

    def __call__(self, doc: Doc) -> Doc:
        """Find the terms, the longest at each word."""
        surface = surface_of(doc)
        end = 0
        for index, is_notable in enumerate(self._notable.answers(surface)):
            if is_notable and index >= end:
                end = self._at(surface, index)
        return doc

    def _at(self, surface: Surface, index: int) -> int:
        word = surface.words[index]
        for term in self._terms_at(word):
            end = index + len(term.tokens)
            if tuple(surface.words[index:end]) == term.tokens and not _is_surname(surface, index):
                if not is_explained(surface, index, end, term.replacement):
                    found = Found(JARGON, "term", index, end, in_context=False)
                    found.replacement = _capitalised(term.replacement, surface, index)
                    surface.found.append(found)
                return end
        if self._is_compound(word):
            surface.found.append(Found(JARGON, "compound", index, index + 1, in_context=False))
        return index + 1

    def _terms_at(self, word: str) -> list[Term]:
        packed = self._terms.get(word)
        return list(map(_term_of, unpack(packed))) if packed else []

    def _is_notable(self, word: str) -> bool:
        return word in self._terms or self._is_compound(word)

    def _is_compound(self, word: str) -> bool:
        """Tell whether a word is a term behind at least two letters, or a long term and at least three more.

        The name of a place is none, for nobody can write it otherwise: osteoporosepoliklinikken.
        """
        if word.endswith(self._places):
            return False
        if word[-_SHORTEST_HEAD:] in self._head_ends:
            starts = range(2, len(word) - _SHORTEST_HEAD + 1)
            if any(word[start:] in self._heads for start in starts):
                return True
        if word[:_SHORTEST_FIRST_PART] in self._part_beginnings:
            ends = range(_SHORTEST_FIRST_PART, len(word) - 2)
            return any(word[:end] in self._first_parts for end in ends)
        return False


def _is_surname(surface: Surface, index: int) -> bool:
    """Tell whether a capital stands where only a name has one: Nick Cave."""
    if index == surface.sentences[surface.sentence[index]][0]:
        return False
    return surface.texts[index].istitle() and surface.texts[index - 1].istitle() and not surface.glued[index]


def _capitalised(replacement: Replacement | None, surface: Surface, index: int) -> Replacement | None:
    text = surface.texts[index]
    if replacement is None or not text[0].isupper() or text.isupper():
        return replacement
    return Replacement(
        tuple(choice[:1].upper() + choice[1:] for choice in replacement.nb),
        tuple(choice[:1].upper() + choice[1:] for choice in replacement.nn),
        replacement.safe,
    )


@cache
def load_jargon(inflections: Inflections) -> dict[str, list[Term]]:
    """Read `lexicons/jargon.csv` by the first token of every inflected form; raises `LexiconError`."""
    terms: dict[str, list[Term]] = {}
    seen: set[tuple[str, ...]] = set()
    for line, row in read_csv(_FILE, _COLUMNS):
        lemma, class_name = row["term"].lower(), row["inflection"]
        try:
            forms = inflections.forms(lemma, class_name)
        except KeyError:
            raise LexiconError(_FILE, lemma, f"no inflection class {class_name!r}", line) from None
        except ValueError as error:
            raise LexiconError(_FILE, lemma, str(error), line) from error
        for form in forms:
            tokens = tuple(_TOKEN.findall(form))
            if tokens not in seen:
                seen.add(tokens)
                replacement = _replacement(form, row, inflections)
                terms.setdefault(tokens[0], []).append(Term(tokens, lemma, replacement))
    for listed in terms.values():
        listed.sort(key=lambda term: -len(term.tokens))
    return terms


def _replacement(form: str, row: dict[str, str], inflections: Inflections) -> Replacement | None:
    slot = inflections.slot_of(form, row["term"].lower(), row["inflection"]) or "si"
    nb, nb_fits = _plain(row["nb"], "nb", slot, inflections, form)
    nn, nn_fits = _plain(row["nn"], "nn", slot, inflections, form)
    return Replacement(nb, nn, nb_fits and nn_fits) if nb or nn else None


def _plain(cell: str, standard: str, slot: str, inflections: Inflections, form: str) -> tuple[tuple[str, ...], bool]:
    """Return the plain words in a slot, and whether they surely fit there.

    Those behind a `+` stand in brackets behind the term, which says what matters more exactly than they do.
    """
    choices: list[str] = []
    fits = True
    for part in filter(None, (part.strip() for part in cell.split(" ; "))):
        if part.startswith(_BESIDE):
            choices.append(f"{form} ({part.removeprefix(_BESIDE)})")
            continue
        lemma, _, class_name = part.rpartition("/")
        if lemma and class_name in inflections.classes:
            inflected = inflections.form(lemma, class_name, standard, slot)
            fits = fits and inflected is not None
            choices.append(inflected or lemma)
        else:
            fits = fits and slot in _BASE_SLOTS
            choices.append(part)
    return tuple(choices), fits and len(choices) == 1


def create_jargon_finder() -> JargonFinder:
    """Create the component from `lexicons/jargon.csv` and `lexicons/not_jargon.yaml`."""
    return JargonFinder(_tables())


@compiled
def _tables() -> JargonTables:
    file = "not_jargon.yaml"
    return jargon_tables(load_jargon(load_inflections()), strings_at(file, "places", read_yaml(file)["places"]))
