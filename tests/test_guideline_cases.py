"""The bundled guidelines: every case of every rule is as it says, each rule has enough, nothing is left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dialogvakt import Checker, Context, Draft
from dialogvakt_rules import Case, Guideline, bundled_guidelines, cases_of, load_cases, load_guideline
from dialogvakt_rules.cases import LANGUAGES, SUFFIX
from dialogvakt_rules.loader import BUNDLED
from dialogvakt_rules.rulelayers import rule_files

BASE = "norwegian-base"
FEWEST, FEWEST_REDIRECTING = 12, 25
# Of a rule that a guideline adds, or whose condition it changes.
FEWEST_OF_OWN = 8
# The codes of the annotation guide, and the clauses of the source's sections 2 to 9.
GUIDELINE = "helse-bergen-d81023"
CODES = """
acute-care serious-finding discharge-planning requisition replaces-document unknown-patient deviation division-of-work
reply-deadline general-advice receipt recipient-opening sender-identity contact-reference unclear-request too-long
abbreviation jargon attachment not-plain-text several-recipients several-problems patient-identity document-type
service-address third-party
""".split()
OWN_TABLES = ("document-types", "expected-reply", "flow")
CLAUSES = "2 3 4.1 4.2 4.3 4.4 4.5 4.6 5.1 5.2 5.3 5.4 5.5 5.6 6 7 8 9".split()


@pytest.fixture(scope="module")
def guidelines() -> dict[str, Guideline]:
    """The bundled guidelines and their base; one that does not load is told by every test."""
    return {name: load_guideline(name) for name in (BASE, *bundled_guidelines())}


@pytest.fixture(scope="module")
def checkers(guidelines: dict[str, Guideline]) -> dict[str, Checker]:
    """A checker for each."""
    return {name: Checker(guideline) for name, guideline in guidelines.items()}


@pytest.fixture(scope="module")
def source_guideline(guidelines: dict[str, Guideline]) -> Guideline:
    """The guideline that the annotation guide explains."""
    return guidelines[GUIDELINE]


def case_files(name: str) -> list[Path]:
    return sorted((BUNDLED / name / "rules").glob(f"*{SUFFIX}"))


def all_cases() -> Iterator[object]:
    """Every case as a parameter set, so that a rule that does not load fails its own cases only."""
    for name in (BASE, *bundled_guidelines()):
        for path in case_files(name):
            for case in load_cases(path):
                side = "flags" if case.flagged else "passes"
                yield pytest.param(name, case, id=f"{name}/{case.rule}/{side}/{case.name}")


@pytest.mark.parametrize(("name", "case"), list(all_cases()))
def test_a_case_is_flagged_or_passes_as_it_says(checkers: dict[str, Checker], name: str, case: Case) -> None:
    report = checkers[name].check(Draft(case.text, Context.from_mapping(case.context)))
    findings = [finding for finding in report.findings if finding.code == case.rule]
    assert bool(findings) is case.flagged, [finding.text for finding in findings]
    if case.expect:
        words = {case.text[place.start : place.end] for finding in findings for place in finding.places}
        assert {word.casefold() for word in words} == {word.casefold() for word in case.expect}


@pytest.mark.parametrize("path", rule_files(BUNDLED / BASE), ids=lambda path: path.stem)
def test_a_rule_of_the_base_has_enough_cases_of_both_kinds_in_both_standards(
    guidelines: dict[str, Guideline], path: Path
) -> None:
    rule = guidelines[BASE].rule(path.stem)
    assert rule is not None
    fewest = FEWEST_REDIRECTING if rule.channel else FEWEST
    assert_enough(cases_of(guidelines[BASE], rule), fewest)


@pytest.mark.parametrize("name", bundled_guidelines())
def test_what_a_guideline_adds_or_changes_has_enough_cases_of_both_kinds(
    guidelines: dict[str, Guideline], name: str
) -> None:
    for rule in guidelines[name].rules:
        own = [case for path in case_files(name) for case in load_cases(path) if case.rule == rule.code]
        if rule.origin == name or {"when", "numbers"}.intersection(rule.changed):
            assert_enough(own, FEWEST_OF_OWN)


def assert_enough(cases: Sequence[Case], fewest: int) -> None:
    for flagged in (True, False):
        languages = Counter(case.language for case in cases if case.flagged is flagged)
        assert languages.total() >= fewest
        assert set(languages) == set(LANGUAGES)


def test_every_cases_file_belongs_to_a_rule(guidelines: dict[str, Guideline]) -> None:
    for name, guideline in guidelines.items():
        rules = {rule.code for rule in guideline.rules}
        assert {path.name.removesuffix(SUFFIX) for path in case_files(name)} <= rules


def test_every_code_of_the_annotation_guide_is_a_rule(source_guideline: Guideline) -> None:
    assert {rule.code for rule in source_guideline.rules} == set(CODES)


def test_every_clause_of_the_source_is_covered(source_guideline: Guideline) -> None:
    assert {coverage.clause for coverage in source_guideline.coverage} == set(CLAUSES)


@pytest.mark.parametrize("name", bundled_guidelines())
def test_every_rule_and_table_carries_some_sentence_of_the_source(guidelines: dict[str, Guideline], name: str) -> None:
    found = guidelines[name]
    carried = {name for coverage in found.coverage if coverage.by == "rule" for name in coverage.names}
    assert {rule.code for rule in found.rules} == carried
    tables = {name for coverage in found.coverage if coverage.by == "table" for name in coverage.names}
    assert tables >= {table for table in OWN_TABLES if getattr(found, table.replace("-", "_"))}


@pytest.mark.parametrize("name", bundled_guidelines())
def test_a_rules_clause_is_one_whose_sentence_it_carries(guidelines: dict[str, Guideline], name: str) -> None:
    coverages = guidelines[name].coverage
    carried = {(name, coverage.clause) for coverage in coverages for name in coverage.names}
    for rule in guidelines[name].rules:
        for clause in rule.clause.split(", "):
            assert (rule.code, clause) in carried


@pytest.mark.parametrize("name", bundled_guidelines())
def test_what_the_source_says_is_told_in_both_standards(guidelines: dict[str, Guideline], name: str) -> None:
    for coverage in guidelines[name].coverage:
        assert set(coverage.says) == set(LANGUAGES), coverage.clause
