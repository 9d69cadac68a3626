"""What a writer would notice between two guidelines is told in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugin.workbench.conftest import NORDVIK, Command, change

CHANGES = [
    ("rules/critical-value.yaml", "channel: phone", "channel: visit", "Farlig verdi: kanalen er"),
    ("rules/critical-value.yaml", "severity: critical", "severity: info", "Farlig verdi: vekten er «kan bli bedre»"),
    ("rules/critical-value.yaml", "above: 6.2", "above: 6.5", "Farlig verdi: slår ut på andre utkast enn før."),
    (
        "rules/reply-deadline.yaml",
        "2025-06-01",
        "2025-07-01",
        "Kort frist: gjelder 1. juli 2025 til videre, før 1.",
    ),
    ("rules/too-long.yaml", "er nok", "rekker", "For lang: sier «… ord; … rekker.», før «… ord; … er nok.»."),
    (
        "guideline.yaml",
        "to: 2025-12-31",
        "to: 2026-12-31",
        "til 31. desember 2026, før 1. januar 2025",
    ),
    ("guideline.yaml", "{from: 3, to: 5,", "{from: 3, to: 7,", "Ventet svartid er 3 til 7 virkedager, før 3 til 5"),
    ("guideline.yaml", "DIALOG sinn", "DIALOG sjel", "Nye dokumenttyper: DIALOG sjel."),
]


@pytest.mark.parametrize(("name", "old", "new", "told"), CHANGES)
def test_a_change_is_told(command: Command, folder: Path, name: str, old: str, new: str, told: str) -> None:
    change(folder / name, old, new)
    shown = " ".join(command("diff", NORDVIK, folder).stdout.split())
    assert told in shown


def test_rules_that_come_and_go_are_told_by_what_they_look_for(command: Command, folder: Path) -> None:
    (folder / "rules" / "too-long.yaml").unlink()
    assert "Borte: For lang." in command("diff", NORDVIK, folder).stdout
    assert "Nytt: For lang. Mange ord." in command("diff", folder, NORDVIK).stdout


def test_the_same_guideline_shows_no_difference(command: Command, folder: Path) -> None:
    assert command("diff", NORDVIK, folder).stdout == "– Den som skriver, merker ingen forskjell.\n"
