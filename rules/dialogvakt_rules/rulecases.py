"""Which cases hold for a rule of a guideline."""

from __future__ import annotations

from pathlib import Path

from dialogvakt_rules.cases import SUFFIX, Case, load_cases
from dialogvakt_rules.guideline import Guideline, Rule

# With one of these changed a rule answers otherwise, and the base's cases are no longer its own.
_DECISIVE = frozenset({"when", "numbers"})


def cases_of(guideline: Guideline, rule: Rule) -> tuple[Case, ...]:
    """The guideline's own cases of a rule, and its base's where the rule answers as the base's does."""
    return tuple(case for path in case_files(guideline, rule) for case in load_cases(path))


def case_files(guideline: Guideline, rule: Rule) -> tuple[Path, ...]:
    """The files that hold these cases, the guideline's own first."""
    found = []
    for name, folder in zip((guideline.id, *guideline.extends), guideline.folders, strict=True):
        path = folder / "rules" / f"{rule.code}{SUFFIX}"
        if path.is_file():
            found.append(path)
        if name == rule.origin or _DECISIVE.intersection(rule.changed):
            break
    return tuple(found)
