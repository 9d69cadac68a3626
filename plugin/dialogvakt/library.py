"""The guidelines that one checker can ask: a single one, or whichever governs a draft."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Protocol

from dialogvakt.bound import BoundGuideline
from dialogvakt.choosing import Choice, choose_guideline
from dialogvakt.defaults import default_guideline
from dialogvakt.draft import Context
from dialogvakt.openguideline import open_guideline
from dialogvakt_rules import Catalogue, Guideline, load_guideline


class Library(Protocol):
    """Gives each draft the guideline to ask; raises the loader's errors for one that cannot be read."""

    @property
    def first(self) -> BoundGuideline:
        """The guideline that is asked where no organisation decides."""

    def choose(self, context: Context, day: date) -> tuple[BoundGuideline, Choice]:
        """Return the guideline for a draft, and why it is that one."""

    def on(self, name: str, day: date) -> BoundGuideline:
        """Return the version of a guideline that is asked on a day."""

    def of(self, name: str, version: str) -> BoundGuideline:
        """Return one version of a guideline."""

    def read_again(self, day: date) -> tuple[Library, tuple[str, ...]]:
        """Return a library of what stands on disk now, and the ids of the guidelines that have changed."""


def open_library(guideline: str | Path | Guideline | None, folders: Sequence[str | Path], day: date) -> Library:
    """Return the library for what a checker was asked for: see `Checker`."""
    if isinstance(guideline, Guideline):
        return OneGuideline(BoundGuideline(guideline))
    catalogue = Catalogue(folders)
    if guideline is not None and (isinstance(guideline, Path) or guideline not in catalogue.ids):
        return OneGuideline(BoundGuideline(load_guideline(guideline)))
    return ManyGuidelines(catalogue, guideline, day)


class OneGuideline:
    """A library of one, for whatever draft."""

    def __init__(self, bound: BoundGuideline) -> None:
        self.first = bound
        self._choice = Choice(bound.guideline.id, "named")

    def choose(self, context: Context, day: date) -> tuple[BoundGuideline, Choice]:
        """Return the guideline."""
        return self.first, self._choice

    def on(self, name: str, day: date) -> BoundGuideline:
        """Return the guideline."""
        return self.first

    def of(self, name: str, version: str) -> BoundGuideline:
        """Return the guideline."""
        return self.first

    def read_again(self, day: date) -> tuple[Library, tuple[str, ...]]:
        """Return a library with the guideline as it stands in its folder now."""
        guideline = load_guideline(self.first.guideline.folder)
        if guideline.content_hash == self.first.guideline.content_hash:
            return self, ()
        return OneGuideline(BoundGuideline(guideline)), (guideline.id,)


class ManyGuidelines:
    """The guidelines of a catalogue, each read when it is first asked; `named` is preferred to the default."""

    def __init__(self, catalogue: Catalogue, named: str | None, day: date) -> None:
        self._catalogue = catalogue
        self._named = named
        self._default = default_guideline()
        self._bound: dict[Path, BoundGuideline] = {}
        self._lock = threading.Lock()
        self.first = self.on(named or self._default, day)

    def choose(self, context: Context, day: date) -> tuple[BoundGuideline, Choice]:
        """Choose by the organisations of the context, then the name, then the default."""
        choice = choose_guideline(self._catalogue, context, self._named, self._default)
        return self.on(choice.id, day), choice

    def on(self, name: str, day: date) -> BoundGuideline:
        """Return the version of a guideline that is asked on a day."""
        return self._read(self._catalogue.head(name, day).folder)

    def of(self, name: str, version: str) -> BoundGuideline:
        """Return one version of a guideline."""
        heads = self._catalogue.heads
        return self._read(next(head.folder for head in heads if (head.id, head.version) == (name, version)))

    def read_again(self, day: date) -> tuple[Library, tuple[str, ...]]:
        """Return a library that has read anew whatever this one has read; nothing of this one changes."""
        fresh = ManyGuidelines(Catalogue(self._catalogue.places), self._named, day)
        changed = []
        for folder, bound in list(self._bound.items()):
            if not folder.is_dir():
                changed.append(bound.guideline.id)
                continue
            new = fresh._read(folder)
            if new.guideline.content_hash == bound.guideline.content_hash:
                fresh._bound[folder] = bound
            else:
                changed.append(new.guideline.id)
        return fresh, tuple(dict.fromkeys(changed))

    def _read(self, folder: Path) -> BoundGuideline:
        bound = self._bound.get(folder)
        if bound is None:
            with self._lock:
                bound = self._bound.get(folder) or BoundGuideline(open_guideline(folder))
                self._bound[folder] = bound
        return bound
