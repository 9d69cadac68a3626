"""What is wrong in a guideline's files, and where."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path


class GuidelineError(ValueError):
    """One problem in a guideline: `file`, `line`, `key`, `problem`, what is `allowed`, the `nearest` of these."""

    def __init__(
        self, file: str, line: int, key: str, problem: str, allowed: Sequence[str] = (), nearest: str | None = None
    ) -> None:
        """Keep the facts; the text is made from them."""
        self.file = file
        self.line = line
        self.key = key
        self.problem = problem
        self.allowed = tuple(allowed)
        self.nearest = nearest
        super().__init__(file, line, key, problem)

    def __str__(self) -> str:
        """The problem in words."""
        where = f"{self.file}:{self.line}: {self.key}: " if self.key else f"{self.file}:{self.line}: "
        allowed = f"; allowed: {', '.join(self.allowed)}" if self.allowed else ""
        nearest = f"; nearest: {self.nearest}" if self.nearest else ""
        return f"{where}{self.problem}{allowed}{nearest}"


class GuidelineErrors(ValueError):
    """All problems of one guideline, in the order of files and lines."""

    def __init__(self, errors: Sequence[GuidelineError]) -> None:
        """Sort the problems."""
        self.errors = tuple(sorted(errors, key=lambda error: (error.file, error.line, error.key)))
        super().__init__(self.errors)

    def __str__(self) -> str:
        """The problem in words."""
        return "\n".join(str(error) for error in self.errors)


class UnknownGuidelineError(ValueError):
    """A name that is neither a bundled guideline nor a folder: `name`, and the `allowed` bundled ones."""

    def __init__(self, name: str, allowed: Sequence[str]) -> None:
        """Keep the name and what it could have been."""
        self.name = name
        self.allowed = tuple(allowed)
        super().__init__(name, self.allowed)

    def __str__(self) -> str:
        """The problem in words."""
        near = nearest_word(self.name, self.allowed)
        hint = f"; nearest: {near}" if near else ""
        return f"no guideline {self.name!r}: neither a folder nor bundled; bundled: {', '.join(self.allowed)}{hint}"


class Problems:
    """Collects problems, so that all of them can be told at once."""

    def __init__(self) -> None:
        """Begin without problems."""
        self._errors: list[GuidelineError] = []

    def add(self, error: GuidelineError) -> None:
        """Keep one problem."""
        self._errors.append(error)

    def add_at(self, file: Path | str, line: int, key: str, problem: str) -> None:
        """Keep a problem that has no allowed words."""
        self.add(GuidelineError(str(file), line, key, problem))

    def raise_if_any(self) -> None:
        """Raise all problems found so far as one exception."""
        if self._errors:
            raise GuidelineErrors(self._errors)


def nearest_word(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that `word` most resembles, if any comes close."""
    found = difflib.get_close_matches(word, list(allowed), n=1, cutoff=0.6)
    return found[0] if found else None
