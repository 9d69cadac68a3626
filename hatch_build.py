"""Compiles lexicons and bundled guidelines whenever the package is built, or installed for development."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE_ROOTS = ("plugin", "nlp", "rules")
FILES = ("/nlp/dialogvakt_nlp/compiled.bin", "/plugin/dialogvakt/guidelines.bin")


class CompilingHook(BuildHookInterface[Any]):
    """Makes the files, which git does not hold, and lets the wheel hold them."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile with the sources at hand, whatever is installed."""
        roots = [str(Path(self.root, name)) for name in SOURCE_ROOTS]
        # pip tells an isolated build by this variable where its libraries are.
        path = os.pathsep.join(filter(None, (*roots, os.environ.get("PYTHONPATH"))))
        environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
        subprocess.run([sys.executable, "-m", "dialogvakt.compiling"], check=True, env=environment)
        build_data["artifacts"].extend(FILES)
