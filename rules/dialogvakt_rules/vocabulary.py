"""The kinds of facts that rules may speak of, with their labels and attributes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from dialogvakt_rules.bilingual import Bilingual
from dialogvakt_rules.cursor import Cursor
from dialogvakt_rules.errors import Problems
from dialogvakt_rules.fact import Attribute, Fact
from dialogvakt_rules.yamlfile import load_plain

AttributeType = Literal["word", "number", "boolean", "text-label"]
_TYPES: tuple[AttributeType, ...] = ("number", "boolean", "text-label")
_EVIDENCE = ("exact", "suggested")
RESERVED = ("fact", "label", "as")


@dataclass(frozen=True, slots=True)
class AttributeSpec:
    """What an attribute may hold: one of `values` (type `word`), a number, a boolean, or any label (`text-label`)."""

    type: AttributeType
    values: tuple[str, ...] = ()

    def accepts(self, value: Attribute) -> bool:
        """Whether a fact may carry this value."""
        if self.type == "boolean":
            return isinstance(value, bool)
        if self.type == "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
        return isinstance(value, str) and (self.type == "text-label" or value in self.values)


@dataclass(frozen=True, slots=True)
class KindSpec:
    """One kind of fact; `labels` is None where any label is allowed; a `suggested` one is likely, and not certain."""

    what: str
    labels: Mapping[str, Bilingual] | None
    attributes: Mapping[str, AttributeSpec]
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All kinds of facts."""

    kinds: Mapping[str, KindSpec]

    @property
    def words(self) -> frozenset[str]:
        """All kinds, labels and values."""
        found = set(self.kinds)
        for spec in self.kinds.values():
            found.update(spec.labels or ())
            for attribute in spec.attributes.values():
                found.update(attribute.values)
        return frozenset(found)

    @property
    def suggested(self) -> frozenset[str]:
        """The kinds whose facts are likely, and not certain."""
        return frozenset(kind for kind, spec in self.kinds.items() if spec.suggested)

    def display(self, kind: str, label: str) -> Bilingual | None:
        """The words for a label, where the vocabulary has any."""
        spec = self.kinds.get(kind)
        return spec.labels.get(label) if spec is not None and spec.labels is not None else None

    def objection(self, fact: Fact) -> str | None:
        """What makes a fact unknown to this vocabulary, in words without the fact's own values; None if it is known."""
        spec = self.kinds.get(fact.kind)
        if spec is None:
            return "unknown kind"
        if spec.labels is not None and fact.label not in spec.labels:
            return f"{fact.kind}: unknown label"
        for name, value in fact.attributes.items():
            if name not in spec.attributes:
                return f"{fact.kind}: unknown attribute"
            if not spec.attributes[name].accepts(value):
                return f"{fact.kind}.{name}: value not allowed"
        return None


def load_vocabulary(path: Path) -> Vocabulary:
    """Read a vocabulary file."""
    problems = Problems()
    top = Cursor.top(load_plain(path), problems).fields(("kinds",))
    kinds = {kind: _kind(cursor) for kind, cursor in top["kinds"].entries().items()} if "kinds" in top else {}
    problems.raise_if_any()
    return Vocabulary(kinds)


@cache
def bundled_vocabulary() -> Vocabulary:
    """The vocabulary that this package brings along."""
    return load_vocabulary(Path(__file__).with_name("vocabulary.yaml"))


def _kind(cursor: Cursor) -> KindSpec:
    parts = cursor.fields(("what", "labels"), ("attributes", "evidence"))
    labels = parts.get("labels")
    words: dict[str, Bilingual] | None = None
    if labels is not None and labels.value != "any":
        words = {label: words.bilingual() for label, words in labels.entries().items()}
    attributes = parts["attributes"].entries() if "attributes" in parts else {}
    what = parts["what"].text() if "what" in parts else ""
    suggested = "evidence" in parts and parts["evidence"].choice(_EVIDENCE) == "suggested"
    return KindSpec(what, words, {name: _attribute(at) for name, at in attributes.items()}, suggested)


def _attribute(cursor: Cursor) -> AttributeSpec:
    if cursor.key in RESERVED:
        cursor.fail("this name is taken by the rule language")
    parts = cursor.fields((), ("values", "type"))
    if len(parts) != 1:
        cursor.fail("needs either 'values' or 'type'")
        return AttributeSpec("text-label")
    if "values" in parts:
        values = parts["values"].texts()
        if not values:
            parts["values"].fail("must hold at least one value")
        return AttributeSpec("word", values)
    return AttributeSpec(parts["type"].choice(_TYPES))
