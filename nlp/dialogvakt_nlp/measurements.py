"""Measured values: a quantity's name, up to a few words, a number and a unit, read by a small grammar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from dialogvakt_nlp.surface import Found, Surface, surface_of
from dialogvakt_nlp.unitwords import MOST_WORDS, UnitWords
from dialogvakt_nlp.valuelexicon import CLAUSE_SIGNS, DASHES, Quantity, ValueLexicon, load_values
from dialogvakt_nlp.valuenumbers import LIST_SIGNS, NUMBER, NumberSeeker

VALUE = "value"
_SYMBOL_AHEAD = 2
_OWN_REACH = 6
# Strict limits: a value said to be over 25 is no longer 25.
_JUST = 0.001


class ValueFinder:
    """Put a mention `value` with `number` and `unit` on the surface for each value read."""

    def __init__(self, lexicon: ValueLexicon) -> None:
        self._lexicon = lexicon
        self._numbers = NumberSeeker(lexicon)
        self._units = UnitWords(lexicon)
        self._other_units = lexicon.words["other_units"]
        self._list_links = LIST_SIGNS | lexicon.words["conjunctions"]

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
            numbers = self._numbers.listed(surface, run[-1][1], len(run))
            if len(numbers) == len(run):
                for (start, _, quantity, _), number_at in zip(run, numbers, strict=True):
                    found = self._value(surface, number_at, number_at, quantity, slash=True)
                    if found is not None:
                        yield start, found, number_at

    def _values(
        self, surface: Surface, start: int, end: int, quantity: Quantity, ahead: int
    ) -> Iterator[tuple[Found, int]]:
        number_at = self._numbers.after(surface, end, ahead, quantity)
        if number_at is None:
            before = list(self._value_before(surface, start, end, quantity))
            yield from before
            if before or ahead <= _SYMBOL_AHEAD:
                return
            # Blodsukkeret var greit. Nå har det ligget på 26.
            number_at = self._numbers.of_topic(surface, end)
            if number_at is None:
                return
            found = self._value(surface, number_at, number_at, quantity)
        else:
            found = self._value(surface, start, number_at, quantity)
            if found is not None:
                found.words = _with_aside(surface, start, number_at)
        while found is not None and number_at is not None:
            if self._is_condition(surface, start, end, number_at):
                found.whether = "hypothetical"
            yield found, number_at
            if quantity.pair:
                number_at = self._numbers.next_pair(surface, found.end)
            else:
                number_at = self._numbers.next(surface, found.end, quantity) or self._numbers.in_next_sentence(
                    surface, found.end
                )
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
        return words[number_at - 1] in DASHES or (
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

    def _value_before(self, surface: Surface, start: int, end: int, quantity: Quantity) -> Iterator[tuple[Found, int]]:
        """Read «84 % i metning», «0,3 nøytrofile»: number, unit, a preposition, name."""
        index = start - 1
        if index < 0:
            return
        if surface.words[index] in self._lexicon.words["prepositions"]:
            index -= 1
        elif not self._is_own(surface, index):
            return
        if index >= 0 and surface.words[index] in quantity.units:
            index -= 1
        if index >= 0 and NUMBER.fullmatch(surface.words[index]):
            found = self._value(surface, index, index, quantity, end)
            if found is not None:
                yield found, index

    def _is_own(self, surface: Surface, index: int) -> bool:
        """Tell whether a number in front of a name cannot belong to a name farther in front: 0,3 nøytrofile."""
        if not NUMBER.fullmatch(surface.words[index]) or surface.words[index].isdecimal():
            return False
        first = max(surface.sentences[surface.sentence[index]][0], index - _OWN_REACH)
        return not any(
            self._numbers.begins_name(surface, at) or surface.words[at] in self._other_units
            for at in range(first, index)
        )

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
        spoken = self._numbers.spoken(surface, number_at)
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
            unit = following
            number *= scale[1]
        elif has_slash:
            after += 2 if quantity.pair else 0
        elif following in quantity.units:
            unit = following
        elif following == "x" and words[after + 1 : after + 2] == ["10"]:
            pass  # 29 x 10^9/L
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
        end = end or after + (len(scale[0]) if scale else self._unit_words(surface, after, quantity))
        return Found(VALUE, quantity.label, start, end, number=number, unit=unit, words=(start, number_at))

    def _unit_words(self, surface: Surface, after: int, quantity: Quantity) -> int:
        """Return how many words behind a number are its unit; it does not go on in the next sentence."""
        last = min(surface.sentences[surface.sentence[after - 1]][1], after + MOST_WORDS)
        return self._units.count(surface.words[after:last], quantity.units)

    def _add_unnamed(self, surface: Surface, claimed: set[int]) -> None:
        by_unit = self._lexicon.by_unit
        for number_at in [index - 1 for index, word in enumerate(surface.words) if word in by_unit and index]:
            if number_at not in claimed and NUMBER.fullmatch(surface.words[number_at]):
                found = self._value(surface, number_at, number_at, by_unit[surface.words[number_at + 1]])
                if found is not None:
                    surface.found.append(found)


def _with_aside(surface: Surface, name: int, number: int) -> tuple[int, ...]:
    """Return the words of a value, with those of a clause in between: what is denied there is not the value."""
    pauses = [index for index in range(name, number) if surface.words[index] in CLAUSE_SIGNS]
    return (name, *range(pauses[0], pauses[-1] + 1), number) if len(pauses) > 1 else (name, number)


def _outermost(names: Iterable[tuple[int, int, Quantity, int]]) -> list[tuple[int, int, Quantity, int]]:
    """Leave out names within longer ones: the T of troponin T is no temperature."""
    listed = list(names)
    ends: dict[int, int] = {}
    for start, end, *_ in listed:
        ends[start] = max(end, ends.get(start, end))
    if not ends:
        return listed
    longest = max(end - start for start, end in ends.items())

    def lies_within(start: int, end: int) -> bool:
        farther = any(ends.get(other, 0) >= end for other in range(start - longest, start))
        return farther or ends[start] > end

    return [entry for entry in listed if not lies_within(*entry[:2])]


def create_value_finder() -> ValueFinder:
    """Create the component from `lexicons/values.yaml`."""
    return ValueFinder(load_values())
