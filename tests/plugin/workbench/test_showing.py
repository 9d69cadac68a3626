"""Which guidelines there are, and what one of them is."""

from __future__ import annotations

from pathlib import Path

from dialogvakt_rules import bundled_guidelines, load_guideline
from tests.plugin.workbench.conftest import Command


def test_the_list_holds_all_guidelines_with_their_days(command: Command, folder: Path) -> None:
    result = command("list", "--guidelines", folder.parent)
    assert result.exit_code == 0
    for name in (*bundled_guidelines(), "nordvik"):
        assert name in result.stdout
    (row,) = (line for line in result.stdout.splitlines() if line.startswith("nordvik"))
    assert row.split(maxsplit=3) == ["nordvik", "2.0", "utgått", "1. januar 2025 til 31. desember 2025"]


def test_a_guideline_is_shown_with_its_differences_from_the_base_and_what_it_leaves_out(command: Command) -> None:
    guideline = load_guideline("sykehuset-telemark")
    shown = command("show", guideline.id).stdout
    assert guideline.title.nb in shown
    for rule in guideline.rules:
        assert f"{rule.title.nb} ({rule.code})" in shown
    for left in guideline.left_out:
        assert f"{left.code}: " in shown
    assert "annerledes enn i grunnlaget: ordlyd" in " ".join(shown.split())
    assert "egen regel" in shown
    assert guideline.title.nn in command("show", guideline.id, "--language", "nn").stdout


def test_a_base_is_shown_too_and_an_unknown_name_told(command: Command) -> None:
    assert "norwegian-base" in command("show", "norwegian-base").stdout
    result = command("show", "sykehuset-telemrk")
    assert result.exit_code == 2
    assert "mente du sykehuset-telemark?" in result.stderr
