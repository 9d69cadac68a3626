"""Which guideline is used where none is named; the name stands in `defaults.yaml`, so that Python names no hospital."""

from __future__ import annotations

from functools import cache

from dialogvakt.datafile import read_data


@cache
def default_guideline() -> str:
    """Return the id of the bundled guideline that is used where none is named."""
    data: dict[str, str] = read_data("defaults.yaml")
    return data["guideline"]
