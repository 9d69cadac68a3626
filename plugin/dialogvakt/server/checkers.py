"""The checkers of the guidelines that the service knows."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from dialogvakt.checker import Checker
from dialogvakt.defaults import default_guideline
from dialogvakt.report import Standard
from dialogvakt_rules import Guideline, bundled_guidelines, load_guideline

_STANDARDS: tuple[Standard | None, ...] = (None, "nb", "nn")


class Checkers:
    """A checker for each guideline and each standard that messages can be asked for in."""

    def __init__(self, guidelines: Iterable[Guideline]) -> None:
        self._checkers = {
            (guideline.id, language): Checker(guideline, language=language)
            for guideline, language in product(guidelines, _STANDARDS)
        }

    def of(self, guideline: str, language: Standard | None = None) -> Checker:
        """Return the checker of a guideline; raises `KeyError` for one that the service does not know."""
        return self._checkers[guideline, language]


def load_guidelines(names: tuple[str, ...]) -> dict[str, Guideline]:
    """Load guidelines by bundled id or folder, all bundled ones if none is named; the default one comes first.

    Raises the loader's errors.
    """
    first = default_guideline()
    chosen = names or tuple(sorted(bundled_guidelines(), key=lambda name: (name != first, name)))
    return {guideline.id: guideline for guideline in map(load_guideline, chosen)}
