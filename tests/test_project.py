"""Version, changelog, lock files and layout say the same thing everywhere."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import dialogvakt

ROOT = Path(__file__).resolve().parents[1]
LOCKS = (
    "requirements-build.lock",
    "requirements.lock",
    "requirements-dev.lock",
    "requirements-fuzz.lock",
    "requirements-audit.lock",
    "requirements-mutants.lock",
)
PLATFORMS = [
    {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": system, "os_name": "posix"}
    for python in ("3.11", "3.12", "3.13")
    for system in ("linux", "darwin")
]


@dataclass(frozen=True, slots=True)
class Pin:
    """One entry of a lock file."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        return str(self.requirement.specifier).removeprefix("==")

    def holds_on(self, platform: dict[str, str]) -> bool:
        return self.requirement.marker is None or self.requirement.marker.evaluate(platform)


@cache
def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@cache
def pins(lock: str) -> tuple[Pin, ...]:
    text = re.sub(r"^ *#.*\n", "", (ROOT / lock).read_text(encoding="utf-8"), flags=re.MULTILINE)
    entries = [line.split("--hash=") for line in text.replace("\\\n", "").splitlines()]
    return tuple(Pin(Requirement(first), tuple(item.strip() for item in rest)) for first, *rest in entries)


def wanted(lock: str) -> Iterator[Requirement]:
    """What pyproject.toml asks of a lock file."""
    groups = project()["dependency-groups"]
    lists = {
        "requirements-build.lock": [groups["build"], project()["build-system"]["requires"]],
        "requirements.lock": [project()["project"]["dependencies"]],
        "requirements-dev.lock": [groups["build"], groups["dev"], project()["project"]["dependencies"]],
        "requirements-fuzz.lock": [groups["fuzz"]],
        "requirements-audit.lock": [groups["audit"]],
        "requirements-mutants.lock": [groups["mutants"]],
    }
    return (Requirement(item) for items in lists[lock] for item in items if isinstance(item, str))


def test_the_version_comes_from_the_package_metadata() -> None:
    assert project()["project"]["version"] == importlib.metadata.version("dialogvakt") == dialogvakt.__version__


def test_no_package_writes_the_version_down_again() -> None:
    version = project()["project"]["version"]
    for package in ("plugin/dialogvakt", "nlp/dialogvakt_nlp", "rules/dialogvakt_rules"):
        for file in (ROOT / package).rglob("*.py"):
            assert f'"{version}"' not in file.read_text(encoding="utf-8"), file


def test_the_changelog_has_a_dated_entry_for_the_version() -> None:
    heading = rf"^## \[{re.escape(project()['project']['version'])}\] - \d{{4}}-\d\d-\d\d$"
    assert re.search(heading, (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), flags=re.MULTILINE)


def test_the_changelog_names_every_rule() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    files = (ROOT / "rules/dialogvakt_rules/guidelines").glob("*/rules/*.yaml")
    rules = {file.name.split(".")[0] for file in files}
    assert rules
    assert {rule for rule in rules if f"`{rule}`" not in changelog} == set()


@pytest.mark.parametrize("root", ["plugin", "nlp", "rules"])
def test_each_source_root_holds_one_package_and_nothing_else(root: str) -> None:
    names = {path.name for path in (ROOT / root).iterdir() if path.name != "__pycache__" and path.name[0] != "."}
    assert names == {"plugin": {"dialogvakt"}, "nlp": {"dialogvakt_nlp"}, "rules": {"dialogvakt_rules"}}[root]


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_entry_with_hashes(lock: str) -> None:
    assert pins(lock)
    for pin in pins(lock):
        assert re.fullmatch(r"==[\w.]+", str(pin.requirement.specifier)), pin
        assert pin.hashes, pin
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", item) for item in pin.hashes), pin


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_no_address_and_no_path(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    assert not re.search(r"://|index-url|find-links|trusted-host|file:| @ |^-e |(^|[\s'\"])\.{0,2}/", text)


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: "-".join(list(platform.values())[::2][:2]))
def test_a_lock_satisfies_the_ranges_of_pyproject_on_each_platform(lock: str, platform: dict[str, str]) -> None:
    locked: dict[str, list[str]] = {}
    for pin in pins(lock):
        if pin.holds_on(platform):
            locked.setdefault(pin.name, []).append(pin.version)
    assert all(len(versions) == 1 for versions in locked.values()), locked
    for requirement in wanted(lock):
        (version,) = locked[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), f"{requirement} is locked at {version}"


def test_the_locks_agree_with_each_other() -> None:
    everything = {(pin.name, pin.version) for pin in pins("requirements-dev.lock")}
    for lock in ("requirements-build.lock", "requirements.lock"):
        assert {(pin.name, pin.version) for pin in pins(lock)} <= everything


def test_no_python_names_an_organisation_that_a_guideline_is_for() -> None:
    guidelines = (ROOT / "rules" / "dialogvakt_rules" / "guidelines").glob("*/guideline.yaml")
    scopes = [yaml.safe_load(path.read_text(encoding="utf-8")).get("scope", {}) for path in guidelines]
    names = {name for scope in scopes for name in scope.get("names", ())}
    assert len(names) >= 5
    sources = [path for root in ("plugin", "nlp", "rules") for path in sorted((ROOT / root).rglob("*.py"))]
    found = {(path.name, name) for path in sources for name in names if name in path.read_text(encoding="utf-8")}
    assert found == set()
