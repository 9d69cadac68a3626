"""Measured values: a quantity's name, up to a few words, a number and a unit, read by a small grammar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from dialogvakt_nlp.lexiconfile import LexiconError, read_yaml, strings_at
from dialogvakt_nlp.surface import Found, Surface, surface_of

VALUE = "value"
_FILE = "values.yaml"
_WORD_LISTS = (
    "other_units",
    "above",
    "below",
    "older",
    "newer",
    "conditional",
    "dated",
    "not_before_symbols",
    "prepositions",
    "links",
    "clause_links",
    "whether",
    "before_asides",
    "durations",
    "since",
)
_AHEAD = 6
_NEXT_REACH = 6
_LATER_REACH = 10
_PAIR_REACH = 14
# A date's month is never as high.
_LOWEST_PRESSURE = 20
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\S")
_SIGN_CLAUSE_LINKS = frozenset(",")
_SENTENCE_STOPS = frozenset(".;?!)")
_STOPS = frozenset({*_SENTENCE_STOPS, ","})
_DASHES = frozenset("-–—")
_SIGN_LINKS = frozenset({*_DASHES, "(", ",", "|"})
# Strict limits: a value said to be over 25 is no longer 25.
_JUST = 0.001


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured quantity: its units, the numbers that can be meant (inclusive), and how it is written.

    `pair`: the number comes first of two (85/50). `ahead`: how many words may stand between name and number.
    """

    label: str
    units: frozenset[str]
    low: float
    high: float
    pair: bool = False
    ahead: int = _AHEAD


@dataclass(slots=True)
class ValueLexicon:
    """All quantities, by the first word of each name; symbols keep their case."""

    names: dict[str, list[tuple[tuple[str, ...], Quantity]]] = field(default_factory=dict)
    symbols: dict[str, list[tuple[tuple[str, ...], Quantity]]] = field(default_factory=dict)
    by_unit: dict[str, Quantity] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)


class ValueFinder:
    """Put a mention `value` with `number` and `unit` on the surface for each value read."""

    def __init__(self, lexicon: ValueLexicon) -> None:
        self._lexicon = lexicon
        self._other_units = lexicon.words["other_units"]
        self._links = _SIGN_LINKS | lexicon.words["links"]
        self._clause_links = _SIGN_CLAUSE_LINKS | lexicon.words["clause_links"]

    def __call__(self, doc: Doc) -> Doc:
        """Find the values; of one number that several names could claim the nearest name has it."""
        surface = surface_of(doc)
        claimed: set[int] = set()
        for name_start, name_end, quantity, is_symbol in self._names(surface):
            for found, number_at in self._values(surface, name_start, name_end, quantity, is_symbol):
                if number_at not in claimed:
                    claimed.add(number_at)
                    surface.found.append(found)
        self._add_unnamed(surface, claimed)
        return doc

    def _names(self, surface: Surface) -> Iterator[tuple[int, int, Quantity, bool]]:
        names, symbols = self._lexicon.names, self._lexicon.symbols
        for index in range(len(surface.words) - 1, -1, -1):
            word, text = surface.words[index], surface.texts[index]
            for name, quantity in names.get(word, ()):
                if tuple(surface.words[index : index + len(name)]) == name:
                    yield index, index + len(name), quantity, False
            for name, quantity in symbols.get(text, ()):
                if tuple(surface.texts[index : index + len(name)]) == name and not self._is_vitamin(surface, index):
                    yield index, index + len(name), quantity, True

    def _is_vitamin(self, surface: Surface, index: int) -> bool:
        return index > 0 and surface.words[index - 1] in self._lexicon.words["not_before_symbols"]

    def _values(
        self, surface: Surface, start: int, end: int, quantity: Quantity, is_symbol: bool
    ) -> Iterator[tuple[Found, int]]:
        number_at = self._number_after(surface, end, 2 if is_symbol else quantity.ahead)
        if number_at is None:
            yield from self._value_before(surface, start, end, quantity)
            return
        found = self._value(surface, start, number_at, quantity)
        while found is not None and number_at is not None:
            if self._is_condition(surface, start, number_at):
                found.whether = "hypothetical"
            yield found, number_at
            if quantity.pair:
                number_at = self._next_pair(surface, found.end)
            else:
                number_at = self._next_number(surface, found.end) or self._later_number(surface, found.end)
            if number_at is not None:
                # In a range (84-86) both numbers are one statement; else the second stands for itself.
                is_range = surface.words[number_at - 1] in _DASHES
                found = self._value(surface, start if is_range else number_at, number_at, quantity)

    def _is_condition(self, surface: Surface, start: int, number_at: int) -> bool:
        """Tell whether a value is one that might come, or is asked about: ved INR over 5, om natrium er under 120."""
        words = self._lexicon.words
        before = surface.words[max(0, start - 2) : start]
        limited = surface.words[number_at - 1] in words["above"] or surface.words[number_at - 1] in words["below"]
        return bool(words["conditional"].intersection(before)) or (
            limited and bool(words["whether"].intersection(before))
        )

    def _next_pair(self, surface: Surface, start: int) -> int | None:
        """Return where a later pair stands that needs no name of its own: BT 82/50 på tirsdag. I dag 124/72."""
        words = surface.words
        for index in range(start, min(len(words) - 2, start + _PAIR_REACH)):
            if words[index] in self._lexicon.names:
                return None
            is_pair = words[index].isdecimal() and words[index + 1] == "/" and words[index + 2].isdecimal()
            if is_pair and int(words[index]) > int(words[index + 2]) >= _LOWEST_PRESSURE:
                return index
        return None

    def _next_number(self, surface: Surface, start: int) -> int | None:
        """Return where a second value of the same quantity stands.

        That is 84-86, 6,1 (6,0), or a number said with its time: 6,8 i går, 9,1 i dag; var 40 og er nå 236.
        """
        last = surface.sentences[surface.sentence[start - 1]][1]
        for index in range(start, min(last - 1, start + _NEXT_REACH)):
            word, following = surface.words[index], surface.words[index + 1]
            if word in self._links and following[0].isdigit():
                timed = word != "," or self._is_timed(surface, index + 2)
                return index + 1 if timed and _NUMBER.fullmatch(following) else None
            if word in self._clause_links:
                return self._timed_number(surface, index + 1, last)
            if word in _STOPS or word in self._lexicon.names or word[0].isdigit():
                return None
        return None

    def _later_number(self, surface: Surface, start: int) -> int | None:
        """Return a newer number in the next sentence that gives no name of its own: Ny prøve i dag: 131."""
        words = surface.words
        sentence = surface.sentence[start - 1] + 1
        if sentence >= len(surface.sentences):
            return None
        first, last = surface.sentences[sentence]
        for index in range(start, min(last, first + _LATER_REACH)):
            word = words[index]
            if word in self._lexicon.names:
                return None
            if index >= first and word[0].isdigit():
                newer = self._lexicon.words["newer"].intersection(words[max(first, index - _NEXT_REACH) : index])
                return index if newer and _NUMBER.fullmatch(word) else None
        return None

    def _timed_number(self, surface: Surface, start: int, last: int) -> int | None:
        """Return a number that follows within a few words of which one tells the time: er nå 236, i dag 4,6."""
        words = self._lexicon.words
        timed = False
        for index in range(start, min(last, start + _NEXT_REACH)):
            word = surface.words[index]
            if word[0].isdigit():
                timed = timed or self._is_timed(surface, index + 1)
                return index if timed and _NUMBER.fullmatch(word) else None
            if word in _SENTENCE_STOPS or word in self._lexicon.names:
                return None
            timed = timed or word in words["newer"] or word in words["older"]
        return None

    def _is_timed(self, surface: Surface, start: int) -> bool:
        words = self._lexicon.words
        return any(word in words["newer"] or word in words["older"] for word in surface.words[start : start + 3])

    def _number_after(self, surface: Surface, start: int, ahead: int) -> int | None:
        """Return where a name's number stands; times of day, durations and reference ranges are passed over."""
        last = min(surface.sentences[surface.sentence[start - 1]][1], start + ahead + 1)
        index = start
        while index < last:
            word = surface.words[index]
            if word[0].isdigit():
                if not self._is_aside(surface, index):
                    return index if _NUMBER.fullmatch(word) else None
            elif word == "(" and self._range_end(surface, index):
                index = self._range_end(surface, index)
                last = max(last, min(index + 3, len(surface.words)))
            elif (word in _STOPS and word != ".") or (word in self._lexicon.names and index > start):
                # A dot within a sentence is an abbreviation's.
                return None
            index += 1
        return None

    def _is_aside(self, surface: Surface, index: int) -> bool:
        """Tell whether a number is a clock time, a room or a duration rather than a value."""
        words = self._lexicon.words
        before = surface.words[index - 1] if surface.words[index - 1] != "." else surface.words[index - 2]
        after = surface.words[index + 1] if index + 1 < len(surface.words) else ""
        return before in words["before_asides"] or (after in words["durations"] and before in words["since"])

    def _range_end(self, surface: Surface, index: int) -> int:
        """Return where a bracketed range like (3,5-5,0) closes; 0 if none opens here."""
        inside = surface.words[index + 1 : index + 5]
        is_range = len(inside) == 4 and inside[0][0].isdigit() and inside[1] in _DASHES and inside[2][0].isdigit()
        return index + 4 if is_range and inside[3] == ")" else 0

    def _value_before(self, surface: Surface, start: int, end: int, quantity: Quantity) -> Iterator[tuple[Found, int]]:
        """Read «84 % i metning»: number, unit, a preposition, name."""
        index = start - 1
        if index < 0 or surface.words[index] not in self._lexicon.words["prepositions"]:
            return
        index -= 1
        if index >= 0 and surface.words[index] in quantity.units:
            index -= 1
        if index >= 0 and _NUMBER.fullmatch(surface.words[index]):
            found = self._value(surface, index, index, quantity, end)
            if found is not None:
                yield found, index

    def _value(
        self, surface: Surface, start: int, number_at: int, quantity: Quantity, end: int | None = None
    ) -> Found | None:
        words = surface.words
        if "." in words[number_at] and words[number_at - 1] in self._lexicon.words["dated"]:
            return None
        number = float(words[number_at].replace(",", "."))
        after = number_at + 1
        following = words[after] if after < len(words) else ""
        has_slash = following == "/" and after + 1 < len(words) and words[after + 1][0].isdigit()
        if has_slash and not quantity.pair:
            return None
        unit = None
        if has_slash:
            after += 2
        elif following in quantity.units:
            unit, after = following, after + 1
        elif following == "x" and words[after + 1 : after + 2] == ["10"]:
            # 29 x 10^9/L
            after += 2
        elif following in self._other_units and following != ".":
            return None
        elif following == "." and after + 1 < len(words) and words[after + 1] in self._other_units:
            return None
        elif quantity.pair and number < quantity.low:
            return None
        if not quantity.low <= number <= quantity.high:
            return None
        sign = words[number_at - 1] if number_at else ""
        if sign in self._lexicon.words["above"]:
            number += _JUST
        elif sign in self._lexicon.words["below"]:
            number -= _JUST
        return Found(VALUE, quantity.label, start, end or after, number=number, unit=unit, words=(start, number_at))

    def _add_unnamed(self, surface: Surface, claimed: set[int]) -> None:
        for index in range(1, len(surface.words)):
            quantity = self._lexicon.by_unit.get(surface.words[index])
            if quantity and index - 1 not in claimed and _NUMBER.fullmatch(surface.words[index - 1]):
                found = self._value(surface, index - 1, index - 1, quantity)
                if found is not None:
                    surface.found.append(found)


class NewestValues:
    """Mark values as past where the draft states a newer one of the same quantity."""

    def __init__(self, older: frozenset[str], newer: frozenset[str], clause_links: frozenset[str]) -> None:
        self._older = older
        self._newer = newer
        self._clause_links = _SIGN_CLAUSE_LINKS | clause_links

    def __call__(self, doc: Doc) -> Doc:
        """Keep the newest value of each quantity: one said to be now, else the last that is not marked as older."""
        surface = surface_of(doc)
        values: dict[str, list[Found]] = {}
        for found in surface.found:
            if found.group == VALUE and found.when == "now" and found.whether in {"asserted", "suspected"}:
                values.setdefault(found.label, []).append(found)
        for listed in values.values():
            if len(listed) > 1:
                listed.sort(key=lambda found: found.start)
                newest = max(listed, key=lambda found: (self._age(surface, found), found.start))
                for found in listed:
                    # Numbers of one statement (84-86) are equally new.
                    if found.start != newest.start:
                        found.when = "past"
        return doc

    def _age(self, surface: Surface, found: Found) -> int:
        number_at = found.words[-1]
        first = surface.sentences[surface.sentence[number_at]][0]
        before: list[str] = []
        for word in reversed(surface.words[max(first, number_at - 4) : number_at]):
            if word in self._clause_links:
                break
            before.insert(0, word)
        after: list[str] = []
        for word in surface.words[number_at + 1 : number_at + 5]:
            if word in self._clause_links:
                break
            after.append(word)
        if before[-1:] == ["("]:
            return -2
        if self._newer.intersection(before) or self._newer.intersection(after):
            return 1
        return -1 if self._older.intersection(before) else 0


def load_values() -> ValueLexicon:
    """Read `lexicons/values.yaml`; raises `LexiconError`."""
    data = read_yaml(_FILE)
    lexicon = ValueLexicon()
    quantities: dict[str, Quantity] = {}
    for label, entry in data["quantities"].items():
        quantities[label] = quantity = _quantity(label, entry)
        for key, table in (("names", lexicon.names), ("symbols", lexicon.symbols)):
            for text in strings_at(_FILE, label, entry.get(key, [])):
                name = tuple(_TOKEN.findall(text if key == "symbols" else text.lower()))
                table.setdefault(name[0], []).append((name, quantity))
    for table in (lexicon.names, lexicon.symbols):
        for names in table.values():
            names.sort(key=lambda item: -len(item[0]))
    for label, units in data["by_unit"].items():
        lexicon.by_unit.update(dict.fromkeys(strings_at(_FILE, label, units), quantities[label]))
    for key in _WORD_LISTS:
        lexicon.words[key] = frozenset(strings_at(_FILE, key, data[key]))
    return lexicon


def _quantity(label: str, entry: Mapping[str, object]) -> Quantity:
    if not isinstance(entry, dict) or not set(entry) <= {"names", "symbols", "units", "between", "pair", "ahead"}:
        raise LexiconError(_FILE, label, "may have names, symbols, units, between, pair and ahead")
    low, high = (float(number) for number in entry["between"])
    units = frozenset(strings_at(_FILE, label, entry.get("units", [])))
    return Quantity(label, units, low, high, bool(entry.get("pair", False)), int(entry.get("ahead", _AHEAD)))


@Language.factory("dialogvakt_values", requires=["doc.user_data"], assigns=["doc.user_data"])
def create_value_finder(nlp: Language, name: str) -> ValueFinder:
    """Create the component from `lexicons/values.yaml`."""
    return ValueFinder(load_values())


@Language.factory("dialogvakt_newest_values", requires=["doc.user_data"], assigns=["doc.user_data"])
def create_newest_values(nlp: Language, name: str) -> NewestValues:
    """Create the component; it stands behind the context."""
    words = load_values().words
    return NewestValues(words["older"], words["newer"], words["clause_links"])
