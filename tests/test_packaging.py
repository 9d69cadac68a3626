"""The wheel holds exactly the three packages with their data, and works where the source tree is not."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE_ROOTS = {"dialogvakt": "plugin", "dialogvakt_nlp": "nlp", "dialogvakt_rules": "rules"}
# Made by the build.
COMPILED = {"dialogvakt_nlp/compiled.bin", "dialogvakt/guidelines.bin"}
DRAFT = "Til fastlegen. Kan dere ta en blodprøve om to uker? Hilsen sykepleier Kari Moe, Lungepoliklinikken."


def run(*command: str | Path, cwd: Path, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command without this checkout, or what the caller's shell adds to Python's path."""
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        input=stdin,
        env=environment | {"PYTHONUTF8": "1"},
        encoding="utf-8",
        capture_output=True,
        check=False,
    )


def run_well(*command: str | Path, cwd: Path) -> str:
    """Run a command that must succeed; a failure shows what it said."""
    done = run(*command, cwd=cwd)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def package_files() -> Iterator[str]:
    """Every file of the three packages as the wheel should name it."""
    for package, source_root in SOURCE_ROOTS.items():
        base = ROOT / source_root
        for path in (base / package).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts and not path.name.startswith("."):
                yield path.relative_to(base).as_posix()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel as it would be published: built from the source distribution, with the locked build tools."""
    out = tmp_path_factory.mktemp("dist")
    run_well(sys.executable, "-m", "build", "--no-isolation", "--outdir", out, ROOT, cwd=out)
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment's Python, with the wheel and this environment's libraries, but without the source tree."""
    home = tmp_path_factory.mktemp("elsewhere")
    venv.create(home, with_pip=False)
    python = home / "bin" / "python"
    (site,) = home.glob("lib/python*/site-packages")
    pip = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check"]
    run_well(*pip, "install", "--quiet", "--no-deps", "--no-index", "--target", site, wheel, cwd=home)
    # Python does not follow the .pth files of a folder named in one, so our editable install stays out of sight.
    libraries = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (site / "libraries.pth").write_text("\n".join(sorted(libraries)) + "\n", encoding="utf-8")
    return python


def test_the_wheel_holds_the_three_packages_and_all_their_files(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == {*package_files(), *COMPILED}


def test_the_wheel_has_data_and_type_marker_of_every_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {f"{package}/py.typed" for package in SOURCE_ROOTS} <= set(names)
    for package in ("dialogvakt_nlp", "dialogvakt_rules"):
        assert [name for name in names if name.startswith(f"{package}/") and name.endswith(".yaml")]


def test_the_wheel_carries_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (licence,) = [name for name in archive.namelist() if name.endswith(".dist-info/licenses/LICENSE")]
        assert archive.read(licence) == (ROOT / "LICENSE").read_bytes()


def built_from_a_copy(folder: Path, seconds: int, mask: int) -> Path:
    """A wheel from a copy of what goes into it, whose files are as old as told and readable to whom the mask lets."""
    source = folder / "source"
    for name in (*SOURCE_ROOTS.values(), "hatch_build.py", "pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / name, source / name)
    for path in source.rglob("*"):
        path.chmod((0o777 if path.is_dir() else 0o666) & ~mask)
        os.utime(path, (seconds, seconds))
    run_well(
        sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", folder / "dist", source, cwd=folder
    )
    (built,) = (folder / "dist").glob("*.whl")
    return built


def test_built_twice_in_other_places_and_at_other_times_the_wheel_is_the_same(tmp_path: Path) -> None:
    first = built_from_a_copy(tmp_path / "one", 1_700_000_000, 0o022)
    second = built_from_a_copy(tmp_path / "two" / "deeper", 1_750_000_000, 0o077)
    assert first.name == second.name
    assert first.read_bytes() == second.read_bytes()


def test_installed_elsewhere_nothing_comes_from_the_source_tree(elsewhere: Path) -> None:
    code = f"import json\nfrom importlib import import_module\nnames = {list(SOURCE_ROOTS)!r}\n"
    code += "print(json.dumps([import_module(name).__file__ for name in names]))"
    files = json.loads(run_well(elsewhere, "-c", code, cwd=elsewhere.parent))
    assert all(Path(file).is_relative_to(elsewhere.parents[1]) for file in files), files


@pytest.mark.parametrize("module", ["dialogvakt_nlp.compiled", "dialogvakt.openguideline"])
def test_installed_elsewhere_what_was_compiled_holds_for_its_sources(elsewhere: Path, module: str) -> None:
    code = f"from {module} import STORE; print(len(STORE.parts) > 0)"
    assert run_well(elsewhere, "-c", code, cwd=elsewhere.parent) == "True\n"


def test_installed_elsewhere_it_tells_its_version(elsewhere: Path, wheel: Path) -> None:
    version = wheel.name.split("-")[1]
    assert version in run_well(elsewhere, "-m", "dialogvakt", "--version", cwd=elsewhere.parent)


def test_installed_elsewhere_it_checks_a_draft(elsewhere: Path) -> None:
    done = run(elsewhere, "-m", "dialogvakt", "check", "--format", "json", "-", cwd=elsewhere.parent, stdin=DRAFT)
    assert done.returncode in (0, 1), done.stderr
    report = json.loads(done.stdout)
    assert report["version"] == 1
    assert report["language"] == "nb"
