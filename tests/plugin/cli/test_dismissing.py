"""`check` with a configuration: its settings hold, and dismissed findings are marked and not counted."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dialogvakt.cli.main import app
from dialogvakt.config.configfile import NAME, read_config
from tests.plugin.conftest import NORDVIK

FORM = "Hei. Pas. sover."
ACUTE = "Hei. Pas. har kalium 6,8 i dag."
WHO = {"reason": "r", "by": "Kari Moe"}


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(NAME).write_text(f"# ours\nguideline = {json.dumps(str(NORDVIK))}\n", encoding="utf-8")


def invoke(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def findings(*arguments: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(invoke("check", "--format", "jsonl", *arguments).stdout)["findings"]
    return found


def add(text: str) -> None:
    with open(NAME, "a", encoding="utf-8") as file:
        file.write(text)


def test_findings_are_dismissed_marked_and_not_counted() -> None:
    Path("a.txt").write_text(FORM, encoding="utf-8")
    assert invoke("check", "a.txt").exit_code == 1
    added = invoke("check", "a.txt", "--add-dismissals", "Standardfrase")
    assert (added.exit_code, added.stdout) == (0, "")
    assert "2 dismissed" in added.stderr
    assert Path(NAME).read_text(encoding="utf-8").startswith("# ours\n")
    assert {one.file for one in read_config(NAME).config.dismissed} == {"a.txt"}
    assert invoke("check", "a.txt").exit_code == 0
    marked = [one["dismissed"] for one in findings("a.txt")]
    assert [one["reason"] for one in marked if isinstance(one, dict)] == ["Standardfrase"] * 2
    assert "Avvist i oppsettet: avsender, forkortelse." in invoke("check", "a.txt").stdout
    assert invoke("check", "a.txt", "--add-dismissals", "Igjen").stderr.endswith(": 0 dismissed\n")


def test_the_other_forms_leave_dismissed_findings_out_and_sarif_suppresses_them() -> None:
    Path("a.txt").write_text(FORM, encoding="utf-8")
    invoke("check", "a.txt", "--add-dismissals", "Standardfrase")
    in_force = ("--as-of", "2025-09-01")
    assert invoke("check", "a.txt", "--format", "github", *in_force).stdout == ""
    assert json.loads(invoke("check", "a.txt", "--format", "rdjson", *in_force).stdout)["diagnostics"] == []
    assert "<failure" not in invoke("check", "a.txt", "--format", "junit").stdout
    (run,) = json.loads(invoke("check", "a.txt", "--format", "sarif").stdout)["runs"]
    (suppression,) = run["results"][0]["suppressions"]
    assert (suppression["kind"], suppression["justification"]) == ("external", "Standardfrase")


def test_what_is_dismissed_is_not_fixed() -> None:
    Path("a.txt").write_text(FORM, encoding="utf-8")
    invoke("check", "a.txt", "--add-dismissals", "Standardfrase")
    assert invoke("check", "a.txt", "--fix").exit_code == 0
    assert Path("a.txt").read_text(encoding="utf-8") == FORM


def test_the_same_words_in_another_file_are_not_dismissed() -> None:
    Path("a.txt").write_text(FORM, encoding="utf-8")
    invoke("check", "a.txt", "--add-dismissals", "Standardfrase")
    Path("b.txt").write_text(FORM, encoding="utf-8")
    assert invoke("check", "b.txt").exit_code == 1


def test_critical_findings_are_left_until_one_is_named() -> None:
    Path("a.txt").write_text(ACUTE, encoding="utf-8")
    left = invoke("check", ".", "--add-dismissals", "Øvelse")
    assert left.exit_code == 1
    assert read_config(NAME).config.dismissed == ()
    (mark,) = re.findall("--only ([0-9a-f]{32})", left.stderr)
    assert invoke("check", ".", "--add-dismissals", "Øvelse", "--only", mark).exit_code == 0
    assert invoke("check", "a.txt", "--fail-on", "warning").exit_code == 0
    assert {one["code"] for one in findings("a.txt") if "dismissed" in one} == {"critical-value"}
    # What was shadowed by it is now what is left.
    assert invoke("check", "a.txt").exit_code == 1


def test_another_critical_word_beside_the_dismissed_one_is_found() -> None:
    Path("a.txt").write_text(ACUTE, encoding="utf-8")
    (mark,) = re.findall("--only ([0-9a-f]{32})", invoke("check", ".", "--add-dismissals", "Øvelse").stderr)
    invoke("check", ".", "--add-dismissals", "Øvelse", "--only", mark)
    Path("a.txt").write_text(f"{ACUTE} Kalium var 7,1 i natt.", encoding="utf-8")
    assert invoke("check", "a.txt", "--fail-on", "redirect").exit_code == 1


@pytest.mark.parametrize("code", ["critical-value", "potassium"])
def test_critical_findings_cannot_be_dismissed_wholesale(code: str) -> None:
    add(f'[[dismissed]]\ncode = "{code}"\nreason = "r"\ndate = 2026-01-01\nby = "K"\n')
    Path("a.txt").write_text(ACUTE, encoding="utf-8")
    done = invoke("check", "a.txt")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "dismissed.0: dismisses critical-value wholesale; what is critical is dismissed one by one" in done.stderr


def test_others_can() -> None:
    add('[[dismissed]]\ncode = "abbreviation"\nreason = "r"\ndate = 2026-01-01\nby = "K"\n')
    Path("a.txt").write_text(FORM, encoding="utf-8")
    assert [one["code"] for one in findings("a.txt") if "dismissed" not in one] == ["sender"]
    fixed = CliRunner().invoke(app, ["check", "--fix", "-"], input=FORM)
    assert fixed.stdout == FORM


def test_a_dismissal_that_matches_nothing_any_more_is_told() -> None:
    Path("a.txt").write_text(FORM, encoding="utf-8")
    invoke("check", "a.txt", "--add-dismissals", "Standardfrase")
    assert "matches nothing" not in invoke("check", "a.txt").stderr
    Path("a.txt").write_text("Hei. Pasienten sover.", encoding="utf-8")
    told = invoke("check", "a.txt")
    assert told.exit_code == 0
    assert "dismissed.1: matches nothing any more (abbreviation in a.txt); take it out" in told.stderr


def test_drafts_in_one_file_are_told_apart() -> None:
    lines = [json.dumps({"id": number, "text": FORM}) for number in (1, 2)]
    Path("d.jsonl").write_text(lines[0], encoding="utf-8")
    invoke("check", "d.jsonl", "--add-dismissals", "Standardfrase")
    assert {one.draft for one in read_config(NAME).config.dismissed} == {"1"}
    Path("d.jsonl").write_text("\n".join(lines), encoding="utf-8")
    assert invoke("check", "d.jsonl").exit_code == 1


def test_settings_of_the_file_hold_unless_an_option_says_otherwise() -> None:
    text = Path(NAME).read_text(encoding="utf-8")
    settings = 'language = "nn"\nfail_on = "redirect"\nfiles = ["*.phrase"]\nexclude = ["old/*", "x.*"]\n'
    Path(NAME).write_text(text + settings, encoding="utf-8")
    for name in ("a.phrase", "b.txt", "x.phrase", "old/c.phrase"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(FORM, encoding="utf-8")
    done = invoke("check", ".", "--format", "jsonl")
    assert done.exit_code == 0
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["./a.phrase"]
    assert "Kan bli betre" in invoke("check", "a.phrase").stdout
    assert "Kan bli bedre" in invoke("check", "a.phrase", "--language", "nb").stdout
    assert invoke("check", ".", "--fail-on", "info").exit_code == 1
    assert invoke("check", "x.phrase", "--fail-on", "info").exit_code == 1
    told = invoke("config", ".", "--fail-on", "info").stdout
    assert re.search(r"^fail_on +info  \(--fail-on\)$", told, re.MULTILINE)
    assert re.search(rf"^language +nn  \(.*{re.escape(NAME)}\)$", told, re.MULTILINE)
    assert re.search(r"^dismissed +0  \(default\)$", told, re.MULTILINE)


def test_a_guideline_that_is_not_there_is_told_where_it_is_named() -> None:
    Path(NAME).write_text('guideline = "no-such"\n', encoding="utf-8")
    Path("a.txt").write_text(FORM, encoding="utf-8")
    result = invoke("check", "a.txt")
    told = r"dialogvakt: \S*\.dialogvakt\.toml: guideline: is neither a folder nor bundled \(no-such\); allowed: .+\n"
    assert result.exit_code == 2
    assert re.fullmatch(told, result.stderr)
    assert "no guideline 'nor'" in invoke("check", "a.txt", "--guideline", "nor").stderr


def test_what_holds_for_all_drafts_is_known_of_each() -> None:
    Path("a.txt").write_text(FORM, encoding="utf-8")
    without = {str(one["code"]) for one in findings("a.txt")}
    add('[context]\nattachments = ["prøvesvar.pdf"]\n')
    assert {str(one["code"]) for one in findings("a.txt")} == without | {"attachment"}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "--add-dismissals", "r", "-"], "--add-dismissals: cannot take stdin; allowed: files, folders"),
        (["check", "--add-dismissals", "r"], "--add-dismissals: cannot take stdin; allowed: files, folders"),
        (["check", "--add-dismissals", "r", "--fix", "a.txt"], "cannot be asked for together with --fix"),
        (["check", "--add-dismissals", "r", "--only", "x", "a.txt"], "--only: is the fingerprint of nothing that was"),
        (["check", "--add-dismissals", " ", "a.txt"], "reason: is empty"),
        (["check", "--only", "x", "a.txt"], "--only: says what to dismiss, and needs --add-dismissals REASON"),
        (["check", "--config", "no.toml", "a.txt"], "no.toml: does not exist"),
        (["check", "a.txt", "b/c.txt"], "b/c.txt: has another configuration"),
        (["check", "."], "b/c.txt: has another configuration"),
        (["config", "no.txt"], "no.txt: does not exist"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_done_is_told(arguments: list[str], told: str) -> None:
    for name in ("a.txt", "b/c.txt"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(FORM, encoding="utf-8")
    Path("b", NAME).write_text("", encoding="utf-8")
    done = invoke(*arguments)
    assert done.exit_code == 2
    assert told in done.stderr
