"""Bundled guidelines as the build has read them, unless somebody has changed one since."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dialogvakt_rules
from dialogvakt_nlp.store import Store
from dialogvakt_rules import Guideline, bundled_guidelines, load_guideline
from dialogvakt_rules.guidelinedata import from_data, to_data
from dialogvakt_rules.loader import BUNDLED, content_hash

# A guideline knows itself whether its files are still the same.
STORE = Store(
    Path(__file__).with_name("guidelines.bin"), Path(dialogvakt_rules.__file__).parent, (".py", "vocabulary.yaml")
)


def open_guideline(folder: Path) -> Guideline:
    """Return the guideline in a folder; raises the loader's errors."""
    if folder.parent == BUNDLED and folder.name in bundled_guidelines():
        guideline = from_data(_data(folder.name))
        if guideline.content_hash == content_hash(guideline.folders):
            return guideline
    return load_guideline(folder)


@STORE.compiled_for(bundled_guidelines)
def _data(name: str) -> Any:
    return to_data(load_guideline(BUNDLED / name))
