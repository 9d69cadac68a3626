"""What the lexicons come to, kept in a file beside this module; see `Store`."""

from __future__ import annotations

from pathlib import Path

from dialogvakt_nlp.store import Store

STORE = Store(Path(__file__).with_name("compiled.bin"), Path(__file__).parent, (".py", ".yaml", ".csv", ".txt", ".npz"))
compiled = STORE.compiled
compiled_for = STORE.compiled_for
compiled_bytes = STORE.compiled_bytes
