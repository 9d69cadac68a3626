"""Cases are run, and one that fails is shown with its draft, what was found, and the facts."""

from __future__ import annotations

from pathlib import Path

from dialogvakt import Checker
from dialogvakt.workbench.casetests import all_cases, run_cases
from dialogvakt_rules import load_guideline
from tests.plugin.workbench.conftest import Command, change

CASES = "critical-value.cases.yaml"


def test_cases_that_go_as_they_say_are_counted(command: Command, folder: Path) -> None:
    result = command("test", folder)
    assert (result.exit_code, result.stdout) == (0, "5 prøver kjørt, alle som ventet.\n")


def test_a_case_that_should_be_flagged_and_is_not_shows_the_facts_as_a_rule_asks_for_them(
    command: Command, folder: Path
) -> None:
    change(folder / "rules" / CASES, "Kalium 6.3 i prøven.", "Kalium 5.3 i prøven.")
    result = command("test", folder)
    assert result.exit_code == 1
    assert "critical-value: skulle slått ut, men gjorde det ikke: just above" in result.stdout
    assert "    Kalium 5.3 i prøven.\n" in result.stdout
    assert "Funnet:\n    ingenting" in result.stdout
    assert "{fact: value, label: potassium," in result.stdout
    assert "number: 5.3" in result.stdout
    assert "«Kalium 5.3»" in result.stdout
    assert result.stdout.endswith("5 prøver kjørt, 1 ble ikke som ventet.\n")


def test_a_case_that_should_pass_and_is_flagged_shows_the_words(command: Command, folder: Path) -> None:
    change(folder / "rules" / CASES, "Kalium er 4.2", "Kalium er 7.2")
    result = command("test", folder, "--language", "nn")
    assert "skulle ha latt dette passere, men slo ut: below" in result.stdout
    assert "Funne:\n    «Kalium er 7.2»" in result.stdout


def test_a_case_that_expects_other_words_fails(folder: Path) -> None:
    change(folder / "rules" / CASES, "{name: just above,", "{expect: [prøven], name: just above,")
    guideline = load_guideline(folder)
    failed = [result for result in run_cases(Checker(guideline), all_cases(guideline)) if result.failure]
    assert [(result.case.name, result.failure, result.found) for result in failed] == [
        ("just above", "expect", ("Kalium 6.3",))
    ]


def test_only_the_cases_of_one_rule_are_run(command: Command, folder: Path) -> None:
    assert command("test", folder, "--rule", "too-long").stdout == "Ingen prøver funnet.\n"
    result = command("test", folder, "--rule", "to-long")
    assert result.exit_code == 2
    assert "too-long" in result.stderr


def test_a_broken_guideline_is_told_and_not_tested(command: Command, folder: Path) -> None:
    change(folder / "rules" / CASES, "language: nb, text: Kalium 6.3", "language: xx, text: Kalium 6.3")
    result = command("test", folder)
    assert result.exit_code == 2
    assert f"{CASES}:5" in result.stderr
