"""Which of several values of one quantity is the newest, and which series rise."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from spacy.tokens import Doc

from dialogvakt_nlp.measurements import VALUE
from dialogvakt_nlp.reading import Cue
from dialogvakt_nlp.surface import Found, Surface, surface_of
from dialogvakt_nlp.valuelexicon import AGES, ARROWS, CLAUSE_SIGNS, ValueLexicon, load_values

_AGE_BEFORE = 8
_AGE_AFTER = 7
_MOVE_REACH = 5


class NewestValues:
    """Mark values as past where the draft states a newer one of the same quantity; tell a rising series."""

    def __init__(self, lexicon: ValueLexicon) -> None:
        self._lexicon = lexicon
        words = lexicon.words
        self._clause_ends = CLAUSE_SIGNS | words["clause_links"] | words["clause_starts"]

    def __call__(self, doc: Doc) -> Doc:
        """Keep the newest value of each quantity: one said to be now, else the last that is not marked as older."""
        surface = surface_of(doc)
        values: dict[str, list[Found]] = {}
        for found in surface.found:
            if found.group == VALUE and found.whether == "negated" and self._is_negated_far(surface, found):
                found.whether = "asserted"
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

    def _is_negated_far(self, surface: Surface, found: Found) -> bool:
        """Tell whether a negation belongs to something in front of the name: ingen skjelving, puls 76."""
        words = self._lexicon.words
        limited = surface.words[found.words[-1] - 1] in words["above"] | words["below"]
        ends = [bisect_left(surface.starts, cue.end) for cue in found.cues if cue.category.startswith("negation")]
        return not limited and all(end < found.start for end in ends)

    def _mark_older(self, surface: Surface, listed: list[Found]) -> None:
        previous: Found | None = None
        for found in listed:
            if found.when == "past" and (sum(self._marks(surface, found)) > 0 or self._is_recent(surface, found)):
                # A mark of time right beside the number outweighs a word farther away.
                found.when = "now"
            elif previous is not None and previous.when == "now" and found.words[-1] == previous.end + 1:
                # Fra 6,8 til 10,9 i april: the second is no older than the first.
                found.when = "now" if self._moves(surface, found, beside=True) else found.when
            previous = found
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
        if any(self._lexicon.ages.get(word) == AGES["lately"] for word in between):
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
        if len(listed) < 2:
            return
        newest = self._newest(surface, listed)
        lowest = min(found.number or 0 for found in listed if found is not newest)
        if (newest.number or 0) >= ratio * max(lowest, 1):
            start, end = listed[0].start, max(found.end for found in listed)
            surface.found.append(replace(newest, group=group, label=label, start=start, end=end, number=None))

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
            later = AGES["then"] in marks or self._moves(surface, found, beside=beside)
            age = age if beside and not marks else max(own, age) if later else own
            if age >= highest:
                newest, highest = found, age
            previous = found
        return newest

    def _moves(self, surface: Surface, found: Found, *, beside: bool) -> bool:
        """Tell whether a number is where something has come to: fra 6,8 til 4,4; steig til 6,4."""
        number_at = found.words[-1]
        before = surface.words[max(0, number_at - _MOVE_REACH) : number_at]
        if not before or not (before[-1] in ARROWS or before[-1] in self._lexicon.words["towards"]):
            return False
        return beside or bool(self._lexicon.words["moves"].intersection(before))

    def _marks(self, surface: Surface, found: Found) -> list[int]:
        """Return the marks of time in a value's clause."""
        number_at = found.words[-1]
        words, ages = surface.words, self._lexicon.ages
        first, last = surface.sentences[surface.sentence[number_at]]
        marks: list[int] = []
        before = words[number_at - 1] if number_at > first else ""
        if before in self._lexicon.before_older:
            marks.append(AGES["earlier"])
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
            marks = [mark for mark in marks if mark != AGES["was"]]
        return marks

    def _ends_clause(self, surface: Surface, index: int) -> bool:
        """Tell whether a number is one of its own rather than a part of a time: i 4 timer, 12. mars."""
        after = surface.words[index + 1 : index + 3]
        return not self._lexicon.words["durations"].union(self._lexicon.words["months"]).intersection(after)


def create_newest_values() -> NewestValues:
    """Create the component; it stands behind the context."""
    return NewestValues(load_values())
