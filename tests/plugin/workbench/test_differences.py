"""What a writer would notice between two guidelines is told in words."""

from __future__ import annotations

import shutil
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
        "Gyldighet: 1. januar 2025 til 31. desember 2026; før 1. januar 2025 til 31. desember 2025.",
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


def test_quotes_within_what_is_quoted_are_the_inner_ones(command: Command) -> None:
    shown = " ".join(command("diff", "helse-bergen-d81023", "sykehuset-telemark").stdout.split())
    assert "««" not in shown
    assert "sier «\N{LEFT SINGLE QUOTATION MARK}…\N{RIGHT SINGLE QUOTATION MARK} gjelder laboratorium" in shown
    assert "Gyldighet: ukjent; før 20. mars 2025 til 20. mars 2026." in shown


def test_a_number_is_told_once_and_not_with_the_wording_that_shows_it(command: Command, folder: Path) -> None:
    rule = folder / "rules" / "too-long.yaml"
    change(rule, "{above: 40}", "{above: most-words}")
    change(rule, "{{ limit }} er nok", "{most-words} er nok")
    change(rule, "severity: info", "severity: info\nnumbers: {most-words: 40}")
    before = Path(shutil.copytree(folder, folder.parent / "before" / "nordvik"))
    change(rule, "{most-words: 40}", "{most-words: 30}")
    assert command("diff", before, folder).stdout == "– For lang: den øvre grensen for ord er 30, før 40.\n"
