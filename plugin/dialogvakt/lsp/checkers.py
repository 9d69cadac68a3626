"""The checkers of a language server: one for each choice of settings, made when a draft first asks for it."""

from __future__ import annotations

from dialogvakt.checker import Checker
from dialogvakt.lsp.settings import Settings
from dialogvakt.report import Standard

_Wish = tuple[str | None, tuple[str, ...], Standard | None]


class Checkers:
    """Makes checkers and keeps them; to be used from one thread."""

    def __init__(self) -> None:
        self._made: dict[_Wish, Checker] = {}

    def of(self, settings: Settings) -> Checker:
        """Return the checker that settings ask for; raises the loader's errors."""
        wish = (settings.guideline, settings.guidelines, settings.language)
        if wish not in self._made:
            self._made[wish] = Checker(wish[0], guidelines=wish[1], language=wish[2])
        return self._made[wish]

    def reload(self) -> None:
        """Read again what has changed on disk; raises the loader's errors, and the last good guidelines stay."""
        for checker in self._made.values():
            checker.reload()
