"""Which version this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("dialogvakt")
except PackageNotFoundError:  # run from a source tree that nobody installed
    __version__ = "0+unknown"
