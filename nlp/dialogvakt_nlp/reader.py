"""The one call of this package: a text in, a `Reading` out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cached_property
from operator import itemgetter

from spacy.vocab import Vocab

from dialogvakt_nlp.markup import find_markup
from dialogvakt_nlp.normalise import Normalised, normalise
from dialogvakt_nlp.outline import Outline, Outliner, Spot, load_outliner
from dialogvakt_nlp.pipeline import SUGGESTIONS, create_components
from dialogvakt_nlp.readability import lix_of
from dialogvakt_nlp.reading import Cue, Mention, Reading
from dialogvakt_nlp.surface import WRITTEN_ON, Found, Surface, count_words, surface_of
from dialogvakt_nlp.tokenizer import SurfaceTokenizer

_BY_PLACE = itemgetter(*map(Mention._fields.index, ("start", "end", "group", "label")))


class Reader:
    """Read drafts; may be used from several threads."""

    def __init__(self) -> None:
        self._tokenizer = SurfaceTokenizer(Vocab())
        self._components = create_components()

    def read(self, text: str, written_on: date | None = None, *, suggest: bool = True) -> Reading:
        """Return everything found in a draft; days are counted from `written_on` where it is known.

        Without `suggest` the statistical model is not asked.
        """
        normalised = normalise(text)
        surface = self._surface(normalised, written_on, suggest=suggest)
        return _reading_of(surface, normalised, text)

    def outline(
        self,
        text: str,
        written_on: date | None = None,
        *,
        suggest: bool = True,
        pointed_at: Collection[Spot] = (),
    ) -> Outline:
        """Return the parts of a draft by what they are there for.

        `pointed_at` says which mentions (group, label, start, end) tell what is the matter.
        """
        normalised = normalise(text)
        surface = self._surface(normalised, written_on, suggest=suggest)
        return self._outliner.outline(surface, _reading_of(surface, normalised, text), normalised, pointed_at)

    def _surface(self, normalised: Normalised, written_on: date | None, *, suggest: bool) -> Surface:
        doc = self._tokenizer(normalised.text)
        doc.user_data[WRITTEN_ON] = written_on
        for name, component in self._components:
            if suggest or name != SUGGESTIONS:
                doc = component(doc)
        return surface_of(doc)

    @cached_property
    def _outliner(self) -> Outliner:
        # A check needs none.
        return load_outliner()


def _reading_of(surface: Surface, normalised: Normalised, raw: str) -> Reading:
    mentions = _mentions_of(surface, normalised)
    mentions += [Mention("markup", label, start, end) for label, start, end in find_markup(raw)]
    mentions.sort(key=_BY_PLACE)
    return Reading(surface.language, count_words(surface), len(surface.sentences), lix_of(surface), tuple(mentions))


def _mentions_of(surface: Surface, normalised: Normalised) -> list[Mention]:
    starts, ends = normalised.raw_starts(surface.starts), normalised.raw_ends(surface.ends)
    return [
        Mention(
            found.group,
            found.label,
            # What has no words has no place.
            starts[found.start] if found.end > found.start else 0,
            ends[found.end - 1] if found.end > found.start else 0,
            found.who,
            found.when,
            found.whether,
            found.cues and tuple([_raw_cue(cue, normalised) for cue in found.cues]),
            found.number,
            found.unit,
            found.replacement,
            _read_as(found, surface) if surface.reworded else None,
        )
        for found in surface.found
    ]


def _read_as(found: Found, surface: Surface) -> str | None:
    words = [surface.words[index] for index in range(found.start, found.end) if index in surface.reworded]
    return " ".join(words) or None


def _raw_cue(cue: Cue, normalised: Normalised) -> Cue:
    return Cue(cue.category, *normalised.raw_span(cue.start, cue.end))
