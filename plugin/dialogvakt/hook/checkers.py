"""The checkers of a hook: one for each guideline and written standard that requests name."""

from __future__ import annotations

import copy
import threading
from collections.abc import Sequence

from dialogvakt.checker import Checker
from dialogvakt.draft import MAX_CHARACTERS, Draft
from dialogvakt.errors import InputError
from dialogvakt.hook.requests import SOURCE
from dialogvakt.report import Standard
from dialogvakt_rules import Catalogue

_Wish = tuple[str | None, Standard | None]


class Checkers:
    """Makes checkers and keeps them; may be used from several threads. Raises the loader's errors.

    `guideline` is for requests that name none; one that is a folder is the only one. `language` is for those that name
    none.
    """

    def __init__(
        self, guideline: str | None = None, folders: Sequence[str] = (), language: Standard | None = None
    ) -> None:
        self._folders = tuple(folders)
        self._language = language
        self._lock = threading.Lock()
        self.first = Checker(guideline, guidelines=self._folders, language=language)
        self._made: dict[_Wish, Checker] = {(None, language): self.first}
        ids = Catalogue(self._folders).ids
        self._alone = guideline is not None and guideline not in ids
        # A request may name what is known, and no folder: it may come from somebody who must not choose what is read.
        self.ids = (self.first.guideline.id,) if self._alone else tuple(sorted(ids))

    def of(self, guideline: str | None = None, language: Standard | None = None) -> Checker:
        """Return the checker that a request asks for; raises `InputError` for a guideline that is not known."""
        if guideline is not None and guideline not in self.ids:
            raise InputError(SOURCE, "guideline", "is not known", allowed=self.ids)
        wish = (None if self._alone else guideline, language or self._language)
        with self._lock:
            if wish not in self._made:
                self._made[wish] = self._make(*wish)
            return self._made[wish]

    def _make(self, guideline: str | None, language: Standard | None) -> Checker:
        if guideline is not None:
            return Checker(guideline, guidelines=self._folders, language=language)
        made = copy.copy(self.first)
        made.language = language
        return made

    def reload(self) -> tuple[str, ...]:
        """Read again what has changed on disk, and return which guidelines; the last good ones stay if this fails."""
        with self._lock:
            changed = [name for checker in self._made.values() for name in checker.reload()]
        return tuple(dict.fromkeys(changed))

    def warm_up(self) -> None:
        """Check what stands in the guideline itself, so that no request is the first of its kind."""
        for rule in self.first.guideline.rules:
            self.first.check(Draft(rule.example.in_language("nb")[:MAX_CHARACTERS]))
