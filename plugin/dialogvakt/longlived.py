"""Building what stays until the process ends."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def built_for_good() -> Iterator[None]:
    """Keep the garbage collector away from all that is built inside, now and later.

    It would walk through half a million new objects again and again, and afterwards stop a check for a fifth of a
    second now and then. Cyclic garbage that is there at the end stays, too; so this is for what is built once.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_enabled:
            gc.enable()
