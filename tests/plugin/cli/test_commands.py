"""The commands, run inside this process."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dialogvakt import Checker, Draft, Report, __version__
from dialogvakt.cli.main import app

NORDVIK = str(Path(__file__).resolve().parents[2] / "data" / "nordvik")
GOOD = "Til hjemmesykepleien. Sykepleier Kari Moe, Hjertesykdommer. Hun er bedre nå. Kan dere måle vekten om to uker?"
BUSY = "Hei. Pas. har kalium 6,8. Vår pas. sover dårlig. 😀 Kan dere svare i dag?"


def invoke(*arguments: str | Path, stdin: str | bytes = "", guideline: str | None = NORDVIK) -> Result:
    extra = ["--guideline", guideline] if guideline else []
    return CliRunner().invoke(app, [*map(str, arguments), *extra], input=stdin)


def test_version() -> None:
    result = invoke("--version", guideline=None)
    assert (result.exit_code, result.stdout) == (0, f"dialogvakt {__version__}\n")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "--help"], ["explain", "--help"], ["evaluate", "--help"],
                                       ["skeleton", "--help"]], ids=" ".join)  # fmt: skip
def test_help_ends_with_the_intended_purpose(arguments: list[str]) -> None:
    result = invoke(*arguments, guideline=None)
    words = " ".join(result.stdout.split())
    assert result.exit_code == 0
    assert words.endswith("no diagnosis and no triage. Silence never means that a patient is safe.")


def test_check_says_nothing_found_with_zero() -> None:
    result = invoke("check", "-", stdin=GOOD)
    assert result.exit_code == 0
    assert "Anbefalt kanal: dialogmelding" in result.stdout


def test_check_without_files_reads_stdin() -> None:
    assert invoke("check", stdin=BUSY).exit_code == 1


def test_check_prints_one_object_as_json() -> None:
    result = invoke(
        "check", "--format", "json", "--offsets", "utf-16", "--as-of", "2025-09-01", "--language", "nn", stdin=BUSY
    )
    report = json.loads(result.stdout)
    assert (report["verdict"], report["offsets"], report["guideline"]["status"]) == ("redirect", "utf-16", "in-force")
    assert report["recommendation"] == "Ring mottakaren no."
    assert report["findings"][-1]["places"] == [[67, 72]]


def test_check_prints_an_object_a_line_for_many(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    drafts = [{"id": "a", "text": BUSY}, {"id": "b", "text": GOOD, "context": {"attachments": ["x"]}}]
    path.write_text("\n".join(map(json.dumps, drafts)), encoding="utf-8")
    result = invoke("check", "--format", "jsonl", path)
    assert [(json.loads(line)["id"], json.loads(line)["verdict"]) for line in result.stdout.splitlines()] == [
        ("a", "redirect"),
        ("b", "revise"),
    ]
    assert [report["id"] for report in json.loads(invoke("check", "--format", "json", path).stdout)] == ["a", "b"]
    assert f"{path}:1 (a)" in invoke("check", path).stdout


def test_check_takes_a_context(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    path.write_text('{"attachments": ["a.pdf"]}', encoding="utf-8")
    report = json.loads(invoke("check", "--context", path, "--format", "json", stdin=GOOD).stdout)
    assert [finding["code"] for finding in report["findings"]] == ["attachment"]


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [(BUSY, "redirect", 1), ("Pas. sover.", "redirect", 0), ("Pas. sover.", "warning", 0), ("Pas. sover.", "info", 1)],
)
def test_fail_on_sets_what_counts(text: str, fail_on: str, code: int) -> None:
    assert invoke("check", "--fail-on", fail_on, stdin=text).exit_code == code


def test_fix_prints_the_new_text_and_tells_of_it_apart() -> None:
    result = invoke("check", "--fix", stdin=GOOD + "\n")
    assert (result.exit_code, result.stdout, result.stderr) == (0, GOOD + "\n", "Ingenting kunne rettes trygt.\n")


def test_fix_makes_safe_changes_only(tmp_path: Path) -> None:
    text = "Til hjemmesykepleien. Sykepleier Kari Moe, Hjertesykdommer. Vår pas. tar tbl. hver kveld."
    report = json.loads(invoke("check", "--format", "json", stdin=text).stdout)
    safe = [fix for finding in report["findings"] for fix in finding["fixes"] if fix["safe"]]
    result = invoke("check", "--fix", "--format", "json", stdin=text)
    fixed = json.loads(result.stdout)
    assert fixed["changes"] == sum(len(fix["edits"]) for fix in safe)
    assert (fixed["text"] == text) == (not safe)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--language", "no"], "--language: has a value that is not allowed"),
        (["--format", "xml"], "--format: has a value that is not allowed; allowed: text, json, jsonl"),
        (["--offsets", "utf16"], "--offsets: has a value that is not allowed (did you mean utf-16?)"),
        (["--fail-on", "warnings"], "--fail-on: has a value that is not allowed (did you mean warning?)"),
        (["--as-of", "2026-02-30"], "--as-of: is no date"),
        (["--context", "missing.json"], "missing.json: does not exist"),
        (["missing.txt"], "missing.txt: does not exist"),
        (["-"], "stdin: is empty"),
    ],
)
def test_bad_input_is_one_clear_line(arguments: list[str], message: str) -> None:
    result = invoke("check", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"dialogvakt: {message}")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", 2),
        (b"\xff\xfe", 2),
        (b"x" * 1_000_000, 2),
        (b"\x00\x1b[31m", 1),
        ("😀".encode(), 1),
        (b"1234 ?!", 1),
        (b"Hej! Ni kan ringa mig.", 0),
        (b"Hello. The patient needs a follow-up.", 0),
        (b" \n\t", 1),
    ],
    ids=["empty", "undecodable", "a megabyte", "control", "emoji", "no letters", "Swedish", "English", "spaces"],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_any_bytes_give_a_report_or_one_clear_line(raw: bytes, code: int, form: str) -> None:
    result = invoke("check", "--format", form, stdin=raw)
    assert result.exit_code == code
    assert (result.stderr.count("\n"), result.stdout == "") == ((1, True) if code == 2 else (0, False))
    assert "\x1b" not in result.output


def test_an_unknown_guideline_is_one_clear_line() -> None:
    result = invoke("check", stdin=GOOD, guideline="nordvik-typo")
    assert result.exit_code == 2
    assert re.fullmatch(r"dialogvakt: no guideline 'nordvik-typo': neither a folder nor bundled; .*\n", result.stderr)


def test_a_bad_line_outweighs_findings_and_loses_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "d.jsonl"
    path.write_text(json.dumps({"text": BUSY}) + '\n{"text": 1}\n' + json.dumps({"text": GOOD}), encoding="utf-8")
    result = invoke("check", "--format", "jsonl", path)
    assert result.exit_code == 2
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == f"dialogvakt: {path}:2: text: is no string; allowed: a string\n"


def test_fix_tells_a_person_where_the_message_should_go() -> None:
    result = invoke("check", "--fix", stdin="Kalium 6,8 hos henne i dag.")
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (1, "Ring mottakeren nå.")


def test_our_own_mistake_loses_no_other_draft_of_a_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def check(self: Checker, draft: Draft) -> Report:
        if draft.id == "a":
            raise RuntimeError(draft.text)
        return real(self, draft)

    real = Checker.check
    monkeypatch.setattr(Checker, "check", check)
    result = invoke("evaluate", corpus(tmp_path), "--json")
    assert (result.exit_code, json.loads(result.stdout)["drafts"]) == (2, 1)
    assert "RuntimeError at test_commands.py:" in result.stderr
    assert "Pas." not in result.stderr


def test_explain_shows_a_rule_by_its_alias() -> None:
    result = invoke("explain", "potassium", "--language", "nn")
    assert result.exit_code == 0
    assert result.stdout == (Path(NORDVIK).parent / "reports" / "explain-nn.txt").read_text(encoding="utf-8")


def test_explain_shows_a_rules_own_dates_and_channel() -> None:
    text = invoke("explain", "reply-deadline").stdout
    assert "Dokument N1, tillegg" in text
    assert "Gjelder 1. juni 2025 til videre." in text
    assert "Kanal: besøk" in text
    assert "Kanal: dialogmelding" in invoke("explain", "sender").stdout


def test_explain_names_the_nearest_code() -> None:
    result = invoke("explain", "abreviation")
    assert result.exit_code == 2
    assert result.stderr.startswith("dialogvakt: explain: no rule 'abreviation' (did you mean abbreviation?); allowed:")


def test_skeleton_opens_with_the_recipient(tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    path.write_text('{"recipients": ["Fysioterapi, Nordvik kommune"]}', encoding="utf-8")
    result = invoke("skeleton", "--context", path, "--language", "nn", guideline=None)
    assert (result.exit_code, result.stdout.splitlines()[0]) == (0, "Til Fysioterapi, Nordvik kommune.")
    assert invoke("skeleton", guideline=None).exit_code == 0
    assert invoke("skeleton", "--language", "sv", guideline=None).exit_code == 2


CORPUS = [
    {"id": "a", "text": BUSY, "codes": ["critical-value", "abbreviation", "sender"], "abbreviations": ["Pas."]},
    {"id": "b", "text": GOOD, "codes": ["critical-value"], "abbreviations": []},
]


def corpus(tmp_path: Path, *more: str) -> Path:
    path = tmp_path / "c.jsonl"
    lines = [json.dumps({"language": "nb", "jargon": [], **line}) for line in CORPUS]
    path.write_text("\n".join([*lines, *more]), encoding="utf-8")
    return path


def test_evaluate_prints_figures(tmp_path: Path) -> None:
    result = invoke("evaluate", corpus(tmp_path))
    assert result.exit_code == 0
    rows = {row.rsplit("  ", 1)[0].strip(): row.split()[-1] for row in result.stdout.splitlines() if row}
    assert rows["channel accuracy"] == "0.500"
    assert rows["safety recall (critical codes)"] == "0.500"
    assert "none found in: b" in result.stdout
    assert GOOD not in result.stdout
    assert all(row == row.rstrip() for row in result.stdout.splitlines())


def test_evaluate_shows_every_mistake_with_its_draft(tmp_path: Path) -> None:
    result = invoke("evaluate", corpus(tmp_path), "--errors")
    assert "a (nb)\nfalse alarms: reply-deadline\n" in result.stdout
    assert "b (nb)\nmissed: critical-value\nchannel: expected phone, got message\n" in result.stdout
    assert f"│ {GOOD}" in result.stdout


def test_evaluate_as_json(tmp_path: Path) -> None:
    data = json.loads(invoke("evaluate", corpus(tmp_path), "--json", "--errors").stdout)
    assert (data["drafts"], data["channel_accuracy"], data["unsafe"]) == (2, 0.5, ["b"])
    assert data["codes"]["critical-value"]["recall"] == 0.5
    assert [error["id"] for error in data["errors"]] == ["a", "b"]
    assert data["errors"][1]["expected_channel"] == "phone"
    assert "errors" not in json.loads(invoke("evaluate", corpus(tmp_path), "--json").stdout)


def test_evaluate_tells_a_bad_line_and_measures_the_others(tmp_path: Path) -> None:
    path = corpus(tmp_path, "{", '{"text": "x"}')
    result = invoke("evaluate", path, "--json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["drafts"] == 2
    assert [line.split(": ")[1] for line in result.stderr.splitlines()] == [f"{path}:3", f"{path}:4"]


def test_evaluate_needs_a_corpus(tmp_path: Path) -> None:
    assert invoke("evaluate", tmp_path / "missing.jsonl").exit_code == 2
    empty = tmp_path / "empty.jsonl"
    empty.write_text("\n", encoding="utf-8")
    assert "holds no labelled draft" in invoke("evaluate", empty).stderr
