"""Makes the file of compiled tables: `python -m dialogvakt_nlp.compiling`."""

from __future__ import annotations

# Loaded, so that all that is to be compiled is known.
from dialogvakt_nlp import pipeline
from dialogvakt_nlp.compiled import write_tables

_LOADED = (pipeline,)


if __name__ == "__main__":
    write_tables()
