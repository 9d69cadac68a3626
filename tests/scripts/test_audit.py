"""What pip-audit says becomes lines that tell what is known, and what is not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from scripts import audit
from scripts.audit import Audit, main, read, told

SOUND = {"name": "sound", "version": "1.0", "vulns": []}
WEAK = {"name": "weak", "version": "2.0", "vulns": [{"id": "PYSEC-0000-1", "fix_versions": ["2.1", "3.0"]}]}
UNKNOWN = {"name": "unknown", "skip_reason": "not found"}


def data(*packages: dict[str, Any]) -> dict[str, Any]:
    return {"dependencies": list(packages), "fixes": []}


def test_a_weakness_is_told_with_the_version_that_mends_it() -> None:
    found = read(data(SOUND, WEAK, UNKNOWN))
    assert found == Audit(2, 1, ("weak 2.0: PYSEC-0000-1, mended in 2.1, 3.0",))
    assert told("a.lock", found) == (
        "a.lock: 2 packages looked up, 1 could not be looked up\n  weak 2.0: PYSEC-0000-1, mended in 2.1, 3.0"
    )


def test_where_nothing_could_be_looked_up_nothing_is_called_sound() -> None:
    found = read(data(UNKNOWN, UNKNOWN))
    assert found is None
    assert "nothing is known" in told("a.lock", found)


def test_what_is_sound_is_called_so() -> None:
    assert told("a.lock", read(data(SOUND))) == "a.lock: 1 packages looked up\n  no known weakness"


def test_an_audit_that_cannot_be_run_knows_nothing() -> None:
    # pip-audit lives in an environment of its own, not in that of the tests.
    assert audit.audit("requirements-build.lock") is None


@pytest.mark.parametrize(("found", "code"), [(read(data(WEAK)), 1), (read(data(SOUND)), 0), (None, 0)])
def test_only_a_weakness_is_a_failure(
    found: Audit | None, code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "audit", lambda _: found)
    monkeypatch.setattr(audit, "CODE", ())
    (tmp_path / "bandit.py").write_text("", encoding="utf-8")
    monkeypatch.setattr(audit, "ROOT", tmp_path)
    assert main(["a.lock"]) == code
