"""Opens the guideline that its owner names: a folder, or an id."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dialogvakt_rules import Catalogue, Guideline, UnknownGuidelineError, load_guideline


def open_named(name: str, folders: Sequence[str | Path] = (), day: date | None = None) -> Guideline:
    """Return the guideline in a folder, or the version of one that is asked on a day (today's by default).

    `folders` hold more guidelines, beside the installed and the bundled ones. Raises the loader's errors.
    """
    if Path(name).is_dir():
        return load_guideline(name)
    catalogue = Catalogue(folders)
    try:
        return catalogue.load(name, day or date.today())
    except UnknownGuidelineError as unknown:
        try:
            return load_guideline(name)  # a base, which no message is held against
        except UnknownGuidelineError:
            raise unknown from None
