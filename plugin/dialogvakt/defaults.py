"""Which guideline is used where none is named; the name stands in `defaults.yaml`, so that Python names no hospital."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import yaml


@cache
def default_guideline() -> str:
    """Return the id of the bundled guideline that is used where none is named."""
    data: dict[str, str] = yaml.safe_load((files("dialogvakt") / "defaults.yaml").read_text("utf-8"))
    return data["guideline"]
