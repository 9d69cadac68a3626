"""dialogvakt's whole check: pipeline, facts, engine and wording."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


def load(lexicon: dict[str, Any]) -> Callable[[str], int]:
    """Return the check; it brings its own lexicons, whole."""
    from dialogvakt import Checker, Draft

    checker = Checker()
    return lambda text: len(checker.check(Draft(text)).findings)
