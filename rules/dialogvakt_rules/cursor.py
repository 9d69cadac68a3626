"""A place in a YAML file that knows how to read what stands there, and how to say what is wrong with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from dialogvakt_rules.bilingual import Bilingual
from dialogvakt_rules.errors import GuidelineError, Problems, nearest_word
from dialogvakt_rules.fact import DECIMALS, LARGEST_NUMBER
from dialogvakt_rules.yamlfile import KeyPath, Value, YamlFile, dotted

Word = TypeVar("Word", bound=str)


@dataclass(frozen=True, slots=True)
class Cursor:
    """One value of a file; a method that cannot read it tells `problems` and returns something harmless."""

    file: YamlFile
    problems: Problems
    path: KeyPath
    value: Value

    @classmethod
    def top(cls, file: YamlFile, problems: Problems) -> Cursor:
        """The whole file."""
        return cls(file, problems, (), file.data)

    @property
    def key(self) -> str:
        """The last key of the path."""
        return str(self.path[-1]) if self.path else ""

    def fail(self, problem: str, allowed: Collection[str] = (), given: str | None = None) -> None:
        """Tell a problem at this place; the allowed word nearest to `given` is offered."""
        near = nearest_word(given, allowed) if given is not None else None
        key = dotted(self.path)
        self.problems.add(GuidelineError(self.file.name, self.file.line(self.path), key, problem, tuple(allowed), near))

    def fields(self, required: Collection[str] = (), optional: Collection[str] = ()) -> dict[str, Cursor]:
        """The values of a mapping with exactly these keys; unknown, missing and empty ones are told."""
        found = self.entries()
        allowed = (*required, *optional)
        for key in [key for key in found if key not in allowed]:
            found.pop(key).fail("unknown key", allowed, key)
        if isinstance(self.value, dict):
            for key in required:
                if key not in self.value:
                    self.fail(f"the key {key!r} is missing")
        return found

    def entries(self) -> dict[str, Cursor]:
        """The values of a mapping whose keys may be any words."""
        if not isinstance(self.value, dict):
            self.fail("must be a mapping (key: value)")
            return {}
        return {key: Cursor(self.file, self.problems, (*self.path, key), value) for key, value in self.value.items()}

    def items(self) -> tuple[Cursor, ...]:
        """The values of a list."""
        if not isinstance(self.value, list):
            self.fail("must be a list")
            return ()
        return tuple(
            Cursor(self.file, self.problems, (*self.path, index), value) for index, value in enumerate(self.value)
        )

    def text(self) -> str:
        """A text that is not empty."""
        if isinstance(self.value, str) and self.value.strip():
            return self.value.strip()
        if isinstance(self.value, str) or self.value is None:
            self.fail("must be a text, and it is empty")
        else:
            self.fail("must be a text; put quotes around it")
        return ""

    def texts(self) -> tuple[str, ...]:
        """A list of different texts."""
        found: list[str] = []
        for item in self.items():
            text = item.text()
            if text in found:
                item.fail("stands twice in the list")
            found.append(text)
        return tuple(found)

    def choice(self, allowed: Collection[Word]) -> Word:
        """One of the allowed words, of which there must be at least one."""
        for word in allowed:
            if word == self.value:
                return word
        self.fail(f"{shown(self.value)} is not allowed", allowed, self.value if isinstance(self.value, str) else None)
        return next(iter(allowed))

    def whole(self) -> int:
        """A whole number that is not negative."""
        if isinstance(self.value, int) and not isinstance(self.value, bool) and self.value >= 0:
            return self.value
        self.fail("must be a whole number, 0 or more")
        return 0

    def number(self) -> float | int:
        """A number that the rules can compare."""
        if not isinstance(self.value, int | float) or isinstance(self.value, bool):
            self.fail("must be a number")
            return 0
        if abs(self.value) > LARGEST_NUMBER or self.value != round(self.value, DECIMALS):
            self.fail("must be a number of at most a billion, with at most six decimals")
            return 0
        return self.value

    def boolean(self) -> bool:
        """True or false."""
        if isinstance(self.value, bool):
            return self.value
        self.fail(f"{shown(self.value)} is not allowed", ("true", "false"))
        return False

    def date_or(self, *words: str) -> date | None:
        """A date, or None for one of the words."""
        if isinstance(self.value, date):
            return self.value
        if not (isinstance(self.value, str) and self.value in words):
            self.fail(f"{shown(self.value)} is no date", ("YYYY-MM-DD", *words))
        return None

    def bilingual(self) -> Bilingual:
        """A text in both written standards."""
        parts = self.fields(("nb", "nn"))
        return Bilingual(*(parts[code].text() if code in parts else "" for code in ("nb", "nn")))


def shown(value: Value) -> str:
    """How a value of a guideline file is quoted in an error."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict | list):
        return "this"
    return "nothing" if value is None else repr(str(value)[:60])
