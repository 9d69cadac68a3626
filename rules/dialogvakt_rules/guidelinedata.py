"""A bundled guideline as plain data (tuples, lists, dicts, texts, numbers), and back: to be kept for the next start."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from dialogvakt_rules import bilingual, condition, guideline, services, validity, vocabulary
from dialogvakt_rules.guideline import Guideline
from dialogvakt_rules.loader import BUNDLED

_MODULES = (bilingual, condition, guideline, services, validity, vocabulary)
# What stands for a value that is no plain one: a list of its type and what it is made from. Guidelines hold no lists.
_TYPES: dict[str, Any] = {
    **{cls.__name__: cls for module in _MODULES for cls in vars(module).values() if isinstance(cls, type)},
    "date": date.fromordinal,
    "Path": BUNDLED.joinpath,
}


def to_data(loaded: Guideline) -> Any:
    """Return a bundled guideline as plain data."""
    return _data_of(loaded)


def from_data(data: Any) -> Guideline:
    """Return the guideline that was made plain data."""
    found: Guideline = _value_of(data)
    return found


def _data_of(value: Any) -> Any:
    if is_dataclass(value):
        parts = [_data_of(getattr(value, field.name)) for field in fields(value) if field.init]
        return [type(value).__name__, *parts]
    if isinstance(value, tuple):
        return tuple(map(_data_of, value))
    if isinstance(value, Mapping):
        return {key: _data_of(item) for key, item in value.items()}
    if isinstance(value, date):
        return ["date", value.toordinal()]
    if isinstance(value, Path):
        return ["Path", value.relative_to(BUNDLED).as_posix()]
    if value is None or isinstance(value, str | int | float):
        return value
    raise TypeError(f"a guideline holds {type(value).__name__}, which is no plain data")


def _value_of(data: Any) -> Any:
    kind = type(data)
    if kind is list:
        return _TYPES[data[0]](*map(_value_of, data[1:]))
    if kind is tuple:
        return tuple(map(_value_of, data))
    if kind is dict:
        return {key: _value_of(item) for key, item in data.items()}
    return data
