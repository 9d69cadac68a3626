"""Compiles the tables of the lexicons whenever the package is built or installed for development."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE_ROOT = "nlp"
FILE = f"{SOURCE_ROOT}/dialogvakt_nlp/compiled.bin"


class TablesHook(BuildHookInterface[Any]):
    """Makes the file, which git does not hold, and lets the wheel hold it."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile with the sources at hand, whatever is installed."""
        # pip tells an isolated build by this variable where its libraries are.
        path = os.pathsep.join(filter(None, (str(Path(self.root, SOURCE_ROOT)), os.environ.get("PYTHONPATH"))))
        environment = {**os.environ, "PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
        subprocess.run([sys.executable, "-m", "dialogvakt_nlp.compiling"], check=True, env=environment)
        build_data["artifacts"].append(f"/{FILE}")
