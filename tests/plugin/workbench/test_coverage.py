"""Each clause shows its rules and cases; too little coverage fails."""

from __future__ import annotations

from pathlib import Path

import pytest

from dialogvakt.workbench.coverage import coverage_of, share_covered
from dialogvakt_rules import bundled_guidelines, load_guideline
from tests.plugin.workbench.conftest import Command


@pytest.mark.parametrize("name", bundled_guidelines())
def test_every_clause_of_a_bundled_guideline_is_covered(name: str) -> None:
    clauses = coverage_of(load_guideline(name))
    assert clauses
    assert [clause.clause for clause in clauses if not clause.covered(8)] == []
    assert share_covered(clauses, 8) == 100


def test_a_clause_with_too_few_cases_fails_and_what_is_left_out_is_told(command: Command, folder: Path) -> None:
    result = command("coverage", folder, "--cases", "1")
    assert result.exit_code == 1
    assert "✓ punkt 5.1\n    critical-value: 3 slår ut, 2 passerer" in result.stdout
    assert "✗ punkt 2\n" in result.stdout
    assert "100 % er kravet" in result.stdout
    assert command("coverage", folder, "--cases", "0").exit_code == 0
    assert command("coverage", folder, "--at-least", "0").exit_code == 0
    assert "  too-long: Kilden" in command("coverage", "sykehuset-telemark").stdout
