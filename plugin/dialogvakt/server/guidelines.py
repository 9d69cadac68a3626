"""Which guidelines the service holds drafts against."""

from __future__ import annotations

from dialogvakt.defaults import default_guideline
from dialogvakt_rules import Guideline, bundled_guidelines, load_guideline


def load_guidelines(names: tuple[str, ...]) -> dict[str, Guideline]:
    """Load guidelines by bundled id or folder, all bundled ones if none is named; the default one comes first.

    Raises the loader's errors.
    """
    first = default_guideline()
    chosen = names or tuple(sorted(bundled_guidelines(), key=lambda name: (name != first, name)))
    return {guideline.id: guideline for guideline in map(load_guideline, chosen)}
