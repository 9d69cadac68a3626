"""Of every rule it is told whether it fires on a draft, and why."""

from __future__ import annotations

from pathlib import Path

from dialogvakt import Checker, Draft
from dialogvakt.workbench.casetests import all_cases, draft_of
from dialogvakt.workbench.why import trace_rules
from dialogvakt_rules import load_guideline
from tests.plugin.workbench.conftest import Command


def test_a_rule_that_fires_tells_the_facts_and_one_that_does_not_the_condition(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text("Kalium er 5.3. Svar innen i dag.", "utf-8")
    shown = command("why", folder, draft).stdout
    facts, _, shown = shown.partition("Farlig verdi (critical-value)")
    assert facts.startswith("  Fakta, slik de skrives i en regel:\n")
    # One that no rule of this guideline asks for.
    assert "{fact: figure, label: lix" in facts
    value, deadline = f"Farlig verdi (critical-value){shown}".split("Kort frist (reply-deadline): ")
    assert value.startswith(
        "Farlig verdi (critical-value): slo ikke ut\n  Holder ikke:\n    {fact: value, label: potassium"
    )
    assert "number: {above: 6.2}" in value
    assert "number: 5.3" in value
    assert deadline.startswith("slo ut\n  På grunn av:\n    {fact: deadline")
    only = command("why", folder, "--rule", "too-long", "--language", "nn", input="Kort.").stdout
    assert only.startswith("For lang (too-long): slo ikkje ut\n  Held ikkje:\n")


def test_a_rule_whose_days_have_not_come_says_so(folder: Path) -> None:
    from datetime import date

    guideline = load_guideline(folder)
    traces = trace_rules(Checker(guideline, as_of=date(2025, 3, 3)), guideline, Draft("Svar innen i dag."))
    (trace,) = (trace for trace in traces if trace.rule.code == "reply-deadline")
    assert not trace.fired
    assert trace.unmet is None


def test_a_trace_says_of_every_bundled_case_what_the_checker_says() -> None:
    guideline = load_guideline("sykehuset-telemark")
    checker = Checker(guideline)
    for case in all_cases(guideline)[::37]:
        draft = draft_of(case)
        found = {finding.code for finding in checker.check(draft).findings}
        for trace in trace_rules(checker, guideline, draft):
            assert trace.fired is (trace.rule.code in found)
            assert trace.fired or trace.unmet or trace.rule.validity


def test_an_unknown_rule_and_a_missing_draft_are_told(command: Command, folder: Path, tmp_path: Path) -> None:
    assert command("why", folder, tmp_path / "gone.txt").exit_code == 2
    result = command("why", folder, "--rule", "to-long", input="Hei")
    assert result.exit_code == 2
    assert "too-long" in result.stderr
