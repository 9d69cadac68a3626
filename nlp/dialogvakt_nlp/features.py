"""What the statistical model looks at: words and their letters, words within reach of a cue, and what was found.

An item is one such thing as text, for example `w:feber`, `r:negated:feber`, `f:acute/stroke patient now asserted` or
`v:potassium:11`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log2, sqrt
from zlib import crc32

from dialogvakt_nlp.context import Category
from dialogvakt_nlp.surface import Found, Surface

BUCKETS = 1 << 18
NUMBER = "#"
# Of the form of a text, not of what it says.
_IGNORED = frozenset({"abbreviation", "jargon", "identity"})
_GROUP_LENGTHS = (3, 4, 5)
_LETTERS_WEIGHT = 1.5
_SHORTEST_WORD = 3
_GROUP_WEIGHT = 0.5
_STEPS_TO_DOUBLE = 4
_NO_SIZE = -99


@dataclass(frozen=True, slots=True)
class Items:
    """The items of one sentence: `words` has one for each of its words, in order; `others` belong to no single word."""

    words: tuple[str, ...]
    others: tuple[str, ...]


def items_of(surface: Surface, categories: Mapping[str, Category]) -> list[Items]:
    """Return the items of each sentence of a surface whose context has been worked out."""
    others: defaultdict[int, list[str]] = defaultdict(list)
    for found in surface.found:
        if found.group not in _IGNORED and found.end > found.start:
            here = others[surface.sentence[found.start]]
            here.append(f"f:{found.group}/{found.label} {found.who} {found.when} {found.whether}")
            if found.number is not None:
                here.append(f"v:{found.label}:{_size(found.number)}")
    words = [NUMBER if word[0].isdecimal() else word for word in surface.words]
    for sentence, cues in surface.cues.items():
        others[sentence].extend(f"c:{cue.label}" for cue in cues)
        others[sentence].extend(_within_reach(words, surface.sentences[sentence], cues, categories))
    return [
        Items(tuple(f"w:{word}" for word in words[first:last]), tuple(others[number]))
        for number, (first, last) in enumerate(surface.sentences)
    ]


def buckets_of(item: str) -> list[tuple[int, float]]:
    """Return the buckets (0 to `BUCKETS`) that an item falls into, each with its weight."""
    kind, _, rest = item.partition(":")
    buckets = [(_bucket(item), 1.0)]
    if kind == "w" and rest.isalpha() and len(rest) >= _SHORTEST_WORD:
        groups = list(_letter_groups(f"<{rest}>"))
        weight = _LETTERS_WEIGHT / sqrt(len(groups))
        buckets.extend((_bucket(f"l:{group}"), weight) for group in groups)
    elif kind == "f":
        concept, _, context = rest.partition(" ")
        group = concept.partition("/")[0]
        buckets.append((_bucket(f"f:{concept}"), 1.0))
        buckets.extend((_bucket(name), _GROUP_WEIGHT) for name in (f"g:{group}", f"g:{group} {context}"))
    return buckets


def _within_reach(
    words: list[str], sentence: tuple[int, int], cues: list[Found], categories: Mapping[str, Category]
) -> Iterator[str]:
    """Yield an item for each word that a cue reaches: what the cue says, and the word."""
    stops = [cue.start for cue in cues if categories[cue.label].stops]
    for cue in cues:
        category = categories[cue.label]
        if not category.attribute:
            continue
        reached: list[int] = []
        if category.direction != "backward":
            last = min([sentence[1], cue.end + category.scope, *(stop for stop in stops if stop >= cue.end)])
            reached += range(cue.end, last)
        if category.direction != "forward":
            first = max([sentence[0], cue.start - category.scope, *(stop + 1 for stop in stops if stop < cue.start)])
            reached += range(first, cue.start)
        for index in reached:
            yield f"r:{category.value}:{words[index]}"


def _size(number: float) -> int:
    """Return how large a number is, in steps of a fifth: 5.9 and 6.3 are alike, 6.3 and 7.1 are not."""
    return round(_STEPS_TO_DOUBLE * log2(number)) if number > 0 else _NO_SIZE


def _letter_groups(word: str) -> Iterator[str]:
    for length in _GROUP_LENGTHS:
        for start in range(len(word) - length + 1):
            yield word[start : start + length]


def _bucket(name: str) -> int:
    return crc32(name.encode()) % BUCKETS
