"""Makes the files of what takes long to work out, for the lexicons and for the bundled guidelines.

`python -m dialogvakt.compiling`, which the build runs.
"""

from __future__ import annotations

from dialogvakt.openguideline import STORE as GUIDELINES

# Loaded, so that all that is to be compiled is known.
from dialogvakt_nlp import pipeline
from dialogvakt_nlp.compiled import STORE as LEXICONS

_LOADED = (pipeline,)


def compile_all() -> None:
    """Write both files anew."""
    for store in (LEXICONS, GUIDELINES):
        store.write()


if __name__ == "__main__":
    compile_all()
