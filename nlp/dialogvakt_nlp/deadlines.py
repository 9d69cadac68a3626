"""Deadlines: days named or counted in a request, resolved to the Norwegian working days that are left."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from spacy.tokens import Doc

from dialogvakt_nlp.deadlinelexicon import DeadlineLexicon, load_deadlines
from dialogvakt_nlp.surface import WRITTEN_ON, Found, Surface, surface_of
from dialogvakt_nlp.workdays import add_working_days, easter_sunday, working_day_before, working_days_between

DEADLINE = "deadline"
_DIRECTED = "directed"
_NYNORSK_ONLY = "request-nynorsk"
_RELATIVE = "relative"
_WEEKDAY = "weekday"
_WEEKEND = "weekend"
_WEEK_LABEL = "week"
_SHORT_QUESTION = 7
_WEEK = 7
_WINDOW = 6
_FRIDAY = 4
_SATURDAY = 5
_DAY = timedelta(days=1)
_NUMERIC_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{2}|\d{4}))?")


@dataclass(frozen=True, slots=True)
class Day:
    """A day that the text names: word range, the working days left (None if unknown), and the kind of expression.

    `explicit` tells that the expression itself speaks of a time limit (innen to dager).
    """

    start: int
    end: int
    left: int | None
    label: str
    explicit: bool = False


class DeadlineFinder:
    """Put a mention `deadline`, with the working days left as its number, on the surface for each day asked for."""

    def __init__(self, lexicon: DeadlineLexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, doc: Doc) -> Doc:
        """Find the days of the sentences that ask the reader for something."""
        surface = surface_of(doc)
        written_on = doc.user_data.get(WRITTEN_ON)
        cues: dict[int, list[int]] = {}
        for found in surface.found:
            if (
                found.group == _DIRECTED
                and found.whether not in {"negated", "hypothetical"}
                and (found.label != _NYNORSK_ONLY or surface.language == "nn")
            ):
                cues.setdefault(surface.sentence[found.start], []).append(found.start)
        surface.found = [found for found in surface.found if found.group != _DIRECTED]
        for number, (first, last) in enumerate(surface.sentences):
            points_back = self._next_points_back(surface, number, cues)
            if number in cues or points_back or self._next_asks(surface, number, cues):
                for day in self._days(surface, first, last, written_on):
                    if day.left is not None and (
                        self._is_asked_for(surface, first, day, cues.get(number, []))
                        or (points_back and not self._is_past(surface.words[first : day.start]))
                    ):
                        surface.found.append(
                            Found(DEADLINE, day.label, day.start, day.end, number=float(day.left), in_context=False)
                        )
        return doc

    def _next_asks(self, surface: Surface, number: int, cues: Mapping[int, Sequence[int]]) -> bool:
        """Tell whether a short request follows: «Møtet er måndag. Kan du kome?»."""
        if number + 1 not in cues:
            return False
        first, last = surface.sentences[number + 1]
        here = range(*surface.sentences[number])
        return last - first <= _SHORT_QUESTION and any(self._is_meeting(surface.words[i]) for i in here)

    def _next_points_back(self, surface: Surface, number: int, cues: Mapping[int, Sequence[int]]) -> bool:
        """Tell whether a request follows that takes up the day: «Bilen går onsdag. Kan du svare innen da?»."""
        return number + 1 in cues and self._by_then(surface.words, *surface.sentences[number + 1])

    def _is_meeting(self, word: str) -> bool:
        return any(part in word for part in self._lexicon.meetings)

    def _by_then(self, words: Sequence[str], first: int, last: int) -> bool:
        limits = self._lexicon.by | self._lexicon.before | self._lexicon.until
        closing = self._lexicon.closing
        return any(
            words[i] in limits
            and words[i + 1] in self._lexicon.then
            # «Før det blir verre» tells of something else.
            and (i + 2 >= last or words[i + 2] in closing)
            for i in range(first, last - 1)
        )

    def _is_past(self, words: Sequence[str]) -> bool:
        lexicon = self._lexicon
        return not lexicon.past.isdisjoint(words) and lexicon.wishing.isdisjoint(words)

    def _is_asked_for(self, surface: Surface, first: int, day: Day, cues: Sequence[int]) -> bool:
        words, lexicon = surface.words, self._lexicon
        last = surface.sentences[surface.sentence[day.start]][1]
        before = words[max(first, day.start - 3) : day.start]
        if day.explicit or lexicon.by.intersection(before) or self._by_then(words, day.end, last):
            return True
        clause = self._clause(words, first, day.start)
        latest = max((cue for cue in cues if cue < day.start), default=-1)
        if self._is_past(words[clause : day.start]):
            return False
        if words[clause] in lexicon.openers and not any(clause <= cue < last for cue in cues):
            return False
        theirs = self._third(surface, clause, day.start, latest)
        if theirs is not None:
            return theirs
        if lexicon.before.intersection(before):
            return True
        if self._is_bound(words, first, day) or self._recurs(words, first, last, day):
            return False
        if day.label == _WEEKEND and words[max(first, day.start - 1)] not in lexicon.toward:
            return False
        if day.label == _RELATIVE:
            if day.end < last and words[day.end] in lexicon.telling:
                return False
            if words[last - 1] != "?":
                # «I dag» in a statement is more often when something was done.
                return bool(lexicon.answers.intersection(words[first : day.start]))
        return not lexicon.events.intersection(words[max(first, day.start - 4) : day.start])

    def _clause(self, words: Sequence[str], first: int, before: int) -> int:
        """Return where the clause of the word begins: at the word that opens it, or behind the last pause."""
        for index in range(before - 1, first - 1, -1):
            if words[index] in self._lexicon.openers:
                return index
            if words[index] in self._lexicon.pauses:
                return index + 1
        return first

    def _third(self, surface: Surface, clause: int, day: int, latest: int) -> bool | None:
        """Tell whether somebody else does something on the day; None if nobody is said to."""
        words, lexicon = surface.words, self._lexicon
        for index in range(day - 2, clause - 1, -1):
            if (
                words[index] in lexicon.third
                and words[index + 1] in lexicon.doings
                and not (words[index] in lexicon.nynorsk_you and surface.language == "nn")
            ):
                if (index > clause and words[index - 1] in lexicon.that) or latest > index + 1:
                    return None
                # «Før hun reiser fredag» is by when.
                return index > 0 and words[index - 1] in lexicon.before
        return None

    def _is_bound(self, words: Sequence[str], first: int, day: Day) -> bool:
        lexicon = self._lexicon
        return any(
            words[i] in lexicon.bound or (words[i] in lexicon.away and words[i + 1] not in lexicon.people)
            for i in range(max(first, day.start - 3), day.start)
        )

    def _recurs(self, words: Sequence[str], first: int, last: int, day: Day) -> bool:
        """Tell whether the day is one of several: mandag, onsdag og fredag."""
        if day.label != _WEEKDAY or self._lexicon.this.intersection(words[day.end : min(last, day.end + _WINDOW)]):
            return False
        joins = self._lexicon.conjunctions | {","}
        weekdays = self._lexicon.weekdays
        behind = day.end + 1 < last and words[day.end] in joins and words[day.end + 1] in weekdays
        in_front = day.start - 2 >= first and words[day.start - 1] in joins and words[day.start - 2] in weekdays
        return behind or in_front

    def _days(self, surface: Surface, first: int, last: int, written_on: date | None) -> Iterator[Day]:
        index = first
        while index < last:
            day = self._day_at(surface, index, first, last, written_on)
            if day is not None:
                yield day
                index = max(day.end, index + 1)
            else:
                index += 1

    def _day_at(self, surface: Surface, index: int, first: int, last: int, written_on: date | None) -> Day | None:
        words = surface.words
        lexicon = self._lexicon
        days = lexicon.relative.get(" ".join(words[index : index + 2])), lexicon.relative.get(words[index])
        if days[0] is not None or days[1] is not None:
            offset, end = (days[0], index + 2) if days[0] is not None else (days[1], index + 1)
            assert offset is not None
            return Day(index, end, self._left_relative(offset, written_on), _RELATIVE)
        counted = self._counted(words, index, first, last, written_on)
        if counted is not None:
            return counted
        if written_on is None:
            return None
        named = self._named(words, index, last, written_on)
        if named is None:
            return None
        target, end, label = named
        before = words[max(first, index - 2) : index]
        if lexicon.before.intersection(before) and label != _WEEK_LABEL:
            target = working_day_before(target)
        return Day(index, end, working_days_between(written_on, target), label)

    def _left_relative(self, offset: int, written_on: date | None) -> int:
        if written_on is None:
            return offset
        return working_days_between(written_on, written_on + offset * _DAY)

    def _counted(self, words: list[str], index: int, first: int, last: int, written_on: date | None) -> Day | None:
        """Read «innen 48 timer», «om to dager», «innan tre arbeidsdagar»."""
        count = self._number(words[index])
        previous = words[index - 1] if index > first else ""
        if count is None or index + 1 >= last or previous not in self._lexicon.counting:
            return None
        unit = words[index + 1]
        left: int | None = None
        if unit in self._lexicon.working_days:
            left = count
        elif unit in self._lexicon.hours:
            left = -(-count // 24) if count > 12 else 0
        elif unit in self._lexicon.days or unit in self._lexicon.week:
            days = count * _WEEK if unit in self._lexicon.week else count
            left = working_days_between(written_on, written_on + days * _DAY) if written_on else days * 5 // _WEEK
        if left is None:
            return None
        return Day(index - 1, index + 2, left, "counted", explicit=previous in self._lexicon.limiting)

    def _number(self, word: str) -> int | None:
        return self._lexicon.numbers.get(word) or (int(word) if word.isdecimal() else None)

    def _named(self, words: list[str], index: int, last: int, written_on: date) -> tuple[date, int, str] | None:
        """Return the day that a weekday, date, weekend, week or feast names, where its words end, and its kind."""
        dated = self._dated(words, index, last, written_on)
        if dated is not None:
            return (*dated, "date")
        word = words[index]
        previous = words[index - 1] if index else ""
        lexicon = self._lexicon
        if word in lexicon.weekdays:
            ahead = (lexicon.weekdays[word] - written_on.weekday() - 1) % _WEEK + 1
            end = index + 1
            # A date behind the weekday says it better: torsdag 9. april.
            for offset in (1, 2):
                dated = self._dated(words, index + offset, last, written_on) if index + offset < last else None
                if dated is not None:
                    return (*dated, "date")
            for i in range(end, min(last, end + 3) - 1):
                if words[i] in lexicon.next and words[i + 1] in lexicon.week:
                    end = i + 2
                    ahead += _WEEK if lexicon.weekdays[word] > written_on.weekday() else 0
            if end + 2 < last and words[end] in lexicon.from_now and words[end + 2] in lexicon.week | lexicon.days:
                # Fredag om to uker, fredag om fjorten dager.
                count = self._number(words[end + 1]) or 0
                ahead += count * _WEEK if words[end + 2] in lexicon.week else count
                end += 3
            return written_on + ahead * _DAY, end, _WEEKDAY
        if word in lexicon.first and words[index + 1 : index + 2] and words[index + 1] in lexicon.working_days:
            return self._first_working_day_after(words, index + 2, last, written_on)
        if word in lexicon.weekend:
            saturday = written_on + ((_SATURDAY - written_on.weekday()) % _WEEK) * _DAY
            return saturday, index + 1, _WEEKEND
        ends = words[index + 1 : min(last, index + 3)]
        if word in lexicon.week and (
            previous in lexicon.this or (len(ends) == 2 and ends[0] in lexicon.ending and ends[1] in lexicon.over)
        ):
            return written_on + max(0, _FRIDAY - written_on.weekday()) * _DAY, index + 1, _WEEK_LABEL
        if word in lexicon.week and previous in lexicon.next:
            return written_on + (_FRIDAY - written_on.weekday() + _WEEK) * _DAY, index + 1, _WEEK_LABEL
        if word in lexicon.feasts and (not word.isdigit() or words[index + 1 : index + 3] == [".", "mai"]):
            feast = self._feast(word, written_on)
            return (feast, index + 1, "feast") if feast else None
        return None

    def _first_working_day_after(
        self, words: list[str], index: int, last: int, written_on: date
    ) -> tuple[date, int, str] | None:
        """Read «første virkedag etter påske»."""
        for position in range(index, min(last, index + 3)):
            feast = self._feast(words[position], written_on) if words[position] in self._lexicon.feasts else None
            if feast is not None:
                return add_working_days(feast, 1), position + 1, "feast"
        return None

    def _feast(self, word: str, written_on: date) -> date | None:
        rule = self._lexicon.feasts[word]
        for year in (written_on.year, written_on.year + 1):
            if isinstance(rule, int):
                sunday = easter_sunday(year)
                day = sunday + rule * _DAY if sunday else None
            else:
                day = date(year, *rule)
            if day is not None and day >= written_on:
                return day
        return None

    def _dated(self, words: list[str], index: int, last: int, written_on: date) -> tuple[date, int] | None:
        """Read «12. mars», «12/3», «12.3.», «den 9.»: the next such day."""
        word = words[index]
        numeric = _NUMERIC_DATE.fullmatch(word)
        if numeric:
            return _next_date(int(numeric[1]), int(numeric[2]), written_on, index + 1)
        if not word.isdecimal() or len(word) > 2:
            return None
        following = words[index + 1 : min(last, index + 3)]
        if len(following) == 2 and following[0] == "." and following[1] in self._lexicon.months:
            return _next_date(int(word), self._lexicon.months[following[1]], written_on, index + 3)
        if following and following[0] in self._lexicon.months:
            return _next_date(int(word), self._lexicon.months[following[0]], written_on, index + 2)
        if len(following) == 2 and following[0] == "/" and following[1].isdecimal():
            return _next_date(int(word), int(following[1]), written_on, index + 3)
        if (
            following[:1] == ["."]
            and index
            and (words[index - 1] in self._lexicon.the or words[index - 1] in self._lexicon.weekdays)
        ):
            return _next_day_of_month(int(word), written_on, index + 2)
        return None


def _next_date(day: int, month: int, written_on: date, end: int) -> tuple[date, int] | None:
    for year in (written_on.year, written_on.year + 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        # A date that has just been is in the past, not eleven months ahead.
        if found >= written_on or (written_on - found).days < 180:
            return (found, end) if found >= written_on else None
    return None


def _next_day_of_month(day: int, written_on: date, end: int) -> tuple[date, int] | None:
    month = written_on.replace(day=1)
    for _ in range(3):
        try:
            found = month.replace(day=day)
        except ValueError:
            found = None
        if found is not None and found >= written_on:
            return found, end
        month = (month + 32 * _DAY).replace(day=1)
    return None


def create_deadline_finder() -> DeadlineFinder:
    """Create the component from `lexicons/deadlines.yaml`; it stands behind concepts and context."""
    return DeadlineFinder(load_deadlines())
