"""An environment of its own for each tool, made once and again when what is pinned changes."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PLACE = ROOT / "build" / "peers"
WORKER = HERE / "worker.py"


class CannotInstallError(Exception):
    """A tool that cannot be had here."""


class Tool:
    """Something that is measured: dialogvakt itself, in the environment that we run in."""

    name = "dialogvakt"
    module = "dialogvakttool"

    @property
    def version(self) -> str:
        """The version that is measured."""
        from dialogvakt.version import __version__

        return __version__

    def command(self) -> list[str]:
        """Return what measures it, but for the file of data; raises `CannotInstallError`."""
        return [sys.executable, str(WORKER), self.module]

    @property
    def folder(self) -> Path:
        """The folder that its process starts in."""
        return ROOT


class PythonPeer(Tool):
    """A tool from a lock file in `requirements/`."""

    def __init__(self, name: str, module: str) -> None:
        self.name = name
        self.module = module
        self._lock = HERE / "requirements" / f"{name}.lock"

    @property
    def version(self) -> str:
        """The version that is pinned."""
        pins = self._lock.read_text(encoding="utf-8").splitlines()
        return next(pin.removeprefix(f"{self.name}==").split()[0] for pin in pins if pin.startswith(f"{self.name}=="))

    @property
    def folder(self) -> Path:
        """Its environment."""
        return PLACE / self.name

    def command(self) -> list[str]:
        """Install it if need be."""
        python = self.folder / "bin" / "python"
        if _is_outdated(self.folder, self._lock):
            venv.create(self.folder, with_pip=True)
            pip = [str(python), "-m", "pip", "install", "-qq", "--disable-pip-version-check", "--require-hashes"]
            _install([*pip, "--requirement", str(self._lock)], self.folder, self._lock)
        return [str(python), str(WORKER), self.module]


class Textlint(Tool):
    """textlint, from its lock file in `textlint/`."""

    name = "textlint"
    module = "textlinttool.mjs"
    folder = PLACE / "textlint"
    _lock = HERE / "textlint" / "package-lock.json"

    @property
    def version(self) -> str:
        """The version that is pinned."""
        packages = json.loads(self._lock.read_text(encoding="utf-8"))["packages"]
        return str(packages["node_modules/textlint"]["version"])

    def command(self) -> list[str]:
        """Install it if need be."""
        if _is_outdated(self.folder, self._lock):
            for file in (self._lock, self._lock.with_name("package.json")):
                shutil.copy(file, self.folder)
            npm = ["npm", "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"]
            _install(npm, self.folder, self._lock)
        # Else Node would forget the compiled expressions between drafts, and make them again for each.
        return ["node", "--no-flush-bytecode", str(HERE / "tools" / self.module)]


TOOLS: Sequence[Tool] = (
    Tool(),
    PythonPeer("medspacy", "medspacytool"),
    PythonPeer("negspacy", "negspacytool"),
    PythonPeer("presidio-analyzer", "presidiotool"),
    PythonPeer("proselint", "proselinttool"),
    Textlint(),
)


def _is_outdated(folder: Path, lock: Path) -> bool:
    """Tell whether an environment is not what its lock file asks for; if so, leave an empty folder."""
    stamp = folder / "installed"
    if stamp.exists() and stamp.read_text(encoding="ascii") == _digest(lock):
        return False
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return True


def _install(command: Sequence[str], folder: Path, lock: Path) -> None:
    try:
        subprocess.run(command, cwd=folder, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        raise CannotInstallError from error
    (folder / "installed").write_text(_digest(lock), encoding="ascii")


def _digest(lock: Path) -> str:
    return hashlib.sha256(lock.read_bytes()).hexdigest()
