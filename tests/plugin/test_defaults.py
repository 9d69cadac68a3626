"""The guideline used where none is named is bundled, and the public names are what the README says."""

from __future__ import annotations

import dialogvakt
from dialogvakt.defaults import default_guideline
from dialogvakt_rules import bundled_guidelines


def test_the_default_guideline_is_bundled() -> None:
    assert default_guideline() in bundled_guidelines()


def test_every_public_name_is_there() -> None:
    assert all(hasattr(dialogvakt, name) for name in dialogvakt.__all__)
    assert {"Checker", "Context", "Draft", "Report", "Finding", "Place", "Fix", "Patient", "Thread"} <= set(
        dialogvakt.__all__
    )
