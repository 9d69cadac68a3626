"""proselint: our terms as checks of its own kinds, instead of those for English."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_OURS = "norwegian"


def load(lexicon: dict[str, Any]) -> Callable[[str], int]:
    """Return the linter; words with a plain one beside them are preferred forms, all others should not exist."""
    from proselint.registry import CheckRegistry
    from proselint.registry.checks import BATCH_COUNT, Check, types
    from proselint.tools import LintFile

    checks = []
    replacements = list(lexicon["replacements"].items())
    for start in range(0, len(replacements), BATCH_COUNT):
        part = {re.escape(phrase): plain for phrase, plain in replacements[start : start + BATCH_COUNT]}
        checks.append(
            Check(types.PreferredFormsSimple(items=part), path=f"{_OURS}.plain-words", message="'{}' for '{}'")
        )
    for label, phrases in lexicon["targets"].items():
        for start in range(0, len(phrases) if label != "plain-words" else 0, BATCH_COUNT):
            items = tuple(map(re.escape, phrases[start : start + BATCH_COUNT]))
            checks.append(Check(types.Existence(items=items), path=f"{_OURS}.{label}", message="'{}'"))
    CheckRegistry().register_many(tuple(checks))
    config = {"max_errors": 1_000_000, "checks": {_OURS: True}}
    return lambda text: len(LintFile("draft.txt", text).lint(config))
