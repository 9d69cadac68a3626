"""Where the number of a measured quantity stands: behind its name, with its time, or in the next sentence."""

from __future__ import annotations

import re

from dialogvakt_nlp.surface import Surface
from dialogvakt_nlp.valuelexicon import ARROWS, CLAUSE_SIGNS, DASHES, Quantity, ValueLexicon

NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,3})?")
LIST_SIGNS = frozenset({"/", ","})
_NEXT_REACH = 8
_TOLD_REACH = 12
_TIMED_REACH = 18
_LATER_REACH = 14
_PAIR_REACH = 14
_REMARK_REACH = 12
_SURE_UNIT = 4
_HUNDRED = 100
# A date's month is never as high.
_LOWEST_PRESSURE = 20
_DATE = re.compile(r"\d{1,2}\.\d{1,2}(?:\.\d{2,4})?")
_SENTENCE_STOPS = frozenset(".?!)")
_STOPS = frozenset({*_SENTENCE_STOPS, ","})
_SIGN_LINKS = frozenset({*DASHES, *ARROWS, "(", ",", "|"})


class NumberSeeker:
    """Find the word indices of numbers; what is a time, a place or a duration is passed over."""

    def __init__(self, lexicon: ValueLexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.words
        self._other_units = words["other_units"]
        self._links = _SIGN_LINKS | words["links"]
        self._clause_links = CLAUSE_SIGNS | words["clause_links"]
        self._list_links = LIST_SIGNS | words["conjunctions"]
        self._plain = (
            words["saying"] | words["carriers"] | words["above"] | words["below"] | lexicon.ages.keys() | {":"}
        )

    def begins_name(self, surface: Surface, index: int) -> bool:
        """Tell whether a quantity's name begins at a word."""
        names = self._lexicon.names.get(surface.words[index], ())
        return any(tuple(surface.words[index : index + len(name)]) == name for name, _ in names)

    def spoken(self, surface: Surface, index: int) -> tuple[float, int] | None:
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

    def listed(self, surface: Surface, start: int, count: int) -> list[int]:
        """Return where up to `count` numbers of a list stand: the two of «Na/K 118/3,2»."""
        words = surface.words
        last = surface.sentences[surface.sentence[start - 1]][1]
        index = start
        while index < min(last, start + 5) and (words[index] in self._plain or words[index] in {"(", "."}):
            index += 1
        numbers: list[int] = []
        while index < last and NUMBER.fullmatch(words[index]):
            numbers.append(index)
            index += 1
            if len(numbers) < count and index < last and words[index] in self._list_links:
                index += 1
            else:
                break
        return numbers

    def next_pair(self, surface: Surface, start: int) -> int | None:
        """Return where a later pair stands that needs no name of its own: BT 82/50 på tirsdag. I dag 124/72."""
        words = surface.words
        for index in range(start, min(len(words) - 2, start + _PAIR_REACH)):
            if self.begins_name(surface, index):
                return None
            is_pair = words[index].isdecimal() and words[index + 1] == "/" and words[index + 2].isdecimal()
            if is_pair and int(words[index]) > int(words[index + 2]) >= _LOWEST_PRESSURE:
                return index
        return None

    def next(self, surface: Surface, start: int, quantity: Quantity) -> int | None:
        """Return where a second value of the same quantity stands.

        That is 84-86, 6,1 (6,0), or a number said with its time: 6,8 i går, 9,1 i dag; var 40 og er nå 236.
        """
        last = surface.sentences[surface.sentence[start - 1]][1]
        bracket = False
        for index in range(start, min(last - 1, start + _TOLD_REACH)):
            word, following = surface.words[index], surface.words[index + 1]
            if word in self._links and following[0].isdigit():
                timed = word != "," or quantity.rising is not None or self._is_timed(surface, index + 2)
                return index + 1 if timed and NUMBER.fullmatch(following) else None
            if word in self._clause_links:
                return self._timed_number(surface, index + 1, last)
            if word == "(":
                bracket = True
            elif word == ")" and bracket:
                bracket = False
            elif word in _STOPS or self.begins_name(surface, index):
                return None
            elif word[0].isdigit():
                # På 2,1 opp til 2,7; 116 ved innkomst er nå 134; 6,3 hos ein som hadde 12,9.
                near = surface.words[max(start, index - 2) : index]
                moved = near[-1:] and near[-1] in self._lexicon.words["links"]
                moved = moved or any(mark in self._lexicon.ages for mark in near)
                return index if moved and NUMBER.fullmatch(word) and not self._is_aside(surface, index) else None
        return None

    def in_next_sentence(self, surface: Surface, start: int) -> int | None:
        """Return a newer number in the next sentence that gives no name of its own: Ny prøve i dag: 131."""
        words = surface.words
        sentence = surface.sentence[start - 1] + 1
        if sentence >= len(surface.sentences):
            return None
        first, last = surface.sentences[sentence]
        for index in range(start, min(last, first + _LATER_REACH)):
            word = words[index]
            if self.begins_name(surface, index):
                return None
            if index >= first and word[0].isdigit() and not self._is_aside(surface, index):
                before = words[first:index]
                newer = (
                    any(self._lexicon.ages.get(mark, 0) > 0 for mark in before)
                    or words[index - 1] in self._lexicon.words["links"]
                )
                return index if newer and NUMBER.fullmatch(word) else None
        return None

    def of_topic(self, surface: Surface, end: int) -> int | None:
        """Return a number in the next sentence where nothing else is said in front of it: Nå ligger det på 26."""
        words = surface.words
        sentence = surface.sentence[end - 1] + 1
        if sentence >= len(surface.sentences):
            return None
        first, last = surface.sentences[sentence]
        if any(self.begins_name(surface, at) or words[at][0].isdigit() for at in range(end, first)):
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
                return index if said and NUMBER.fullmatch(word) else None
            if word not in self._plain and word not in self._lexicon.words["links"]:
                return None
            said = said or word in self._lexicon.words["saying"] or word in self._lexicon.ages or word == ":"
        return None

    def _timed_number(self, surface: Surface, start: int, last: int) -> int | None:
        """Return a number that follows within a few words of which one tells the time: er nå 236, i dag 4,6."""
        timed = False
        for index in range(start, min(last, start + _TIMED_REACH)):
            word = surface.words[index]
            if word[0].isdigit():
                if self._is_aside(surface, index):
                    continue
                timed = timed or self._is_timed(surface, index + 1)
                return index if timed and NUMBER.fullmatch(word) else None
            if (word in _SENTENCE_STOPS and word != ".") or self.begins_name(surface, index):
                return None
            timed = timed or word in self._lexicon.ages
        return None

    def _is_timed(self, surface: Surface, start: int) -> bool:
        words = surface.words[start : start + 4]
        return any(word in self._lexicon.ages or word in self._lexicon.words["durations"] for word in words)

    def after(self, surface: Surface, start: int, ahead: int, quantity: Quantity) -> int | None:
        """Return where a name's number stands; dates, times, durations and reference ranges are passed over."""
        words = self._lexicon.words
        end = surface.sentences[surface.sentence[start - 1]][1]
        last = min(end, start + ahead + 1)
        index = start
        joined = False
        while index < last:
            word = surface.words[index]
            if self.spoken(surface, index):
                return index
            if word[0].isdigit():
                if not self._is_aside(surface, index):
                    told = not joined or surface.words[index - 1] in words["saying"] or surface.words[index - 1] == ":"
                    return index if NUMBER.fullmatch(word) and told else None
                last = min(end, last + 2)
            elif word == "(" and (closed := self._range_end(surface, index) or self._remark_end(surface, index, end)):
                index = closed
                last = max(last, min(index + 3, len(surface.words)))
            elif word in CLAUSE_SIGNS and index == start:
                plain = self._plain_number(surface, index + 1, end)
                return plain if plain is not None else self._told_later(surface, index + 1, end, inside=True)
            elif word in CLAUSE_SIGNS:
                if self._is_taken(surface, start, index) and NUMBER.fullmatch(surface.words[index + 1]):
                    return index + 1
                return self._carried_number(surface, index + 1, end, quantity)
            elif (word in _STOPS and word != ".") or (index > start and self.begins_name(surface, index)):
                # A dot within a sentence is an abbreviation's.
                return None
            elif word in words["conjunctions"]:
                # CRP, Hb og urinprøve: what comes behind is about something else until something is said.
                joined = True
            elif word in words["saying"] and word not in self._lexicon.words["links"]:
                joined = joined and word in words["prepositions"]
            index += 1
        return self._told_later(surface, last, end)

    def _is_taken(self, surface: Surface, start: int, comma: int) -> bool:
        """Tell whether the words in front of a comma say that a measurement was made: litium tok vi måndag, 1,9."""
        taken = not self._lexicon.words["taken"].isdisjoint(surface.words[start:comma])
        return taken and comma + 1 < len(surface.words) and not self._is_aside(surface, comma + 1)

    def _told_later(self, surface: Surface, start: int, last: int, *, inside: bool = False) -> int | None:
        """Return a number that stands, or is told, behind a clause.

        «Pulsen, vi talde to gonger, er 35», «kalium, den med stjerne, 2,4»; with no pause in front of the clause, only
        what is said of `den` or `det`: «pulsen har vi kjent på i går, og den ligger på 34».
        """
        words = surface.words
        for index in range(start, min(last - 1, start + _TIMED_REACH)):
            if words[index] in _SENTENCE_STOPS or words[index][0].isdigit() or self.begins_name(surface, index):
                return None
            if words[index] in CLAUSE_SIGNS:
                if inside and NUMBER.fullmatch(words[index + 1]) and not self._is_aside(surface, index + 1):
                    return index + 1
                if inside or not self._lexicon.words["carriers"].isdisjoint(words[index + 1 : index + 3]):
                    number = self._plain_number(surface, index + 1, last)
                    if number is not None:
                        return number
        return None

    def _carried_number(self, surface: Surface, start: int, last: int, quantity: Quantity) -> int | None:
        """Return a number behind a comma that still belongs to the name: INR er tatt, svaret var 7,2."""
        index = self._plain_number(surface, start, last)
        if index is not None:
            return index
        for index in range(start, min(last, start + _NEXT_REACH)):
            word = surface.words[index]
            if self.begins_name(surface, index) or word in _SENTENCE_STOPS:
                return None
            if word[0].isdigit() and not self._is_aside(surface, index):
                unit = surface.words[index + 1] if index + 1 < last else ""
                sure = unit in quantity.units and len(unit) >= _SURE_UNIT and unit not in self._other_units
                return index if sure and NUMBER.fullmatch(word) else None
        return self._told_later(surface, start, last, inside=True)

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
        is_range = len(inside) == 4 and inside[0][0].isdigit() and inside[1] in DASHES and inside[2][0].isdigit()
        return index + 4 if is_range and inside[3] == ")" else 0

    def _remark_end(self, surface: Surface, index: int, last: int) -> int:
        """Return where a bracket of a few words and no number closes, «kalium (salt i blodet) 6,8»; 0 if none does."""
        for at in range(index + 1, min(last, index + _REMARK_REACH)):
            if surface.words[at] == ")":
                return at
            if not surface.words[at].isalpha():
                break
        return 0
