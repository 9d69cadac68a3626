"""What the sentences of a message are there for: who writes, what is the matter, what is asked for, and so on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from dialogvakt_nlp.concepts import pattern_parser
from dialogvakt_nlp.lexiconfile import LexiconError, line_of, read_yaml, strings_at
from dialogvakt_nlp.matcher import PatternMatcher
from dialogvakt_nlp.patterncompiler import compile_patterns
from dialogvakt_nlp.patterns import Pattern, PatternError
from dialogvakt_nlp.reading import Mention
from dialogvakt_nlp.surface import Surface

SENDER = "sender"
_FILE = "roles.yaml"
_KEYS = frozenset({"role", "said", "mentions", "patterns", "points_at_but", "signature", "unless"})
_DENIED = frozenset({"negated", "hypothetical", "instruction"})
_EARLIER = frozenset({"past", "known"})

Said = Literal["now", "past", "any"]
_SAID: Mapping[Said, Callable[[Mention], bool]] = {
    "now": lambda mention: mention.who == "patient" and mention.when not in _EARLIER and mention.whether not in _DENIED,
    "past": lambda mention: mention.when in _EARLIER,
    "any": lambda mention: True,
}


@dataclass(frozen=True, slots=True)
class Clue:
    """What gives a sentence a role; see `lexicons/roles.yaml`."""

    role: str
    said: Said
    mentions: frozenset[str]
    patterns: tuple[Pattern, ...]
    points_at_but: frozenset[str] | None
    signature: bool
    unless: frozenset[str]

    def met_by(self, evidence: Evidence, matched: bool) -> bool:
        """Tell whether a sentence meets the clue; `matched` says that one of the patterns stands in it."""
        if self.unless and _any_named(evidence.mentions, self.unless):
            return False
        said = filter(_SAID[self.said], evidence.mentions)
        return (
            matched
            or (self.signature and evidence.signature)
            or (self.points_at_but is not None and _any_other(evidence.pointed_at, self.points_at_but))
            or _any_named(said, self.mentions)
        )


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of one sentence or part of one: its half-open range of words, and what stands there.

    `pointed_at` are mentions that somebody points at; `signature` says that the part stands below the closing words.
    """

    first: int
    last: int
    mentions: Sequence[Mention]
    pointed_at: Sequence[Mention] = ()
    signature: bool = False


@dataclass(frozen=True, slots=True)
class RoleWords:
    """The content of `lexicons/roles.yaml`."""

    clues: tuple[Clue, ...]
    goes_on: frozenset[str]
    closing: frozenset[str]
    beside_closing: frozenset[str]
    in_addresses: frozenset[str]
    in_sentences: frozenset[str]


class RoleFinder:
    """Gives sentences their roles."""

    def __init__(self, words: RoleWords, frequencies: Mapping[str, float]) -> None:
        self._clues = words.clues
        patterns = [(number, pattern) for number, clue in enumerate(words.clues) for pattern in clue.patterns]
        self._matcher = PatternMatcher[int](compile_patterns(patterns, frequencies))

    def roles(self, surface: Surface, parts: Iterable[Evidence]) -> list[tuple[str, ...]]:
        """Return the roles of each part, the weightiest first."""
        matches = [(match.key, match.start) for match in self._matcher.find(surface)]
        return [self._roles(part, {key for key, word in matches if part.first <= word < part.last}) for part in parts]

    def _roles(self, part: Evidence, matched: Collection[int]) -> tuple[str, ...]:
        found = (clue.role for number, clue in enumerate(self._clues) if clue.met_by(part, number in matched))
        return tuple(dict.fromkeys(found))


def load_role_words() -> RoleWords:
    """Read `lexicons/roles.yaml`; raises `LexiconError`."""
    data = read_yaml(_FILE)
    if set(data) != set(RoleWords.__slots__) or not isinstance(data["clues"], list):
        raise LexiconError(_FILE, "(file)", f"needs the keys {', '.join(RoleWords.__slots__)}, and no other")
    words = {key: frozenset(strings_at(_FILE, key, data[key])) for key in RoleWords.__slots__ if key != "clues"}
    return RoleWords(clues=tuple(map(_clue, data["clues"])), **words)


def _clue(entry: object) -> Clue:
    if not isinstance(entry, dict) or not set(entry) <= _KEYS or "role" not in entry:
        raise LexiconError(_FILE, "clues", f"a clue needs a role; it may have {', '.join(sorted(_KEYS - {'role'}))}")
    role, said = str(entry["role"]), entry.get("said", "now")
    if said not in get_args(Said):
        raise LexiconError(_FILE, role, f"said is one of {', '.join(get_args(Said))}")
    but = entry.get("points_at_but")
    return Clue(
        role=role,
        said=said,
        mentions=frozenset(strings_at(_FILE, role, entry.get("mentions", []))),
        patterns=tuple(_pattern(role, source) for source in strings_at(_FILE, role, entry.get("patterns", []))),
        points_at_but=None if but is None else frozenset(strings_at(_FILE, role, but)),
        signature=entry.get("signature") is True,
        unless=frozenset(strings_at(_FILE, role, entry.get("unless", []))),
    )


def _pattern(role: str, source: str) -> Pattern:
    try:
        return pattern_parser().parse(source)
    except PatternError as error:
        raise LexiconError(_FILE, role, str(error), line_of(_FILE, source)) from error


def _any_named(mentions: Iterable[Mention], names: Collection[str]) -> bool:
    return any(_is_named(mention, names) for mention in mentions)


def _any_other(mentions: Iterable[Mention], names: Collection[str]) -> bool:
    return any(not _is_named(mention, names) for mention in mentions)


def _is_named(mention: Mention, names: Collection[str]) -> bool:
    return mention.group in names or f"{mention.group}/{mention.label}" in names
