"""The checkers of a worker."""

from __future__ import annotations

import copy

from dialogvakt.checker import Checker
from dialogvakt.draft import MAX_CHARACTERS, Draft
from dialogvakt.report import Standard
from dialogvakt.server.guidelines import Shelf
from dialogvakt_rules.cases import LANGUAGES

_STANDARDS: tuple[Standard | None, ...] = (None, *LANGUAGES)


class Checkers:
    """A checker for each guideline that can be named, and each standard that messages can be asked for in."""

    def __init__(self, shelf: Shelf) -> None:
        first = Checker(shelf.guideline, guidelines=shelf.folders)
        named = {name: first if shelf.alone else Checker(name, guidelines=shelf.folders) for name in shelf.ids}
        self._checkers = {
            (name, language): _in_language(checker, language)
            for name, checker in ((None, first), *named.items())
            for language in _STANDARDS
        }

    def of(self, guideline: str | None = None, language: Standard | None = None) -> Checker:
        """Return the checker for drafts that name a guideline, or none; raises `KeyError` for an unknown one."""
        return self._checkers[guideline, language]

    def warm_up(self) -> None:
        """Check what stands in the guidelines themselves, so that no draft is the first of its kind."""
        for (_, language), checker in self._checkers.items():
            if language is not None:
                texts = [rule.example.in_language(language) for rule in checker.guideline.rules]
                for text in (*texts, "\n".join(texts)):
                    checker.check(Draft(text[:MAX_CHARACTERS]))


def _in_language(checker: Checker, language: Standard | None) -> Checker:
    """Return a checker that has all else in common with another one."""
    other = copy.copy(checker)
    other.language = language
    return other
