"""What the rules see of a draft: labels, booleans and small numbers, never its text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TypeAlias

Attribute: TypeAlias = str | bool | int | float
FactKey: TypeAlias = tuple[Attribute, ...]

LARGEST_NUMBER = 1_000_000_000
DECIMALS = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing known about a draft; `times` is how often it stands there, its places are kept elsewhere under `id`.

    Numbers keep six decimals. One that is not finite or is larger than a billion is left out: the rules then do not
    know it.
    """

    id: str
    kind: str
    label: str
    attributes: Mapping[str, Attribute] = field(default_factory=dict, hash=False)
    times: int = 1
    key: FactKey = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Freeze the attributes and work out the key under which equal facts are found."""
        if self.times < 1:
            raise ValueError("a fact stands at least once")
        kept: dict[str, Attribute] = {}
        key: list[Attribute] = [self.kind, self.label]
        for name, value in sorted(self.attributes.items()):
            if not isinstance(value, str):
                if not _usable(value):
                    continue
                value = _rounded(value)
            kept[name] = value
            # True == 1 in Python; the rules tell them apart.
            key += (name, isinstance(value, bool), value)
        object.__setattr__(self, "attributes", MappingProxyType(kept))
        object.__setattr__(self, "key", tuple(key))

    def named(self, identity: str, times: int) -> Fact:
        """Return the same fact under another id, standing there another number of times."""
        if times < 1:
            raise ValueError("a fact stands at least once")
        fact = object.__new__(Fact)
        mine = (identity, self.kind, self.label, self.attributes, times, self.key)
        for name, value in zip(Fact.__slots__, mine, strict=True):
            object.__setattr__(fact, name, value)
        return fact

    def __reduce__(self) -> tuple[type[Fact], tuple[str, str, str, dict[str, Attribute], int]]:
        """Let facts be copied and sent between processes."""
        return Fact, (self.id, self.kind, self.label, dict(self.attributes), self.times)

    def get(self, name: str) -> Attribute | None:
        """The label or an attribute; None when it is not known."""
        return self.label if name == "label" else self.attributes.get(name)


def _usable(value: Attribute) -> bool:
    if isinstance(value, str | bool):
        return True
    return abs(value) <= LARGEST_NUMBER  # false for nan, too


def _rounded(value: Attribute) -> Attribute:
    return round(value, DECIMALS) if isinstance(value, float) else value
