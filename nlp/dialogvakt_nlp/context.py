"""Who, when and whether: Norwegian ConText cues applied to the mentions of their sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from dialogvakt_nlp.concepts import CUE
from dialogvakt_nlp.lexiconfile import LexiconError, read_yaml
from dialogvakt_nlp.reading import Cue
from dialogvakt_nlp.surface import Found, Surface, surface_of

_FILE = "context.yaml"
_DIRECTIONS = frozenset({"forward", "backward", "both"})
_ATTRIBUTES = frozenset({"who", "when", "whether"})


@dataclass(frozen=True, slots=True)
class Category:
    """What a kind of cue does: the attribute and value it sets, its direction and scope in words.

    `rank` orders categories that set the same attribute: the lowest wins. `blocks` names the categories whose
    cues it takes away where it covers them; `stops` ends the scope of others.
    """

    rank: int
    attribute: str = ""
    value: str = ""
    direction: str = "forward"
    scope: int = 0
    blocks: frozenset[str] = frozenset()
    stops: bool = False


class ContextFinder:
    """Set who, when and whether of every mention that has a context, and keep the cue that decided."""

    def __init__(self, categories: Mapping[str, Category]) -> None:
        self._categories = categories

    def __call__(self, doc: Doc) -> Doc:
        """Apply the cues, and move them from what was found to the surface's `cues`."""
        surface = surface_of(doc)
        cues: dict[int, list[Found]] = {}
        mentions: list[Found] = []
        for found in surface.found:
            if found.group == CUE:
                cues.setdefault(surface.sentence[found.start], []).append(found)
            else:
                mentions.append(found)
        surface.found = mentions
        surface.cues = {sentence: self._unblocked(listed) for sentence, listed in cues.items()}
        if cues:
            numbers: dict[int, list[Found]] = {}
            for mention in mentions:
                if mention.number is not None:
                    numbers.setdefault(surface.sentence[mention.start], []).append(mention)
            for mention in mentions:
                if mention.in_context and (sentence := surface.sentence[mention.start]) in cues:
                    self.apply(surface, mention, _twins(mention, numbers.get(sentence, [])))
        return doc

    def apply(self, surface: Surface, mention: Found, twins: Sequence[Found] = ()) -> None:
        """Set who, when and whether of one mention by the cues of its sentence; they do not reach over its `twins`."""
        cues = surface.cues.get(surface.sentence[mention.start], [])
        # «Hb 6,5, var 11 i mai»: what is said of one value does not reach over it to another of the same thing.
        stops = [*(cue for cue in cues if self._categories[cue.label].stops), *twins]
        best: dict[str, tuple[int, int, Found]] = {}
        for cue in cues:
            category = self._categories[cue.label]
            if not category.attribute:
                continue
            distance = _distance(cue, mention, category.direction)
            if distance is None or distance > category.scope:
                continue
            candidate = (category.rank, distance, cue)
            current = best.get(category.attribute)
            if (current is None or candidate[:2] < current[:2]) and not _stopped(cue, mention, stops):
                best[category.attribute] = candidate
        for attribute, (_, _, cue) in best.items():
            setattr(mention, attribute, self._categories[cue.label].value)
            place = Cue(cue.label, surface.starts[cue.start], surface.ends[cue.end - 1])
            mention.cues = (*mention.cues, place)

    def _unblocked(self, cues: list[Found]) -> list[Found]:
        blockers = [cue for cue in cues if self._categories[cue.label].blocks]
        return [
            cue
            for cue in cues
            if not any(
                cue.label in self._categories[blocker.label].blocks
                and blocker.start <= cue.start
                and cue.end <= blocker.end
                for blocker in blockers
            )
        ]


def _twins(mention: Found, numbers: list[Found]) -> list[Found]:
    """Return the other numbers that its sentence gives for the same thing."""
    if mention.number is None:
        return []
    return [
        other
        for other in numbers
        if other is not mention and other.label == mention.label and other.group == mention.group
    ]


def _distance(cue: Found, mention: Found, direction: str) -> int | None:
    """Return how many words lie between a cue and the mention that it may reach, or None if it cannot."""
    if cue.end <= mention.start:
        return mention.start - cue.end if direction != "backward" else None
    if cue.start >= mention.end:
        return cue.start - mention.end if direction != "forward" else None
    # A cue inside a mention changes it only where the mention's own words skip it.
    return None if any(cue.start <= word < cue.end for word in mention.words) or not mention.words else 0


def _stopped(cue: Found, mention: Found, stops: list[Found]) -> bool:
    if cue.end <= mention.start:
        return any(cue.end <= stop.start and stop.start < mention.start for stop in stops)
    if cue.start >= mention.end:
        return any(mention.end <= stop.start and stop.start < cue.start for stop in stops)
    return False


def load_categories() -> dict[str, Category]:
    """Read `lexicons/context.yaml`; raises `LexiconError`."""
    categories = {}
    for rank, (name, entry) in enumerate(read_yaml(_FILE).items()):
        if not isinstance(entry, dict) or not set(entry) <= {"sets", "direction", "scope", "blocks", "stops"}:
            raise LexiconError(_FILE, name, "may have sets, direction, scope, blocks and stops")
        sets = entry.get("sets", {})
        attribute, value = next(iter(sets.items()), ("", ""))
        direction = str(entry.get("direction", "forward"))
        if len(sets) > 1 or (attribute and attribute not in _ATTRIBUTES) or direction not in _DIRECTIONS:
            raise LexiconError(_FILE, name, "sets one of who, when, whether; direction is forward, backward or both")
        categories[name] = Category(
            rank,
            attribute,
            str(value),
            direction,
            int(entry.get("scope", 0)),
            frozenset(entry.get("blocks", ())),
            bool(entry.get("stops", False)),
        )
    return categories


def create_context_finder() -> ContextFinder:
    """Create the component from `lexicons/context.yaml`."""
    return ContextFinder(load_categories())
