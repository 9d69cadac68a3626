"""Concepts and context cues: every phrase that the lexicons name, found in one pass over the words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from dialogvakt_nlp.compiled import compiled
from dialogvakt_nlp.inflection import Inflections, load_inflections
from dialogvakt_nlp.lexiconfile import LexiconError, line_of, names_in, read_yaml, strings_at
from dialogvakt_nlp.matcher import Match, PatternMatcher
from dialogvakt_nlp.patterncompiler import PatternTables, compile_patterns
from dialogvakt_nlp.patterns import Pattern, PatternError, PatternParser
from dialogvakt_nlp.surface import Found, Surface, count_words, surface_of

_CONCEPT_KEYS = frozenset({"patterns", "examples", "innocent", "context", "up_to_words"})
CUE = "cue"


# Compared by identity: each is loaded once, and hashing its fields would cost more than matching it.
@dataclass(frozen=True, slots=True, eq=False)
class Concept:
    """A thing that texts say: its group, its label, and whether who, when and whether can change its meaning.

    `up_to_words`: it tells something of short texts only, and is not sought in longer ones (0: in all).
    """

    group: str
    label: str
    file: str
    patterns: tuple[Pattern, ...]
    examples: tuple[str, ...] = ()
    innocent: tuple[str, ...] = ()
    in_context: bool = True
    up_to_words: int = 0


# The group and the label of each concept, and whether it has a context; and by the number of words in a text up to
# which they are sought (0: any), the patterns, whose keys count the concepts.
ConceptTables = tuple[tuple[tuple[str, str, bool], ...], dict[int, PatternTables]]


def concept_tables(concepts: Sequence[Concept], frequencies: Mapping[str, float]) -> ConceptTables:
    """Return what concepts are found with; `frequencies` are those of words."""
    by_length: dict[int, list[tuple[int, Pattern]]] = {}
    for number, concept in enumerate(concepts):
        by_length.setdefault(concept.up_to_words, []).extend((number, pattern) for pattern in concept.patterns)
    return (
        tuple((concept.group, concept.label, concept.in_context) for concept in concepts),
        {length: compile_patterns(patterns, frequencies) for length, patterns in sorted(by_length.items())},
    )


class ConceptFinder:
    """Put a `Found` on the surface for each match of a concept's pattern."""

    def __init__(self, tables: ConceptTables) -> None:
        self._concepts, by_length = tables
        self._matchers = [(length, PatternMatcher[int](patterns)) for length, patterns in by_length.items()]
        # What is sought in short texts only need not be known of every word.
        self.questions = tuple(matcher.question for length, matcher in self._matchers if not length)

    def __call__(self, doc: Doc) -> Doc:
        """Find the concepts; a match that lies inside another of the same concept is left out."""
        surface = surface_of(doc)
        widest: dict[int, list[Match[int]]] = {}
        for match in self._matches(surface):
            kept = widest.get(match.key)
            if kept is None:
                widest[match.key] = [match]
            else:
                _keep_widest(kept, match, surface.sentences[surface.sentence[match.start]][0])
        surface.found += [
            Found(group, label, start, end, words=words, in_context=in_context)
            for number, kept in widest.items()
            for group, label, in_context in (self._concepts[number],)
            for _, start, end, words in kept
        ]
        return doc

    def _matches(self, surface: Surface) -> Iterator[Match[int]]:
        words = count_words(surface)
        for up_to_words, matcher in self._matchers:
            if not up_to_words or words <= up_to_words:
                yield from matcher.find(surface)


def _keep_widest(kept: list[Match[int]], match: Match[int], first: int) -> None:
    """Put a match behind those kept unless it lies in one of them, and leave out those that lie in it.

    No match reaches out of its sentence, which begins at `first`, and matches come sentence by sentence.
    """
    of_before = len(kept)
    while of_before and kept[of_before - 1].start >= first:
        of_before -= 1
    rivals = kept[of_before:]
    if not any(_lies_in(match, other) for other in rivals):
        kept[of_before:] = [*(other for other in rivals if not _lies_in(other, match)), match]


def _lies_in(match: Match[int], other: Match[int]) -> bool:
    """Whether another match says all that this one says; of two that are as wide, the one that asked for more words."""
    if (match.start, match.end) == (other.start, other.end):
        return len(match.words) <= len(other.words)
    return other.start <= match.start and match.end <= other.end


@cache
def pattern_parser() -> PatternParser:
    """Return a parser that knows the bundled word classes and inflections."""
    inflections = load_inflections()
    return PatternParser(load_word_classes(inflections), inflections.forms)


def load_word_classes(inflections: Inflections) -> Mapping[str, tuple[str, ...]]:
    """Read the named word classes (`@body`); an entry may be inflected (`skulder/f`)."""
    return {name: strings_at("classes.yaml", name, words) for name, words in read_yaml("classes.yaml").items()}


@cache
def load_concepts() -> tuple[Concept, ...]:
    """Read every file of `lexicons/concepts/` and the cues of `lexicons/context/`; raises `LexiconError`."""
    return tuple(
        concept
        for folder in ("concepts", "context")
        for name in names_in(folder)
        for concept in parse_concepts(name, read_yaml(name))
    )


def parse_concepts(name: str, data: Mapping[str, object]) -> list[Concept]:
    """Return the concepts of one file's data: `group`, and under `concepts` each label with its patterns."""
    group, entries = data.get("group"), data.get("concepts")
    if (
        set(data) - {"group", "concepts", "about", "up_to_words"}
        or not isinstance(group, str)
        or not isinstance(entries, dict)
    ):
        raise LexiconError(
            name, "(file)", "needs the keys group and concepts, may have about and up_to_words, and no other"
        )
    up_to_words = data.get("up_to_words", 0)
    return [_parse_concept(name, group, label, entry, up_to_words) for label, entry in entries.items()]


def _parse_concept(name: str, group: str, label: str, entry: object, default_up_to_words: object) -> Concept:
    if not isinstance(entry, dict) or not set(entry) <= _CONCEPT_KEYS or "patterns" not in entry:
        raise LexiconError(
            name,
            label,
            f"needs patterns; may have {', '.join(sorted(_CONCEPT_KEYS - {'patterns'}))}",
            line_of(name, label),
        )
    patterns = []
    for source in strings_at(name, label, entry["patterns"]):
        try:
            patterns.append(pattern_parser().parse(source))
        except (PatternError, ValueError) as error:
            raise LexiconError(name, label, str(error), line_of(name, source)) from error
    examples = strings_at(name, label, entry.get("examples", []))
    innocent = strings_at(name, label, entry.get("innocent", []))
    context = str(entry.get("context", "true"))
    if context not in {"True", "False", "true", "false"}:
        raise LexiconError(name, label, "context is true or false", line_of(name, label))
    up_to_words = entry.get("up_to_words", default_up_to_words)
    if not isinstance(up_to_words, int) or up_to_words < 0:
        raise LexiconError(name, label, "up_to_words is a whole number", line_of(name, label))
    return Concept(group, label, name, tuple(patterns), examples, innocent, context.lower() == "true", up_to_words)


def create_concept_finder(groups: Collection[str] | None = None) -> ConceptFinder:
    """Create the component; `groups` limits it to some groups of concepts (all by default)."""
    return ConceptFinder(_all_tables() if groups is None else _tables_of((*groups, CUE)))


@compiled
def _all_tables() -> ConceptTables:
    return _tables_of({concept.group for concept in load_concepts()})


def _tables_of(groups: Collection[str]) -> ConceptTables:
    concepts = [concept for concept in load_concepts() if concept.group in groups]
    return concept_tables(concepts, read_yaml("frequencies.yaml")["words"])
