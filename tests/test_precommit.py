"""The pre-commit hook, with the real pre-commit on a scratch repository of standard phrases, without network."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from shutil import copy

import pytest
import yaml

from tests.plugin.conftest import NORDVIK, ROOT, environment

MANIFEST = ROOT / ".pre-commit-hooks.yaml"
GOOD = "Pasienten sover godt. Hilsen Kari Moe, Hjertesykdommer"
BAD = "Pas. sover godt. Hilsen Kari Moe, Hjertesykdommer"


class Repository:
    """A git repository, and pre-commit on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        scripts = str(Path(sys.executable).parent)
        self._environment = environment(
            {
                "PATH": os.pathsep.join((scripts, os.environ["PATH"])),
                "PRE_COMMIT_HOME": str(folder.parent / "cache"),
                "GIT_CONFIG_GLOBAL": os.devnull,
                "GIT_CONFIG_NOSYSTEM": "1",
                **{
                    f"GIT_{who}_{what}": "kari@nordvik.example"
                    for who in ("AUTHOR", "COMMITTER")
                    for what in ("NAME", "EMAIL")
                },
            }
        )
        self.run("git", "init", "--quiet", check=True)

    def run(self, *command: str, check: bool = False) -> subprocess.CompletedProcess[str]:
        """Run a command in it."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=check,
        )

    def commit(self) -> subprocess.CompletedProcess[str]:
        """Commit all files, as far as the hooks let one."""
        self.run("git", "add", "--all", check=True)
        return self.run("git", "commit", "--quiet", "--message", "Phrases")

    def precommit(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run pre-commit."""
        return self.run(sys.executable, "-m", "pre_commit", *arguments)


@pytest.fixture
def phrases(tmp_path: Path) -> Repository:
    """Standard phrases, one good and one bad, whose hook comes from a repository with this project's manifest."""
    hooks = Repository(tmp_path / "hooks")
    copy(MANIFEST, hooks.folder)
    assert hooks.commit().returncode == 0
    revision = hooks.run("git", "rev-parse", "HEAD", check=True).stdout.strip()
    repository = Repository(tmp_path / "phrases")
    hook = {"id": "dialogvakt-system", "files": "^phrases/"}
    config = {"repos": [{"repo": str(hooks.folder), "rev": revision, "hooks": [hook]}]}
    (repository.folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    settings = f"guideline = {json.dumps(str(NORDVIK))}\n"
    (repository.folder / ".dialogvakt.toml").write_text(settings, encoding="utf-8")
    (repository.folder / "requirements.txt").write_text("Pas. is no package\n", encoding="utf-8")
    (repository.folder / "phrases").mkdir()
    (repository.folder / "phrases" / "good.txt").write_text(GOOD, encoding="utf-8")
    (repository.folder / "phrases" / "good.context.json").write_text('{"sender_side": "hospital"}', encoding="utf-8")
    (repository.folder / "phrases" / "README.md").write_text(BAD, encoding="utf-8")
    (repository.folder / "phrases" / "bad.txt").write_text(BAD, encoding="utf-8")
    return repository


def test_a_bad_phrase_is_not_committed_until_it_is_good(phrases: Repository) -> None:
    assert phrases.precommit("install").returncode == 0
    refused = phrases.commit()
    assert refused.returncode == 1
    assert "[abbreviation]" in refused.stdout
    assert "phrases/bad.txt" in refused.stdout
    assert "requirements.txt" not in refused.stdout
    (phrases.folder / "phrases" / "bad.txt").write_text(GOOD, encoding="utf-8")
    assert phrases.commit().returncode == 0


def test_a_dismissed_finding_lets_the_phrase_pass(phrases: Repository) -> None:
    phrases.run("git", "add", "--all", check=True)
    assert phrases.precommit("run", "--all-files").returncode == 1
    dismissing = ("-m", "dialogvakt", "check", "phrases/bad.txt", "--add-dismissals", "The name of a ward")
    assert phrases.run(sys.executable, *dismissing).returncode == 0
    passed = phrases.precommit("run", "--all-files")
    assert passed.returncode == 0, passed.stdout
    assert "Passed" in passed.stdout


def test_both_hooks_of_the_manifest_run_the_same(tmp_path: Path) -> None:
    checked = Repository(tmp_path / "any").precommit("validate-manifest", str(MANIFEST))
    assert (checked.returncode, checked.stdout) == (0, "")
    installed, on_path = yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))
    alike = {"entry", "files", "exclude", "require_serial"}
    assert {key: installed[key] for key in alike} == {key: on_path[key] for key in alike}
    assert (installed["language"], on_path["language"]) == ("python", "system")
