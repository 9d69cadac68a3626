"""What the statistical model looks at: words and their letters, the cues, and what was found, with its context.

An item is one such thing as text, for example `w:feber`, `c:negation-forward`, `f:acute/stroke patient now asserted`
or `v:potassium:11`. The words that a cue reaches were tried as items of their own, and made the model no better.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import log2, sqrt
from zlib import crc32

from dialogvakt_nlp.surface import Surface

BUCKETS = 1 << 18
NUMBER = "#"
# Of the form of a text, or of what only few guidelines ask about, and not of what the labels mean.
_IGNORED = frozenset({"abbreviation", "jargon", "identity", "signature", "courtesy", "priority", "referral", "period"})
# Groups of three and five letters beside those of four made the model no better, and every new word slower.
_GROUP_LENGTH = 4
_LETTERS_WEIGHT = 1.5
# So that a group of letters does not fall where a short item does.
_LETTER_SEED = crc32(b"letters")
_SHORTEST_WORD = 3
_GROUP_WEIGHT = 0.5
_STEPS_TO_DOUBLE = 4
_NO_SIZE = -99
_FINDING = "f:"


@dataclass(frozen=True, slots=True)
class Items:
    """The items of one sentence: `words` has one for each of its words, in order; `others` belong to no single word."""

    words: tuple[str, ...]
    others: tuple[str, ...]


def items_of(surface: Surface) -> list[Items]:
    """Return the items of each sentence of a surface whose context has been worked out."""
    others: defaultdict[int, list[str]] = defaultdict(list)
    for found in surface.found:
        if found.group not in _IGNORED and found.end > found.start:
            here = others[surface.sentence[found.start]]
            here.append(f"{_FINDING}{found.group}/{found.label} {found.who} {found.when} {found.whether}")
            if found.number is not None:
                here.append(f"v:{found.label}:{_size(found.number)}")
    for sentence, cues in surface.cues.items():
        others[sentence].extend(f"c:{cue.label}" for cue in cues)
    words = tuple(f"w:{NUMBER}" if word[0].isdecimal() else f"w:{word}" for word in surface.words)
    return [Items(words[first:last], tuple(others[number])) for number, (first, last) in enumerate(surface.sentences)]


def without_findings(items: Items) -> Items:
    """Return a sentence's items without what the lexicons found: its words, cues and numbers."""
    return Items(items.words, tuple(item for item in items.others if not item.startswith(_FINDING)))


def buckets_of(item: str) -> tuple[list[int], list[float]]:
    """Return the buckets (0 to `BUCKETS`) that an item falls into, and the weight of each."""
    kind, _, rest = item.partition(":")
    buckets, weights = [_bucket(item)], [1.0]
    if kind == "w" and rest.isalpha() and len(rest) >= _SHORTEST_WORD:
        groups = _letter_groups(rest)
        buckets += groups
        weights += [_LETTERS_WEIGHT / sqrt(len(groups))] * len(groups)
    elif kind == "f":
        concept, _, context = rest.partition(" ")
        group = concept.partition("/")[0]
        buckets += map(_bucket, (f"f:{concept}", f"g:{group}", f"g:{group} {context}"))
        weights += [1.0, _GROUP_WEIGHT, _GROUP_WEIGHT]
    return buckets, weights


def _size(number: float) -> int:
    """Return how large a number is, in steps of a fifth: 5.9 and 6.3 are alike, 6.3 and 7.1 are not."""
    return round(_STEPS_TO_DOUBLE * log2(number)) if number > 0 else _NO_SIZE


def _letter_groups(word: str) -> list[int]:
    """Return the buckets of a word's groups of letters, its ends marked."""
    # A byte a letter, so that groups are cheap to cut; letters that Norwegian lacks are alike.
    letters = f"<{word}>".encode("latin-1", "replace")
    starts = range(len(letters) - _GROUP_LENGTH + 1)
    return [crc32(letters[start : start + _GROUP_LENGTH], _LETTER_SEED) % BUCKETS for start in starts]


def _bucket(name: str) -> int:
    return crc32(name.encode()) % BUCKETS
