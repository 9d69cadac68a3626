"""A guideline outside this project runs its cases under pytest, and is found by all who can be told of it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dialogvakt.testing import guideline_cases
from dialogvakt_rules import GuidelineErrors
from tests.plugin.conftest import environment
from tests.plugin.workbench.conftest import change, folder

__all__ = ["folder"]

EXTERNAL = Path(__file__).resolve().parents[2] / "examples" / "external-guideline"
NAME = "nordvik-sykehus"


def run(*arguments: str | Path, cwd: Path, site: Path | None = None) -> subprocess.CompletedProcess[str]:
    env = environment(None)
    if site is not None:
        env = {**env, "PYTHONPATH": os.pathsep.join([str(site), str(EXTERNAL), *sys.path])}
    command = [sys.executable, "-m", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, env=env)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """What an installer writes for the package: its name and its entry points."""
    info = tmp_path / "site" / "nordvik_guideline-1.0.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: nordvik-guideline\nVersion: 1.0.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[dialogvakt.guidelines]\nnordvik = nordvik_guideline\n", "utf-8")
    return info.parent


def test_an_installed_guideline_is_listed_and_its_own_tests_run(site: Path, tmp_path: Path) -> None:
    assert NAME in run("dialogvakt", "guideline", "list", cwd=tmp_path, site=site).stdout
    tests = EXTERNAL / "tests"
    result = run("pytest", "-q", "-p", "no:cacheprovider", "--rootdir", tests, tests, cwd=tmp_path, site=site)
    assert result.returncode == 0, result.stdout + result.stderr
    assert " passed" in result.stdout


def test_a_guideline_in_a_folder_governs_drafts_to_its_hospital(tmp_path: Path) -> None:
    (tmp_path / "draft.txt").write_text("Ring oss.", "utf-8")
    (tmp_path / "draft.context.json").write_text('{"recipient_organisation": {"name": "Nordvik sykehus"}}', "utf-8")
    command = ("dialogvakt", "check", "draft.txt", "--format", "json")
    folders = ("--guidelines", EXTERNAL / "nordvik_guideline")
    assert '"very-short"' in run(*command, *folders, cwd=tmp_path).stdout
    assert '"very-short"' not in run(*command, cwd=tmp_path).stdout


def test_every_case_is_given_and_one_that_fails_says_what_was_found(folder: Path) -> None:
    change(folder / "rules" / "critical-value.cases.yaml", "Kalium 6.3", "Kalium 5.3")
    cases = {str(case): case for case in guideline_cases(folder)}
    assert len(cases) == 5
    cases["critical-value: passes: below"].check()
    with pytest.raises(AssertionError, match=r"must be flagged; found: nothing; draft: 'Kalium 5\.3"):
        cases["critical-value: flags: just above"].check()


def test_whatever_is_wrong_in_the_guideline_is_raised_at_once(folder: Path) -> None:
    change(folder / "rules" / "too-long.yaml", "severity: info", "severity: slight")
    change(folder / "rules" / "critical-value.cases.yaml", "rule: critical-value", "rule: critical")
    with pytest.raises(GuidelineErrors) as raised:
        guideline_cases(folder)
    assert len(raised.value.errors) == 2
