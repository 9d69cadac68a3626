"""Measured values: a quantity's name, up to a few words, a number and a unit, read by a small grammar."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc

from dialogvakt_nlp.lexiconfile import LexiconError, read_yaml, strings_at
from dialogvakt_nlp.reading import Cue
from dialogvakt_nlp.surface import Found, Surface, surface_of

VALUE = "value"
_FILE = "values.yaml"
_WORD_LISTS = (
    "other_units",
    "above",
    "below",
    "conditional",
    "conditional_next",
    "aims",
    "dated",
    "not_before_symbols",
    "prepositions",
    "links",
    "clause_links",
    "conjunctions",
    "between_words",
    "towards",
    "saying",
    "carriers",
    "whether",
    "before_asides",
    "before_asides_alone",
    "durations",
    "months",
    "clause_starts",
)
# How old a word in a value's clause makes it, from the newest on; the lists say which words.
_AGES = {"now": 4, "lately": 2, "was": -1, "earlier": -3, "then": 0}
_KEYS = frozenset({"names", "symbols", "units", "between", "pair", "ahead", "scaled", "rising"})
_AHEAD = 8
_SYMBOL_AHEAD = 2
_NEXT_REACH = 8
_LATER_REACH = 14
_PAIR_REACH = 14
_AGE_BEFORE = 8
_AGE_AFTER = 7
_SURE_UNIT = 4
_HUNDRED = 100
# A date's month is never as high.
_LOWEST_PRESSURE = 20
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{2,4})?")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\S")
_SIGN_CLAUSE_LINKS = frozenset(",;")
_SENTENCE_STOPS = frozenset(".?!)")
_STOPS = frozenset({*_SENTENCE_STOPS, ","})
_DASHES = frozenset("-–—")
_ARROWS = frozenset("→>⇒")
_SIGN_LINKS = frozenset({*_DASHES, *_ARROWS, "(", ",", "|"})
_LIST_SIGNS = frozenset({"/", ","})
# Strict limits: a value said to be over 25 is no longer 25.
_JUST = 0.001


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured quantity: its units, the numbers that can be meant (inclusive), and how it is written.

    `pair`: the number comes first of two (85/50). `ahead`: how many words may stand between name and number.
    `scaled` has units and the factor that brings their numbers to the usual unit: 64 g/L is 6.4. `rising` is the
    group, the label and the ratio of a mention that a rising series makes; its single values are none.
    """

    label: str
    units: frozenset[str]
    low: float
    high: float
    pair: bool = False
    ahead: int = _AHEAD
    scaled: tuple[tuple[tuple[str, ...], float], ...] = ()
    rising: tuple[str, str, float] | None = None


@dataclass(slots=True)
class ValueLexicon:
    """All quantities, by the first word of each name; symbols keep their case, `ages` are the marks of time."""

    names: dict[str, list[tuple[tuple[str, ...], Quantity]]] = field(default_factory=dict)
    symbols: dict[str, list[tuple[tuple[str, ...], Quantity]]] = field(default_factory=dict)
    by_unit: dict[str, Quantity] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    ages: dict[str, int] = field(default_factory=dict)
    before_older: frozenset[str] = frozenset()
    numerals: dict[str, int] = field(default_factory=dict)
    rising: dict[str, tuple[str, str, float]] = field(default_factory=dict)


class ValueFinder:
    """Put a mention `value` with `number` and `unit` on the surface for each value read."""

    def __init__(self, lexicon: ValueLexicon) -> None:
        self._lexicon = lexicon
        self._other_units = lexicon.words["other_units"]
        self._links = _SIGN_LINKS | lexicon.words["links"]
        self._clause_links = _SIGN_CLAUSE_LINKS | lexicon.words["clause_links"]
        self._list_links = _LIST_SIGNS | lexicon.words["conjunctions"]
        words = lexicon.words
        self._plain = (
            words["saying"] | words["carriers"] | words["above"] | words["below"] | lexicon.ages.keys() | {":"}
        )

    def __call__(self, doc: Doc) -> Doc:
        """Find the values; of one number that several names could claim the nearest name has it."""
        surface = surface_of(doc)
        claimed: set[int] = set()
        names = _outermost(self._names(surface))
        listed: set[int] = set()
        for name_start, found, number_at in self._lists(surface, names):
            listed.add(name_start)
            claimed.add(number_at)
            surface.found.append(found)
        for name_start, name_end, quantity, ahead in names:
            if name_start in listed:
                continue
            for found, number_at in self._values(surface, name_start, name_end, quantity, ahead):
                if number_at not in claimed:
                    claimed.add(number_at)
                    surface.found.append(found)
        self._add_unnamed(surface, claimed)
        return doc

    def _names(self, surface: Surface) -> Iterator[tuple[int, int, Quantity, int]]:
        """Yield where a name stands, its quantity, and how many words may stand before its number; the last first."""
        names, symbols = self._lexicon.names, self._lexicon.symbols
        pairs = zip(surface.words, surface.texts, strict=True)
        named = [index for index, (word, text) in enumerate(pairs) if word in names or text in symbols]
        for index in reversed(named):
            word, text = surface.words[index], surface.texts[index]
            for name, quantity in names.get(word, ()):
                if tuple(surface.words[index : index + len(name)]) == name:
                    yield index, index + len(name), quantity, quantity.ahead
            for name, quantity in symbols.get(text, ()):
                if tuple(surface.texts[index : index + len(name)]) == name and not self._is_vitamin(surface, index):
                    # What is also a word, or a letter of no weight, has its number right behind.
                    yield index, index + len(name), quantity, 0 if text[0].islower() or len(text) > 3 else _SYMBOL_AHEAD

    def _is_vitamin(self, surface: Surface, index: int) -> bool:
        return index > 0 and surface.words[index - 1] in self._lexicon.words["not_before_symbols"]

    def _spoken_number(self, surface: Surface, index: int) -> tuple[float, int] | None:
        """Read «seks komma åtte», «to hundre og førti»; return the number and where it ends."""
        numerals, words = self._lexicon.numerals, surface.words
        first = numerals.get(words[index])
        if first is None or index + 1 >= len(words):
            return None
        if words[index + 1] == "komma" and index + 2 < len(words):
            tenths = numerals.get(words[index + 2])
            return None if tenths is None else (float(f"{first}.{tenths}"), index + 3)
        hundred = numerals.get(words[index + 1]) == _HUNDRED
        if not hundred and first != _HUNDRED:
            return None
        number, end = (first * _HUNDRED, index + 2) if hundred else (first, index + 1)
        rest = end + 1 if words[end : end + 1] == ["og"] else end
        if rest < len(words) and 0 < numerals.get(words[rest], 0) < _HUNDRED:
            number, end = number + numerals[words[rest]], rest + 1
        return float(number), end

    def _lists(self, surface: Surface, names: list[tuple[int, int, Quantity, int]]) -> Iterator[tuple[int, Found, int]]:
        """Read names and numbers told apart: Na/K 118/3,2; kalium og natrium er 6,9 og 118."""
        words = surface.words
        ordered = sorted((entry for entry in names if not entry[2].pair), key=lambda entry: (entry[0], -entry[1]))
        first = 0
        while first < len(ordered) - 1:
            run = [ordered[first]]
            for entry in ordered[first + 1 :]:
                if entry[0] != run[-1][1] + 1 or words[run[-1][1]] not in self._list_links:
                    break
                run.append(entry)
            first += len(run)
            if len(run) < 2:
                continue
            numbers = self._listed_numbers(surface, run[-1][1], len(run))
            if len(numbers) == len(run):
                for (start, _, quantity, _), number_at in zip(run, numbers, strict=True):
                    found = self._value(surface, number_at, number_at, quantity, slash=True)
                    if found is not None:
                        yield start, found, number_at

    def _listed_numbers(self, surface: Surface, start: int, count: int) -> list[int]:
        words = surface.words
        last = surface.sentences[surface.sentence[start - 1]][1]
        index = start
        while index < min(last, start + 5) and (words[index] in self._plain or words[index] in {"(", "."}):
            index += 1
        numbers: list[int] = []
        while index < last and _NUMBER.fullmatch(words[index]):
            numbers.append(index)
            index += 1
            if len(numbers) < count and index < last and words[index] in self._list_links:
                index += 1
            else:
                break
        return numbers

    def _values(
        self, surface: Surface, start: int, end: int, quantity: Quantity, ahead: int
    ) -> Iterator[tuple[Found, int]]:
        number_at = self._number_after(surface, end, ahead, quantity)
        if number_at is None:
            before = list(self._value_before(surface, start, end, quantity))
            yield from before
            if before or ahead <= _SYMBOL_AHEAD:
                return
            # Blodsukkeret var greit. Nå har det ligget på 26.
            number_at = self._topic_number(surface, end)
            if number_at is None:
                return
            found = self._value(surface, number_at, number_at, quantity)
        else:
            found = self._value(surface, start, number_at, quantity)
        while found is not None and number_at is not None:
            if self._is_condition(surface, start, end, number_at):
                found.whether = "hypothetical"
            yield found, number_at
            if quantity.pair:
                number_at = self._next_pair(surface, found.end)
            else:
                number_at = self._next_number(surface, found.end) or self._later_number(surface, found.end)
            if number_at is not None:
                # In a range (84-86) both numbers are one statement; else the second stands for itself.
                is_range = self._is_range(surface, found, number_at)
                start, end = (found.start, end) if is_range else (number_at, number_at)
                found = self._value(surface, start, number_at, quantity)

    def _is_range(self, surface: Surface, first: Found, number_at: int) -> bool:
        """Tell whether a number closes a range: 84-86, mellom 7 og 11."""
        words, first_at = surface.words, first.words[-1]
        if number_at - 2 != first_at:
            return False
        between = words[first_at - 1] in self._lexicon.words["between_words"]
        return words[number_at - 1] in _DASHES or (
            between and words[number_at - 1] in self._lexicon.words["conjunctions"]
        )

    def _is_condition(self, surface: Surface, start: int, end: int, number_at: int) -> bool:
        """Tell whether a value is one that might come, or is asked about: ved INR over 5, om natrium er under 120."""
        words = self._lexicon.words
        first = surface.sentences[surface.sentence[start]][0]
        before = surface.words[max(first, start - 2) : start]
        limited = surface.words[number_at - 1] in words["above"] or surface.words[number_at - 1] in words["below"]
        return (
            bool(words["conditional"].intersection(before))
            or bool(words["conditional_next"].intersection(before[-1:]))
            or bool(words["aims"].intersection(surface.words[end:number_at]))
            or (limited and bool(words["whether"].intersection(before)))
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
        bracket = False
        for index in range(start, min(last - 1, start + _NEXT_REACH)):
            word, following = surface.words[index], surface.words[index + 1]
            if word in self._links and following[0].isdigit():
                timed = word != "," or self._is_timed(surface, index + 2)
                return index + 1 if timed and _NUMBER.fullmatch(following) else None
            if word in self._clause_links:
                return self._timed_number(surface, index + 1, last)
            if word == "(":
                bracket = True
            elif word == ")" and bracket:
                bracket = False
            elif word in _STOPS or word in self._lexicon.names:
                return None
            elif word[0].isdigit():
                # Moved from one to the other: på 2,1 opp til 2,7.
                moved = surface.words[index - 1] in self._lexicon.words["links"]
                return index if moved and _NUMBER.fullmatch(word) and not self._is_aside(surface, index) else None
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
            if index >= first and word[0].isdigit() and not self._is_aside(surface, index):
                before = words[max(first, index - _NEXT_REACH) : index]
                newer = (
                    any(self._lexicon.ages.get(mark, 0) > 0 for mark in before)
                    or words[index - 1] in self._lexicon.words["links"]
                )
                return index if newer and _NUMBER.fullmatch(word) else None
        return None

    def _topic_number(self, surface: Surface, end: int) -> int | None:
        """Return a number in the next sentence where nothing else is said in front of it: Nå ligger det på 26."""
        words = surface.words
        sentence = surface.sentence[end - 1] + 1
        if sentence >= len(surface.sentences):
            return None
        first, last = surface.sentences[sentence]
        if any(word in self._lexicon.names or word[0].isdigit() for word in words[end:first]):
            return None
        index = self._plain_number(surface, first, last)
        return index if index is not None and index - first > 1 else None

    def _plain_number(self, surface: Surface, start: int, last: int) -> int | None:
        """Return the first number from `start` if only words of saying and of time stand in front of it."""
        said = False
        for index in range(start, min(last, start + _NEXT_REACH)):
            word = surface.words[index]
            if word[0].isdigit():
                if self._is_aside(surface, index):
                    continue
                return index if said and _NUMBER.fullmatch(word) else None
            if word not in self._plain and word not in self._lexicon.words["links"]:
                return None
            said = said or word in self._lexicon.words["saying"] or word in self._lexicon.ages or word == ":"
        return None

    def _timed_number(self, surface: Surface, start: int, last: int) -> int | None:
        """Return a number that follows within a few words of which one tells the time: er nå 236, i dag 4,6."""
        timed = False
        for index in range(start, min(last, start + _NEXT_REACH)):
            word = surface.words[index]
            if word[0].isdigit():
                if self._is_aside(surface, index):
                    continue
                timed = timed or self._is_timed(surface, index + 1)
                return index if timed and _NUMBER.fullmatch(word) else None
            if word in _SENTENCE_STOPS or word in self._lexicon.names:
                return None
            timed = timed or word in self._lexicon.ages
        return None

    def _is_timed(self, surface: Surface, start: int) -> bool:
        words = surface.words[start : start + 4]
        return any(word in self._lexicon.ages or word in self._lexicon.words["durations"] for word in words)

    def _number_after(self, surface: Surface, start: int, ahead: int, quantity: Quantity) -> int | None:
        """Return where a name's number stands; dates, times, durations and reference ranges are passed over."""
        words = self._lexicon.words
        end = surface.sentences[surface.sentence[start - 1]][1]
        last = min(end, start + ahead + 1)
        index = start
        joined = False
        while index < last:
            word = surface.words[index]
            if self._spoken_number(surface, index):
                return index
            if word[0].isdigit():
                if not self._is_aside(surface, index):
                    told = not joined or surface.words[index - 1] in words["saying"] or surface.words[index - 1] == ":"
                    return index if _NUMBER.fullmatch(word) and told else None
                last = min(end, last + 2)
            elif word == "(" and self._range_end(surface, index):
                index = self._range_end(surface, index)
                last = max(last, min(index + 3, len(surface.words)))
            elif word in _SIGN_CLAUSE_LINKS and index > start:
                return self._carried_number(surface, index + 1, end, quantity)
            elif (word in _STOPS and word != ".") or (word in self._lexicon.names and index > start):
                # A dot within a sentence is an abbreviation's.
                return None
            elif word in words["conjunctions"]:
                # CRP, Hb og urinprøve: what comes behind is about something else until something is said.
                joined = True
            elif word in words["saying"] and word not in self._lexicon.words["links"]:
                joined = joined and word in words["prepositions"]
            index += 1
        return None

    def _carried_number(self, surface: Surface, start: int, last: int, quantity: Quantity) -> int | None:
        """Return a number behind a comma that still belongs to the name: INR er tatt, svaret var 7,2."""
        index = self._plain_number(surface, start, last)
        if index is not None:
            return index
        for index in range(start, min(last, start + _NEXT_REACH)):
            word = surface.words[index]
            if word in self._lexicon.names or word in _SENTENCE_STOPS:
                return None
            if word[0].isdigit() and not self._is_aside(surface, index):
                unit = surface.words[index + 1] if index + 1 < last else ""
                sure = unit in quantity.units and len(unit) >= _SURE_UNIT and unit not in self._other_units
                return index if sure and _NUMBER.fullmatch(word) else None
        return None

    def _is_aside(self, surface: Surface, index: int) -> bool:
        """Tell whether a number is a clock time, a date, a room, a house or a duration rather than a value."""
        lexicon, words = self._lexicon.words, surface.words
        word = words[index]
        at = index - 1 if words[index - 1] != "." else index - 2
        before = words[at] if at >= 0 else ""
        after = words[index + 1] if index + 1 < len(words) else ""
        if before in lexicon["before_asides"] or after in lexicon["durations"]:
            return True
        if before in lexicon["before_asides_alone"]:
            return words[at - 1] not in lexicon["prepositions"]
        if after == "." and index + 2 < len(words):
            # 12. mars, 3. uke
            return word.isdecimal() and words[index + 2] in self._other_units and words[index + 2].isalpha()
        if after in self._lexicon.words["months"] and word.isdecimal():
            return True
        if after == ":" and word.isdecimal() and words[index + 2 : index + 3] and words[index + 2].isdecimal():
            return surface.glued[index + 1] and surface.glued[index + 2]
        if before == ":" and word.isdecimal() and words[index - 2].isdecimal() and surface.glued[index]:
            return True
        if _DATE.fullmatch(word):
            # Tatt 3.4, CRP 3.4. var 226
            dotted = after == "." and words[index + 2 : index + 3] and words[index + 2] not in _STOPS
            same = index + 2 < surface.sentences[surface.sentence[index]][1]
            if word.count(".") == 2 or before in lexicon["dated"] or (dotted and same):
                return True
        return word.isdecimal() and self._is_place(surface, index - 1)

    def _is_place(self, surface: Surface, index: int) -> bool:
        """Tell whether a word is a name that a house number may follow: Solbakken 4."""
        if index <= surface.sentences[surface.sentence[index]][0]:
            return False
        text, word = surface.texts[index], surface.words[index]
        is_title = text[0].isupper() and text[1:].islower() and len(text) > 3
        return (
            is_title and word not in self._lexicon.ages and word not in self._lexicon.names and word not in self._plain
        )

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
        self,
        surface: Surface,
        start: int,
        number_at: int,
        quantity: Quantity,
        end: int | None = None,
        *,
        slash: bool = False,
    ) -> Found | None:
        words = surface.words
        spoken = self._spoken_number(surface, number_at)
        if spoken:
            number, after = spoken
        else:
            if "." in words[number_at] and words[number_at - 1] in self._lexicon.words["dated"]:
                return None
            number, after = float(words[number_at].replace(",", ".")), number_at + 1
        following = words[after] if after < len(words) else ""
        has_slash = following == "/" and after + 1 < len(words) and words[after + 1][0].isdigit()
        if has_slash and not quantity.pair and not slash:
            return None
        unit = None
        scale = next((item for item in quantity.scaled if tuple(words[after : after + len(item[0])]) == item[0]), None)
        if scale:
            unit, after = following, after + len(scale[0])
            number *= scale[1]
        elif has_slash:
            after += 2 if quantity.pair else 0
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
        if sign in self._lexicon.words["above"] and words[number_at - 2 : number_at - 1] != ["-"]:
            number += _JUST
        elif sign in self._lexicon.words["below"]:
            number -= _JUST
        return Found(VALUE, quantity.label, start, end or after, number=number, unit=unit, words=(start, number_at))

    def _add_unnamed(self, surface: Surface, claimed: set[int]) -> None:
        by_unit = self._lexicon.by_unit
        for number_at in [index - 1 for index, word in enumerate(surface.words) if word in by_unit and index]:
            if number_at not in claimed and _NUMBER.fullmatch(surface.words[number_at]):
                found = self._value(surface, number_at, number_at, by_unit[surface.words[number_at + 1]])
                if found is not None:
                    surface.found.append(found)


class NewestValues:
    """Mark values as past where the draft states a newer one of the same quantity; tell a rising series."""

    def __init__(self, lexicon: ValueLexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.words
        self._clause_ends = _SIGN_CLAUSE_LINKS | words["clause_links"] | words["clause_starts"]

    def __call__(self, doc: Doc) -> Doc:
        """Keep the newest value of each quantity: one said to be now, else the last that is not marked as older."""
        surface = surface_of(doc)
        values: dict[str, list[Found]] = {}
        for found in surface.found:
            if found.group == VALUE and found.whether in {"asserted", "suspected"}:
                values.setdefault(found.label, []).append(found)
        for label, listed in values.items():
            listed.sort(key=lambda found: found.words[-1])
            if label in self._lexicon.rising:
                self._tell_rising(surface, listed, self._lexicon.rising[label])
            else:
                self._mark_older(surface, listed)
        surface.found = [
            found for found in surface.found if found.group != VALUE or found.label not in self._lexicon.rising
        ]
        return doc

    def _mark_older(self, surface: Surface, listed: list[Found]) -> None:
        for found in listed:
            if found.when == "past" and (sum(self._marks(surface, found)) > 0 or self._is_recent(surface, found)):
                # A mark of time right beside the number outweighs a word farther away.
                found.when = "now"
        current = [found for found in listed if found.when == "now"]
        if len(current) > 1:
            newest = self._newest(surface, current)
            for found in current:
                # Numbers of one statement (84-86) are equally new.
                if found.start != newest.start:
                    found.when = "past"

    def _is_recent(self, surface: Surface, found: Found) -> bool:
        """Tell whether hours or a date of this year stand between name and number: CRP 12. mars: 226."""
        between = surface.words[found.words[0] : found.words[-1]]
        if any(self._lexicon.ages.get(word) == _AGES["lately"] for word in between):
            return True
        if found.cues and all(self._is_of_else(surface, found, cue) for cue in found.cues):
            return True
        dated = self._lexicon.words["months"].intersection(between) and any(word.isdecimal() for word in between)
        return bool(dated) and not any(word.isdecimal() and len(word) > 2 for word in between)

    def _is_of_else(self, surface: Surface, found: Found, cue: Cue) -> bool:
        """Tell whether a cue begins a clause about something else: Kreatinin 704, i vinter var nyrene fine."""
        index = bisect_left(surface.starts, cue.start)
        if index <= found.end or surface.words[index - 1] not in self._clause_ends:
            return False
        after = bisect_left(surface.starts, cue.end)
        return after < len(surface.words) and surface.words[after] in self._lexicon.words["saying"]

    def _tell_rising(self, surface: Surface, listed: list[Found], rising: tuple[str, str, float]) -> None:
        group, label, ratio = rising
        if len(listed) < 2 or all(found.when == "past" for found in listed):
            return
        newest = self._newest(surface, listed)
        lowest = min(found.number or 0 for found in listed if found is not newest)
        if (newest.number or 0) >= ratio * max(lowest, 1):
            start, end = listed[0].start, max(found.end for found in listed)
            surface.found.append(
                replace(newest, group=group, label=label, start=start, end=end, number=None, when="now")
            )

    def _newest(self, surface: Surface, listed: list[Found]) -> Found:
        newest, highest = listed[0], -100
        previous: Found | None = None
        age = 0
        for found in listed:
            marks = self._marks(surface, found)
            own = sum(marks)
            beside = previous is not None and found.words[-1] == previous.end + 1
            # INR fredag og i dag: 4,2 og 9,1. What is said of the first goes for both.
            # 2,6 i natt, 7,4 etterpå: later than the first, whenever that was.
            # Fra 240 til 38 siden fredag: the second is the newer.
            later = _AGES["then"] in marks or (beside and self._moves(surface, found))
            age = age if beside and not marks else max(own, age) if later else own
            if age >= highest:
                newest, highest = found, age
            previous = found
        return newest

    def _moves(self, surface: Surface, found: Found) -> bool:
        before = surface.words[found.words[-1] - 1]
        return before in _ARROWS or before in self._lexicon.words["towards"]

    def _marks(self, surface: Surface, found: Found) -> list[int]:
        """Return the marks of time in a value's clause."""
        number_at = found.words[-1]
        words, ages = surface.words, self._lexicon.ages
        first, last = surface.sentences[surface.sentence[number_at]]
        marks: list[int] = []
        before = words[number_at - 1] if number_at > first else ""
        if before in self._lexicon.before_older:
            marks.append(_AGES["earlier"])
        for index in range(number_at - 1, max(first, number_at - _AGE_BEFORE) - 1, -1):
            word = words[index]
            if word in self._clause_ends or (word[0].isdigit() and self._ends_clause(surface, index)):
                break
            if word in ages:
                marks.append(ages[word])
        bracket = False
        for index in range(found.end, min(last, found.end + _AGE_AFTER)):
            word = words[index]
            if word == "(":
                bracket = True
                if words[index + 1 : index + 2] and words[index + 1][0].isdigit():
                    break
            elif word in self._clause_ends or word == ")":
                # 121 då ho kom
                marks.extend([ages[word]] if word in ages else [])
                break
            elif word[0].isdigit() and not bracket and self._ends_clause(surface, index):
                break
            elif word in ages:
                marks.append(ages[word])
        if any(mark > 0 for mark in marks):
            # «var 26,4 i morges» is as new as «er 26,4 i morges».
            marks = [mark for mark in marks if mark != _AGES["was"]]
        return marks

    def _ends_clause(self, surface: Surface, index: int) -> bool:
        """Tell whether a number is one of its own rather than a part of a time: i 4 timer, 12. mars."""
        after = surface.words[index + 1 : index + 3]
        return not self._lexicon.words["durations"].union(self._lexicon.words["months"]).intersection(after)


def _outermost(names: Iterable[tuple[int, int, Quantity, int]]) -> list[tuple[int, int, Quantity, int]]:
    """Leave out names within longer ones: the T of troponin T is no temperature."""
    listed = list(names)
    spans = {entry[:2] for entry in listed}
    if len(spans) < 2:
        return listed
    return [
        entry
        for entry in listed
        if not any(start <= entry[0] and entry[1] <= end and (start, end) != entry[:2] for start, end in spans)
    ]


def load_values() -> ValueLexicon:
    """Read `lexicons/values.yaml`; raises `LexiconError`."""
    data = read_yaml(_FILE)
    lexicon = ValueLexicon()
    quantities: dict[str, Quantity] = {}
    for label, entry in data["quantities"].items():
        quantities[label] = quantity = _quantity(label, entry)
        if quantity.rising:
            lexicon.rising[label] = quantity.rising
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
    for key, age in _AGES.items():
        lexicon.ages.update(dict.fromkeys(strings_at(_FILE, key, data["ages"][key]), age))
    lexicon.before_older = frozenset(strings_at(_FILE, "before_older", data["before_older"]))
    lexicon.numerals = {word: int(number) for word, number in data["numerals"].items()}
    return lexicon


def _quantity(label: str, entry: Mapping[str, object]) -> Quantity:
    if not isinstance(entry, dict) or not set(entry) <= _KEYS:
        raise LexiconError(_FILE, label, f"may have {', '.join(sorted(_KEYS))}")
    low, high = (float(number) for number in entry["between"])
    units = frozenset(strings_at(_FILE, label, entry.get("units", [])))
    scaled = tuple((tuple(_TOKEN.findall(unit)), float(factor)) for unit, factor in entry.get("scaled", {}).items())
    rising = entry.get("rising")
    return Quantity(
        label,
        units,
        low,
        high,
        pair=bool(entry.get("pair", False)),
        ahead=int(entry.get("ahead", _AHEAD)),
        scaled=scaled,
        rising=(str(rising["group"]), str(rising["label"]), float(rising["ratio"])) if rising else None,
    )


@Language.factory("dialogvakt_values", requires=["doc.user_data"], assigns=["doc.user_data"])
def create_value_finder(nlp: Language, name: str) -> ValueFinder:
    """Create the component from `lexicons/values.yaml`."""
    return ValueFinder(load_values())


@Language.factory("dialogvakt_newest_values", requires=["doc.user_data"], assigns=["doc.user_data"])
def create_newest_values(nlp: Language, name: str) -> NewestValues:
    """Create the component; it stands behind the context."""
    return NewestValues(load_values())
