"""The product's own data files."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import yaml

# libyaml, where it is there, reads ten times faster, and every command waits for it.
_LOADER: Any = yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader


def read_data(name: str) -> Any:
    """Return what a YAML file of this package holds."""
    text = (files("dialogvakt") / name).read_text("utf-8")
    # Either loader makes plain data only.
    return yaml.load(text, Loader=_LOADER)  # noqa: S506  # nosec B506
