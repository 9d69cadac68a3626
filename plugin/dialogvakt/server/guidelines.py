"""The guidelines that the service knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from dialogvakt.choosing import choose_guideline
from dialogvakt.defaults import default_guideline
from dialogvakt.draft import Context
from dialogvakt_rules import Catalogue, Guideline, load_guideline

_load = lru_cache(maxsize=None)(load_guideline)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What checkers are made from (see `Checker`), and the ids that can be asked for.

    The first id is that of drafts that nothing else decides on. `alone`: the guideline is a folder, and the only one.
    """

    guideline: str | None
    folders: tuple[str, ...]
    ids: tuple[str, ...]
    alone: bool


class KnownGuidelines(Mapping[str, Guideline]):
    """The guidelines by id, each in the version of today; the first one is that of drafts that nothing else decides on.

    Raises the loader's errors for any that cannot be read.
    """

    def __init__(self, guideline: str | None = None, folders: tuple[str, ...] = ()) -> None:
        self._catalogue = Catalogue(folders)
        self._folder: Path | None = None
        first = default_guideline() if guideline is None else guideline
        ids = tuple(sorted(self._catalogue.ids, key=lambda name: (name != first, name)))
        if guideline is not None and guideline not in ids:
            loaded = load_guideline(guideline)
            self._folder, ids = loaded.folder, (loaded.id,)
        self.shelf = Shelf(guideline, folders, ids, self._folder is not None)
        for name in ids:
            self[name]

    def __getitem__(self, name: str) -> Guideline:
        """Return a guideline; raises `KeyError`."""
        if name not in self.shelf.ids:
            raise KeyError(name)
        return _load(self._folder or self._catalogue.head(name, date.today()).folder)

    def governing(self, context: Context) -> Guideline:
        """Return the guideline that a message is held against."""
        if self.shelf.alone:
            return self[self.shelf.ids[0]]
        return self[choose_guideline(self._catalogue, context, self.shelf.guideline, self.shelf.ids[0]).id]

    def __iter__(self) -> Iterator[str]:
        """Return the ids."""
        return iter(self.shelf.ids)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.shelf.ids)
