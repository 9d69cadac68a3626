"""A value in somebody else's JSON: members that are used are read strictly, all others are let be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NoReturn

from dialogvakt.errors import InputError


@dataclass(frozen=True, slots=True)
class JsonNode:
    """A value, and where it stands; every reader raises `InputError` with that place, and never with the value."""

    source: str
    path: str
    value: Any

    def fail(self, problem: str, allowed: Sequence[str] = ()) -> NoReturn:
        """Raise what is wrong with this value."""
        raise InputError(self.source, self.path or None, problem, allowed=allowed)

    def member(self, name: str) -> JsonNode | None:
        """Return a member of an object, None if it is not there."""
        if not isinstance(self.value, dict):
            self.fail("is no object")
        return self._at(name, self.value[name]) if name in self.value else None

    def text(self, name: str) -> str | None:
        """Return a member that is a string."""
        member = self.member(name)
        if member is None:
            return None
        if not isinstance(member.value, str):
            member.fail("is no string")
        return member.value

    def members(self, name: str) -> Iterator[JsonNode]:
        """Yield what a list holds; nothing where the list is not there."""
        member = self.member(name)
        if member is None:
            return
        if not isinstance(member.value, list):
            member.fail("is no list")
        for index, value in enumerate(member.value):
            yield member._at(str(index), value)

    def _at(self, name: str, value: Any) -> JsonNode:
        return JsonNode(self.source, f"{self.path}.{name}" if self.path else name, value)
