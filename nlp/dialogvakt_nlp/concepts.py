"""Concepts and context cues: every phrase that the lexicons name, found in one pass over the words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from dialogvakt_nlp.inflection import Inflections, load_inflections
from dialogvakt_nlp.lexiconfile import LexiconError, line_of, names_in, read_yaml, strings_at
from dialogvakt_nlp.matcher import Match, PatternMatcher
from dialogvakt_nlp.patterns import Pattern, PatternError, PatternParser
from dialogvakt_nlp.surface import Found, surface_of

_CONCEPT_KEYS = frozenset({"patterns", "examples", "innocent", "context"})
CUE = "cue"


# Compared by identity: each is loaded once, and hashing its fields would cost more than matching it.
@dataclass(frozen=True, slots=True, eq=False)
class Concept:
    """A thing that texts say: its group, its label, and whether who, when and whether can change its meaning."""

    group: str
    label: str
    file: str
    patterns: tuple[Pattern, ...]
    examples: tuple[str, ...] = ()
    innocent: tuple[str, ...] = ()
    in_context: bool = True


class ConceptFinder:
    """Put a `Found` on the surface for each match of a concept's pattern."""

    def __init__(self, concepts: Sequence[Concept], frequencies: Mapping[str, float]) -> None:
        self._matcher = PatternMatcher(
            ((concept, pattern) for concept in concepts for pattern in concept.patterns), frequencies
        )

    def __call__(self, doc: Doc) -> Doc:
        """Find the concepts; a match that lies inside another of the same concept is left out."""
        surface = surface_of(doc)
        widest: dict[Concept, list[Match[Concept]]] = {}
        for match in self._matcher.find(surface):
            kept = widest.get(match.key)
            if kept is None:
                widest[match.key] = [match]
            elif not any(other.start <= match.start and match.end <= other.end for other in kept):
                kept[:] = [other for other in kept if not (match.start <= other.start and other.end <= match.end)]
                kept.append(match)
        surface.found.extend(
            Found(concept.group, concept.label, start, end, words=words, in_context=concept.in_context)
            for concept, kept in widest.items()
            for _, start, end, words in kept
        )
        return doc


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
    if set(data) - {"group", "concepts", "about"} or not isinstance(group, str) or not isinstance(entries, dict):
        raise LexiconError(name, "(file)", "needs the keys group and concepts, may have about, and no other")
    return [_parse_concept(name, group, label, entry) for label, entry in entries.items()]


def _parse_concept(name: str, group: str, label: str, entry: object) -> Concept:
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
    return Concept(group, label, name, tuple(patterns), examples, innocent, context.lower() == "true")


@Language.factory("dialogvakt_concepts", assigns=["doc.user_data"], default_config={"groups": None})
def create_concept_finder(nlp: Language, name: str, groups: list[str] | None) -> ConceptFinder:
    """Create the component; `groups` limits it to some groups of concepts (all by default)."""
    concepts = [concept for concept in load_concepts() if groups is None or concept.group in (*groups, CUE)]
    return ConceptFinder(concepts, read_yaml("frequencies.yaml")["words"])
