"""Code points inside, UTF-16 units where a surface asks for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import Literal

Offsets = Literal["code-points", "utf-16"]

_BASIC_PLANE = "\uffff"


def converter(text: str, offsets: Offsets) -> Callable[[int], int]:
    """Return a function that turns a code-point offset of `text` into one of the kind asked for."""
    wide = [index for index, character in enumerate(text) if character > _BASIC_PLANE] if offsets == "utf-16" else []
    if not wide:
        return lambda offset: offset
    return lambda offset: offset + bisect_left(wide, offset)
