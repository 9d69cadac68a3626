"""The checkers of the guidelines that the service knows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from dialogvakt.checker import Checker
from dialogvakt.draft import MAX_CHARACTERS, Draft
from dialogvakt.report import Standard
from dialogvakt_rules import Guideline
from dialogvakt_rules.cases import LANGUAGES

_STANDARDS: tuple[Standard | None, ...] = (None, *LANGUAGES)


class Checkers:
    """A checker for each guideline and each standard that messages can be asked for in."""

    def __init__(self, guidelines: Iterable[Guideline]) -> None:
        self._guidelines = tuple(guidelines)
        self._checkers = {
            (guideline.id, language): Checker(guideline, language=language)
            for guideline, language in product(self._guidelines, _STANDARDS)
        }

    def of(self, guideline: str, language: Standard | None = None) -> Checker:
        """Return the checker of a guideline; raises `KeyError` for one that the service does not know."""
        return self._checkers[guideline, language]

    def warm_up(self) -> None:
        """Check what stands in the guidelines themselves, so that no draft is the first of its kind."""
        for guideline in self._guidelines:
            for language in LANGUAGES:
                texts = [rule.example.in_language(language) for rule in guideline.rules]
                for text in (*texts, "\n".join(texts)):
                    self.of(guideline.id).check(Draft(text[:MAX_CHARACTERS]))
