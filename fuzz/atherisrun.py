"""One target under atheris, in a process of its own: `python -m fuzz.atherisrun TARGET [OPTION …] FOLDER…`."""

from __future__ import annotations

import os
import sys

import atheris

from fuzz import AGAIN

PACKAGES = ["dialogvakt", "dialogvakt_nlp", "dialogvakt_rules"]


def main() -> None:
    """Watch which code of ours runs, and let inputs grow that reach more of it."""
    name, *options = sys.argv[1:]
    with atheris.instrument_imports(include=PACKAGES):
        from fuzz.targets import TARGETS, load_all

        # What is loaded late would count as the time of the first input.
        load_all()
    # To shrink a corpus, libFuzzer starts itself again, by this name.
    atheris.Setup([os.environ.get(AGAIN, sys.argv[0]), *options], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
