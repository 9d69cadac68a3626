"""Opens the guideline that its owner names: a folder, or an id."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dialogvakt_rules import Catalogue, Guideline, UnknownGuidelineError, load_guideline


def open_named(name: str, folders: Sequence[str | Path] = (), *, only: str | None = None) -> Guideline:
    """Return the guideline in a folder, or the version of one that is asked today; with `only`, that rule of it.

    `folders` hold more guidelines, beside the installed and the bundled ones. Raises the loader's errors.
    """
    if Path(name).is_dir():
        return load_guideline(name, only=only)
    try:
        return load_guideline(Catalogue(folders).head(name, date.today()).folder, only=only)
    except UnknownGuidelineError as unknown:
        try:
            return load_guideline(name, only=only)  # a base, which no message is held against
        except UnknownGuidelineError:
            raise unknown from None
