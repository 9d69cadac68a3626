"""What the pipeline found in one draft: plain, frozen values that no guideline is needed to understand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


# Named tuples, since a draft has dozens of them and they are made while somebody types.
class Cue(NamedTuple):
    """The words that decided a mention's who, when or whether.

    `category` is the lexicon's (negation, past, family ...); `start` and `end` are half-open code points of
    the raw text.
    """

    category: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Replacement:
    """Plain words for a term, likeliest first, per written standard; `safe` when the first fits the sentence unread."""

    nb: tuple[str, ...]
    nn: tuple[str, ...]
    safe: bool


class Mention(NamedTuple):
    """Something that the text says, and where.

    `start` and `end` are half-open code points of the raw text. `number` is a value's number or a deadline's
    working days; `unit` belongs to a value. `read_as` are the words that were read in place of misspelt ones.
    """

    group: str
    label: str
    start: int
    end: int
    who: str = "patient"
    when: str = "now"
    whether: str = "asserted"
    cues: tuple[Cue, ...] = ()
    number: float | None = None
    unit: str | None = None
    replacement: Replacement | None = None
    read_as: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one draft: its written standard (`nb` or `nn`), figures, and mentions in order of place."""

    language: str
    words: int
    sentences: int
    lix: float
    mentions: tuple[Mention, ...]
