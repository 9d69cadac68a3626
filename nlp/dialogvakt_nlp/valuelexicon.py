"""The quantities that are measured, how they are written, and the words that stand around their numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from dialogvakt_nlp.lexiconfile import LexiconError, read_yaml, strings_at

_FILE = "values.yaml"
_WORD_LISTS = (
    "powers",
    "unit_tails",
    "rates",
    "rated",
    "other_units",
    "above",
    "below",
    "conditional",
    "conditional_next",
    "aims",
    "dated",
    "not_before_symbols",
    "prepositions",
    "links",
    "clause_links",
    "conjunctions",
    "between_words",
    "towards",
    "moves",
    "saying",
    "carriers",
    "taken",
    "whether",
    "before_asides",
    "before_asides_alone",
    "durations",
    "months",
    "clause_starts",
)
# How old a word in a value's clause makes it, from the newest on; the lists say which words.
AGES = {"now": 4, "lately": 2, "was": -1, "earlier": -3, "then": 0}
_KEYS = frozenset({"names", "symbols", "units", "between", "pair", "ahead", "scaled", "rising"})
_AHEAD = 8
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\S")

# Signs that part clauses.
CLAUSE_SIGNS = frozenset(",;")
DASHES = frozenset("-–—")
ARROWS = frozenset("→>⇒")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A measured quantity: its units, the numbers that can be meant (inclusive), and how it is written.

    `pair`: the number comes first of two (85/50). `ahead`: how many words may stand between name and number.
    `scaled` has units and the factor that brings their numbers to the usual unit: 64 g/L is 6.4. `rising` is the
    group, the label and the ratio of a mention that a rising series makes; its single values are none.
    """

    label: str
    units: frozenset[str]
    low: float
    high: float
    pair: bool = False
    ahead: int = _AHEAD
    scaled: tuple[tuple[tuple[str, ...], float], ...] = ()
    rising: tuple[str, str, float] | None = None


@dataclass(slots=True)
class ValueLexicon:
    """All quantities, by the first word of each name; symbols keep their case, `ages` are the marks of time."""

    names: dict[str, list[tuple[tuple[str, ...], Quantity]]] = field(default_factory=dict)
    symbols: dict[str, list[tuple[tuple[str, ...], Quantity]]] = field(default_factory=dict)
    by_unit: dict[str, Quantity] = field(default_factory=dict)
    words: dict[str, frozenset[str]] = field(default_factory=dict)
    ages: dict[str, int] = field(default_factory=dict)
    before_older: frozenset[str] = frozenset()
    numerals: dict[str, int] = field(default_factory=dict)
    rising: dict[str, tuple[str, str, float]] = field(default_factory=dict)


@cache
def load_values() -> ValueLexicon:
    """Read `lexicons/values.yaml`; raises `LexiconError`."""
    data = read_yaml(_FILE)
    lexicon = ValueLexicon()
    quantities: dict[str, Quantity] = {}
    for label, entry in data["quantities"].items():
        quantities[label] = quantity = _quantity(label, entry)
        if quantity.rising:
            lexicon.rising[label] = quantity.rising
        for key, table in (("names", lexicon.names), ("symbols", lexicon.symbols)):
            for text in strings_at(_FILE, label, entry.get(key, [])):
                name = tuple(_TOKEN.findall(text if key == "symbols" else text.lower()))
                table.setdefault(name[0], []).append((name, quantity))
    for table in (lexicon.names, lexicon.symbols):
        for names in table.values():
            names.sort(key=lambda item: -len(item[0]))
    for label, units in data["by_unit"].items():
        lexicon.by_unit.update(dict.fromkeys(strings_at(_FILE, label, units), quantities[label]))
    for key in _WORD_LISTS:
        lexicon.words[key] = frozenset(strings_at(_FILE, key, data[key]))
    for key, age in AGES.items():
        lexicon.ages.update(dict.fromkeys(strings_at(_FILE, key, data["ages"][key]), age))
    lexicon.before_older = frozenset(strings_at(_FILE, "before_older", data["before_older"]))
    lexicon.numerals = {word: int(number) for word, number in data["numerals"].items()}
    return lexicon


def _quantity(label: str, entry: Mapping[str, object]) -> Quantity:
    if not isinstance(entry, dict) or not set(entry) <= _KEYS:
        raise LexiconError(_FILE, label, f"may have {', '.join(sorted(_KEYS))}")
    low, high = (float(number) for number in entry["between"])
    units = frozenset(strings_at(_FILE, label, entry.get("units", [])))
    scaled = tuple((tuple(_TOKEN.findall(unit)), float(factor)) for unit, factor in entry.get("scaled", {}).items())
    rising = entry.get("rising")
    return Quantity(
        label,
        units,
        low,
        high,
        pair=bool(entry.get("pair", False)),
        ahead=int(entry.get("ahead", _AHEAD)),
        scaled=scaled,
        rising=(str(rising["group"]), str(rising["label"]), float(rising["ratio"])) if rising else None,
    )
