"""Building what stays for long, or until the process ends."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector away while much is loaded: it would walk through the new objects again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def built_for_good() -> Iterator[None]:
    """Keep the garbage collector away from all that is built inside, now and later.

    Afterwards it would stop a check for a fifth of a second now and then. Cyclic garbage that is there at the end
    stays, too; so this is for what is built once.
    """
    with collector_paused():
        yield
        gc.freeze()
