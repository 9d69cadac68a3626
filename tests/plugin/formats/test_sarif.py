"""SARIF: valid, read by `sarif-tools`, with regions that hold the words and fingerprints that last."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from sarif.loader import load_sarif_file

from dialogvakt import Checker, Context, Draft, Report
from dialogvakt.fingerprint import SCHEME
from dialogvakt.formats.checked import Checked, Problem, Run
from dialogvakt.formats.sarif import sarif
from dialogvakt.ruledescription import describe_rules
from dialogvakt_rules import Guideline
from tests.plugin.formats.conftest import DATA, FILES, InForm

WORDS = {"kontr.": "kontroll", "mtp.": "med tanke på", "temp.": "temperatur"}


def run_of(guideline: Guideline, *checked: Checked, problems: tuple[Problem, ...] = ()) -> Run:
    key = (guideline.id, guideline.version)
    return Run("1.0", "nn", {key: describe_rules(guideline, "nn")}, checked, problems)


def results_of(log: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = log["runs"][0]["results"]
    return found


def fingerprints_of(report: Report, guideline: Guideline, text: str) -> list[str]:
    log = sarif(run_of(guideline, Checked("a.txt", text, report)))
    return [result["partialFingerprints"][SCHEME] for result in results_of(log)]


def test_the_log_is_valid(in_form: InForm) -> None:
    schema = json.loads((DATA / "formats" / "sarif.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(json.loads(in_form("sarif")))] == []


def test_the_schema_refuses_what_sarif_refuses(in_form: InForm) -> None:
    schema = json.loads((DATA / "formats" / "sarif.schema.json").read_text(encoding="utf-8"))
    log = json.loads(in_form("sarif"))
    results_of(log)[0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    results_of(log)[1]["level"] = "info"
    del results_of(log)[2]["message"]
    assert len(list(jsonschema.Draft202012Validator(schema).iter_errors(log))) == 3


def test_sarif_tools_reads_it(in_form: InForm, tmp_path: Path) -> None:
    path = tmp_path / "log.sarif"
    path.write_text(in_form("sarif"), encoding="utf-8")
    loaded = load_sarif_file(str(path))
    assert loaded.get_distinct_tool_names() == ["dialogvakt"]
    counts = loaded.get_report().get_issue_type_histogram_for_severity("error")
    assert {name.split()[0]: count for name, count in counts.items()} == {"critical-value": 2}
    records = [record for record in loaded.get_records() if record["Location"] == "request-1.0.xml"]
    assert [(record["Severity"], record["Code"], record["Line"]) for record in records] == [
        ("warning", "attachment", 43),
        ("note", "abbreviation", 44),
        ("note", "abbreviation", 44),
        ("note", "abbreviation", 44),
    ]


def test_regions_hold_the_words_and_fixes_replace_them(in_form: InForm) -> None:
    replaced = 0
    for result in results_of(json.loads(in_form("sarif"))):
        for fix in result.get("fixes", []):
            (change,) = fix["artifactChanges"]
            for replacement in change["replacements"]:
                found = words_at(change["artifactLocation"]["uri"], replacement["deletedRegion"])
                expected = WORDS.get(found.lower())
                replaced += expected is not None
                assert expected in (None, replacement["insertedContent"]["text"].lower())
    assert replaced == 16


def words_at(file: str, region: dict[str, int]) -> str:
    """Return what stands in a region of one line, whose columns count UTF-16 units."""
    encoding = "iso-8859-1" if file == "request-1.0.xml" else "utf-8-sig"
    line = (DATA / "messages" / file).read_bytes().decode(encoding).split("\n")[region["startLine"] - 1]
    units = line.encode("utf-16-le")
    return units[2 * region["startColumn"] - 2 : 2 * region["endColumn"] - 2].decode("utf-16-le")


def test_rules_are_explained_in_the_language_asked_for(guideline: Guideline) -> None:
    rules = sarif(run_of(guideline))["runs"][0]["tool"]["driver"]["rules"]
    rule = next(rule for rule in rules if rule["id"] == "critical-value")
    assert (rule["shortDescription"]["text"], rule["helpUri"]) == (
        "Farleg verdi",
        "https://nordvik.example/regler/critical-value",
    )
    assert rule["properties"] == {"clause": "5.1", "severity": "critical", "channel": "phone"}
    assert rule["deprecatedIds"] == ["potassium"]
    assert rule["help"]["markdown"].startswith("**Kva**\n\nTeksten oppgjev eit kalium over grensa.")


def test_what_does_not_matter_on_another_way_is_told_but_fails_nothing(checker: Checker, guideline: Guideline) -> None:
    text = "Pas. har kalium 6,8 i dag."
    log = sarif(run_of(guideline, Checked("a.txt", text, checker.check(Draft(text)))))
    assert {result["ruleId"]: (result["kind"], result["level"]) for result in results_of(log)} == {
        "abbreviation": ("informational", "none"),
        "critical-value": ("fail", "error"),
        "sender": ("informational", "none"),
    }


def test_a_fix_that_changes_no_text_is_left_out(checker: Checker, guideline: Guideline) -> None:
    draft = Draft("Hei.", Context(recipients=("Fysiotherapi, Nordvik kommune",)))
    report = checker.check(draft)
    assert any(finding.fixes for finding in report.findings if finding.code == "service-address")
    assert not any("fixes" in result for result in results_of(sarif(run_of(guideline, Checked("a", "Hei.", report)))))


def test_a_fix_that_markup_cuts_at_one_place_is_left_out(in_form: InForm) -> None:
    note = [
        result
        for result in results_of(json.loads(in_form("sarif")))
        if result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "note-1.1.xml"
    ]
    fixed = {result["message"]["text"].split()[0]: "fixes" in result for result in note if result["level"] == "none"}
    assert fixed == {"«pas.»": True, "«Kontr.»": False, "«mtp.»": True, "«temp.»": True}


@pytest.mark.parametrize(
    ("file", "uri"),
    [("mine utkast/a.txt", "mine%20utkast/a.txt"), ("/tmp/å.txt", "file:///tmp/%C3%A5.txt"), ("stdin", "stdin")],
)
def test_a_file_is_named_by_a_uri(file: str, uri: str, checker: Checker, guideline: Guideline) -> None:
    log = sarif(run_of(guideline, Checked(file, "Pas. sover.", checker.check(Draft("Pas. sover.")))))
    location = results_of(log)[0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == uri


def test_what_could_not_be_checked_is_a_notification(guideline: Guideline) -> None:
    log = sarif(run_of(guideline, problems=(Problem("a.txt", "a.txt: does not exist"),)))
    assert log["runs"][0]["invocations"] == [
        {
            "executionSuccessful": False,
            "toolExecutionNotifications": [{"level": "error", "message": {"text": "a.txt: does not exist"}}],
        }
    ]


def test_each_guideline_has_a_run_of_its_own(checker: Checker, guideline: Guideline) -> None:
    report = checker.check(Draft("Pas. sover."))
    other = replace(report, guideline=replace(report.guideline, id="sorvik", version="1"))
    rules = describe_rules(guideline, "nb")
    checked = [Checked(name, "Pas. sover.", one) for name, one in (("a", report), ("b", other), ("c", report))]
    by_key = {("nordvik", "2.0"): rules, ("sorvik", "1"): rules}
    runs = sarif(Run("1.0", "nb", by_key, checked, (Problem("d", "d: does not exist"),)))["runs"]
    assert [run["automationDetails"]["id"] for run in runs] == ["dialogvakt/nordvik/2.0", "dialogvakt/sorvik/1"]
    assert [run["invocations"][0]["executionSuccessful"] for run in runs] == [False, True]
    files = [
        {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in run["results"]}
        for run in runs
    ]
    assert files == [{"a", "c"}, {"b"}]


def test_fingerprints_outlive_changes_elsewhere(checker: Checker, guideline: Guideline) -> None:
    text = "Pas. er til kontr. mtp. trykket."
    changed = "Hei.\n\nHan har det bra, og pas. er til kontr. i uke 40 mtp. trykket. Neste kontr. er i mai."
    before, after = (fingerprints_of(checker.check(Draft(one)), guideline, one) for one in (text, changed))
    assert len(before) == len(set(before)) == 4
    assert set(before) == set(after)


def test_every_file_is_in_the_run(in_form: InForm) -> None:
    uris = {
        result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for result in results_of(json.loads(in_form("sarif")))
    }
    assert uris == set(FILES) - {"missing.txt"}
