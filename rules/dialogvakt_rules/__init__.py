"""Guidelines as YAML: the loader, the rule language, and the engine on durable-rules; it knows no text."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from dialogvakt_rules.bilingual import Bilingual, Language
from dialogvakt_rules.cases import Case, load_cases
from dialogvakt_rules.errors import GuidelineError, GuidelineErrors, UnknownGuidelineError
from dialogvakt_rules.fact import Attribute, Fact
from dialogvakt_rules.guideline import Channel, Guideline, LeftOut, Rule
from dialogvakt_rules.loader import bundled_guidelines, load_guideline
from dialogvakt_rules.rulecases import cases_of
from dialogvakt_rules.validity import Status, Validity
from dialogvakt_rules.vocabulary import Vocabulary, bundled_vocabulary

if TYPE_CHECKING:
    from dialogvakt_rules.catalogue import Catalogue
    from dialogvakt_rules.runner import Fired, Outcome, RuleRunner

__all__ = [
    "Attribute",
    "Bilingual",
    "Case",
    "Catalogue",
    "Channel",
    "Fact",
    "Fired",
    "Guideline",
    "GuidelineError",
    "GuidelineErrors",
    "Language",
    "LeftOut",
    "Outcome",
    "Rule",
    "RuleRunner",
    "Status",
    "UnknownGuidelineError",
    "Validity",
    "Vocabulary",
    "bundled_guidelines",
    "bundled_vocabulary",
    "cases_of",
    "load_cases",
    "load_guideline",
]

# What only a check needs is loaded when it is asked for: who looks at a rule waits for no engine.
_HOMES = {"Catalogue": "catalogue", "Fired": "runner", "Outcome": "runner", "RuleRunner": "runner"}


def __getattr__(name: str) -> object:
    """Load a public name the first time that it is asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found
