"""Everything wrong in a guideline's folder is told at once, with what was likely meant."""

from __future__ import annotations

from pathlib import Path

from tests.plugin.workbench.conftest import Command, change


def test_a_sound_guideline_is_told_to_be_so(command: Command, folder: Path) -> None:
    result = command("validate", folder)
    assert (result.exit_code, result.stdout) == (0, "nordvik er i orden: 8 regler, 5 prøver.\n")
    assert "prøver" in command("validate", folder, "--language", "nn").stdout


def test_problems_of_rules_and_of_cases_are_told_together_with_the_nearest_words(
    command: Command, folder: Path
) -> None:
    change(folder / "rules" / "too-long.yaml", "severity: info", "severety: info")
    change(folder / "rules" / "critical-value.yaml", "label: potassium", "label: potasium")
    cases = folder / "rules" / "critical-value.cases.yaml"
    change(cases, "language: nb, text: Kalium 6.3", "langauge: nb, text: Kalium 6.3")
    result = command("validate", folder)
    assert result.exit_code == 1
    assert f"{folder}/rules/too-long.yaml:4: severety: ukjent nøkkel" in result.stdout
    assert "mente du «severity»?" in result.stdout
    assert "mente du «potassium»?" in result.stdout
    assert f"{cases}:5: flags[2].langauge: ukjent nøkkel" in result.stdout
    assert result.stdout.endswith(f"feil i {folder}.\n")


def test_a_case_with_a_context_that_cannot_be_is_told(command: Command, folder: Path) -> None:
    cases = folder / "rules" / "critical-value.cases.yaml"
    change(cases, "{name: no value,", "{context: {message_type: shout}, name: no value,")
    result = command("validate", folder)
    assert result.exit_code == 1
    assert f"{cases}:8: context.message_type: " in result.stdout


def test_cases_of_a_rule_that_is_not_there_are_told(command: Command, folder: Path) -> None:
    cases = folder / "rules" / "critical-value.cases.yaml"
    stray = cases.rename(cases.with_name("critical-values.cases.yaml"))
    change(stray, "rule: critical-value", "rule: critical-values")
    told = f"{stray}:1: rule: retningslinjen har ingen regel med denne koden; mente du «critical-value»?"
    assert told in command("validate", folder).stdout


def test_cases_that_lie_outside_the_folder_are_not_read(command: Command, folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("password: hunter2", "utf-8")
    (folder / "rules" / "too-long.cases.yaml").symlink_to(secret)
    assert "hunter2" not in (output := command("validate", folder).output) and "password" not in output


def test_a_folder_that_is_not_there_is_told(command: Command, tmp_path: Path) -> None:
    result = command("validate", tmp_path / "gone")
    assert result.exit_code == 2
    assert "ingen retningslinje" in result.stderr
