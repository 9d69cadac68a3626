"""A canary goes through the surfaces at debug level with errors provoked everywhere, and sings nowhere that is kept."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest

from dialogvakt import Checker, Draft, Finding, InputError
from dialogvakt.facts import gather_facts
from dialogvakt_nlp import Reader
from tests.plugin.conftest import NORDVIK, environment

# An unknown field is named in an error if it could be one; a key of several words could not.
NAME, SENTENCE, NUMBER = "Ringvoldine", "kanarifuglen sang i kjellaren", "28849907656"
CANARY = f"Til Hjertesykdommer. {NAME} ({NUMBER}) har kalium 6,8, og {SENTENCE}. Pas. sover."
SECRETS = (NAME, NUMBER, SENTENCE)
# What runs a command with every logger at its loudest.
LOUD = """
import logging, sys
logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
sys.argv[0] = "dialogvakt"
from dialogvakt.cli.main import main
main()
"""


def sung(text: str) -> list[str]:
    """Return what of the canary stands in a text."""
    return [secret for secret in SECRETS if secret.lower() in text.lower()]


def run(folder: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    """Run a command of the package, with its temporary files in the folder."""
    command = [sys.executable, "-X", "dev", "-W", "ignore", "-c", LOUD, *arguments]
    temporary = folder / "temporary"
    temporary.mkdir(exist_ok=True)
    return subprocess.run(
        [*command, "--guideline", str(NORDVIK)],
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        cwd=folder,
        env=environment({"TMPDIR": str(temporary)}),
        check=False,
    )


def assert_nothing_left(folder: Path, *own: Path) -> None:
    """Assert that no file but those of the test holds anything of the canary."""
    for path in folder.rglob("*"):
        if path.is_file() and path not in own:
            assert sung(path.read_bytes().decode("utf-8", "replace")) == [], path


@pytest.mark.parametrize("form", ["text", "json", "jsonl", "sarif", "github", "rdjson", "junit"])
def test_a_check_sings_only_in_its_report(form: str, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    draft.write_text(CANARY, encoding="utf-8")
    done = run(tmp_path, "check", str(draft), "--format", form)
    assert done.returncode == 1
    assert sung(done.stderr) == []
    assert_nothing_left(tmp_path, draft)


BAD = {
    "context that is a draft.json": json.dumps({"text": CANARY, "context": {"sender_side": CANARY, SENTENCE: NAME}}),
    "cut.json": json.dumps({"text": CANARY})[:-3],
    "lines.jsonl": json.dumps({"text": [CANARY]}) + "\n" + json.dumps({"text": CANARY * 200}) + "\n{" + CANARY,
    "broken.xml": f"<MsgHead>{CANARY}",
    "front.txt": f"---\nsender_side: {CANARY}\n---\n{CANARY}",
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_read_is_told_without_a_word_of_it(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_text(BAD[name], encoding="utf-8")
    done = run(tmp_path, "check", str(path))
    assert done.returncode == 2
    assert done.stderr
    assert sung(done.stdout + done.stderr) == []
    assert_nothing_left(tmp_path, path)


def test_the_hook_sings_only_in_its_reports(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": 1, "text": CANARY}),
        json.dumps({"id": 2, "text": CANARY, "context": {SENTENCE: NAME}}),
        json.dumps({"id": 3, "op": SENTENCE, "text": CANARY}),
        json.dumps({"id": 4, "text": CANARY * 300}),
        json.dumps({"text": [CANARY]}),
        json.dumps({"text": CANARY})[:-4],
        f"{CANARY}",
    ]
    done = run(tmp_path, "hook", stdin="\n".join(lines))
    _, report, *errors = done.stdout.splitlines()
    assert '"report"' in report
    assert len(errors) == 6
    assert all('"error"' in line for line in errors)
    assert sung("".join(errors) + done.stderr) == []
    assert_nothing_left(tmp_path)


def test_figures_of_a_corpus_hold_no_draft(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    lines = [{"id": "a", "language": "nb", "text": CANARY, "codes": ["abbreviation"], "abbreviations": ["Pas."]}]
    corpus.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    done = run(tmp_path, "evaluate", str(corpus))
    assert sung(done.stdout + done.stderr) == []
    corpus.write_text(json.dumps({"id": CANARY, "text": [CANARY]}), encoding="utf-8")
    broken = run(tmp_path, "evaluate", str(corpus))
    assert broken.returncode == 2
    assert sung(broken.stderr) == []


def test_no_word_of_a_draft_reaches_the_rules(checker: Checker) -> None:
    gathered = gather_facts(CANARY, Reader().read(CANARY), Draft(CANARY).context, checker.guideline)
    assert gathered.facts
    assert sung(repr(gathered.facts)) == []


def test_the_library_logs_nothing_and_its_errors_hold_no_word(
    checker: Checker, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    findings: tuple[Finding, ...] = checker.check(Draft(CANARY)).findings
    assert findings
    with pytest.raises(InputError) as caught:
        checker.check(Draft(CANARY * 300))
    with pytest.raises(InputError) as odd:
        Draft.from_mapping({"text": CANARY, "context": {SENTENCE: NAME}})
    assert sung(f"{caught.value!r} {caught.value} {odd.value!r} {odd.value} {caplog.text}") == []


def test_a_finding_never_repeats_an_identity_number(checker: Checker) -> None:
    report = checker.check(Draft(CANARY))
    assert NUMBER not in json.dumps(report.to_dict(CANARY))
