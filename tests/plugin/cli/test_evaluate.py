"""Evaluations are saved and compared; what a change won and lost is told draft by draft."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from dialogvakt.cli.main import app
from dialogvakt.cli.options import open_guideline
from dialogvakt.cli.tables import in_digits

NORDVIK = Path(__file__).resolve().parents[2] / "data" / "nordvik"
SIGNED = "Hilsen sykepleier Kari Moe, Hjertesykdommer."
DRAFTS: list[dict[str, Any]] = [
    {"id": "acute", "text": f"Ringvold har kalium 6,8. {SIGNED}", "codes": ["critical-value"], "hard": True},
    {"id": "short", "text": f"Vår pas. sover. {SIGNED}", "codes": ["abbreviation"], "abbreviations": ["pas."]},
    {"id": "good", "text": f"Kan dere svare i dag? {SIGNED}", "codes": [], "language": "nn"},
    {"text": f"Hun er bedre nå. {SIGNED}", "codes": []},
]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, arguments)])


def write_corpus(path: Path, drafts: list[dict[str, Any]] = DRAFTS) -> Path:
    defaults: dict[str, Any] = {"language": "nb", "abbreviations": [], "jargon": []}
    path.write_text("\n\n".join(json.dumps(defaults | draft) for draft in drafts), encoding="utf-8")
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Four drafts, the third of which is redirected wrongly; they stand in lines 1, 3, 5 and 7."""
    return write_corpus(tmp_path / "c.jsonl")


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The small guideline without its rule on deadlines, and with a higher limit for potassium."""
    folder = tmp_path / "changed" / "nordvik"
    shutil.copytree(NORDVIK, folder)
    (folder / "rules" / "reply-deadline.yaml").unlink()
    replace(folder / "guideline.yaml", "precedence: [critical-value, reply-deadline]", "precedence: [critical-value]")
    replace(folder / "rules" / "critical-value.yaml", "above: 6.2", "above: 6.9")
    return folder


@pytest.fixture
def suggesting(tmp_path: Path) -> Path:
    """The small guideline with a rule that listens to the statistical model, whatever it says of acute care."""
    folder = tmp_path / "suggesting" / "nordvik"
    shutil.copytree(NORDVIK, folder)
    when = "when: {fact: value, label: potassium, number: {above: 6.2}, who: patient}"
    suggests = "{fact: suggests, label: acute-care, probability: {at-least: 20}}"
    rule = folder / "rules" / "critical-value.yaml"
    replace(rule, when, f"when: {{any: [{when.removeprefix('when: ')}, {suggests}]}}")
    lines = rule.read_text(encoding="utf-8").split("wording:")[0]
    rule.write_text(f"{lines}wording: {{nb: Ring., nn: Ring.}}\ncareful: {{nb: Ring., nn: Ring.}}\n", encoding="utf-8")
    return folder


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def save(corpus: Path, guideline: Path, *options: str) -> Path:
    path = corpus.with_name("saved.jsonl")
    assert run(corpus, "--guideline", guideline, "--save", path, *options).exit_code == 0
    return path


def rows(result: Result) -> Iterator[list[str]]:
    """The rows of tables, as cells."""
    for line in result.stdout.splitlines():
        yield [cell.strip() for cell in line.split("  ") if cell.strip()]


def test_figures_are_told_apart_for_standards_and_for_hard_drafts(corpus: Path) -> None:
    result = run(corpus, "--guideline", NORDVIK)
    table = list(rows(result))
    table = table[table.index(next(row for row in table if row[0:1] == ["drafts apart"])) :]
    assert table[0] == ["drafts apart", "nb", "nn", "hard", "ordinary"]
    assert table[1] == ["channel accuracy", "1.000", "0.000", "1.000", "0.667"]
    assert ["false redirects", "0.000", "1.000", "-", "0.333"] in table
    assert table[-1] == ["drafts", "3", "1", "1", "3"]


def test_figures_of_each_group_are_in_the_json(corpus: Path) -> None:
    data = json.loads(run(corpus, "--guideline", NORDVIK, "--json").stdout)
    assert {name: (group["drafts"], group["channel_accuracy"]) for name, group in data["groups"].items()} == {
        "nb": (3, 1.0),
        "nn": (1, 0.0),
        "hard": (1, 1.0),
        "ordinary": (3, 0.6667),
    }


def test_a_group_without_drafts_gets_no_column(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "c.jsonl", DRAFTS[1:2])
    assert ["drafts apart", "nb", "ordinary"] in rows(run(corpus, "--guideline", NORDVIK))


def test_without_suggestions_only_rules_and_lexicons_speak(tmp_path: Path, suggesting: Path) -> None:
    text = f"Hun fikk plutselig sterke smerter i brystet og puster tungt. {SIGNED}"
    corpus = write_corpus(tmp_path / "c.jsonl", [{"text": text, "codes": ["critical-value"]}])
    both = run(corpus, "--guideline", suggesting, "--json")
    alone = run(corpus, "--guideline", suggesting, "--json", "--no-suggestions")
    assert [json.loads(result.stdout)["safety_recall"] for result in (both, alone)] == [1.0, 0.0]
    assert [json.loads(result.stdout)["suggestions"] for result in (both, alone)] == [True, False]
    assert ["statistical model", "off"] in rows(run(corpus, "--guideline", suggesting, "--no-suggestions"))
    compared = run(corpus, "--compare", f"{suggesting}:no-suggestions", suggesting)
    assert "\n  won: critical-value found (suggested); channel now right: phone, was message\n" in compared.stdout
    saved = save(corpus, suggesting)
    assert "\n  lost: critical-value missed;" in run(corpus, "--compare", saved, f"{suggesting}:no-suggestions").stdout


def test_comparing_shows_what_each_draft_won_and_lost(corpus: Path, changed: Path) -> None:
    result = run(corpus, "--compare", NORDVIK, changed)
    assert (result.exit_code, result.stderr) == (0, "")
    sides, *drafts, totals, figures = result.stdout.rstrip().split("\n\n")
    first, second = sides.splitlines()
    assert first.startswith(f"A  {NORDVIK}: nordvik 2.0 ({open_guideline(str(NORDVIK)).content_hash[:12]})")
    assert second.startswith(f"B  {changed}: nordvik 2.0 ({open_guideline(str(changed)).content_hash[:12]})")
    assert drafts == [
        "acute (nb, hard)\n  lost: critical-value missed; channel now wrong: message, was phone",
        "good (nn, ordinary)\n  won: false alarm reply-deadline gone; channel now right: message, was visit",
    ]
    assert [row.split() for row in totals.splitlines()] == [
        ["won", "lost", "changed"],
        ["critical-value", "0", "1", "0"],
        ["reply-deadline", "1", "0", "0"],
        ["channel", "1", "1", "0"],
        ["together", "2", "2", "0"],
    ]
    assert [row.split() for row in figures.splitlines()] == [
        ["A", "B", "B", "-", "A"],
        ["channel", "accuracy", "0.750", "0.750", "0.000"],
        ["nb", "drafts", "1.000", "0.667", "-0.333"],
        ["nn", "drafts", "0.000", "1.000", "+1.000"],
        ["hard", "drafts", "1.000", "0.000", "-1.000"],
        ["ordinary", "drafts", "0.667", "1.000", "+0.333"],
        ["macro", "F1,", "redirecting", "codes", "0.500", "0.000", "-0.500"],
        ["macro", "F1,", "form", "codes", "1.000", "1.000", "0.000"],
        ["safety", "recall", "(critical", "codes)", "1.000", "0.000", "-1.000"],
        ["false", "redirects", "0.333", "0.000", "-0.333"],
        ["drafts", "4"],
        ["drafts", "that", "differ", "2"],
    ]


def test_comparing_a_guideline_with_itself_shows_no_draft(corpus: Path) -> None:
    result = run(corpus, "--compare", NORDVIK, NORDVIK)
    assert (result.exit_code, "won" in result.stdout) == (0, False)
    assert ["drafts that differ", "0"] in rows(result)


def test_a_saved_evaluation_says_the_same_as_the_guideline_it_was_made_with(corpus: Path, changed: Path) -> None:
    saved = save(corpus, NORDVIK)
    now = json.loads(run(corpus, "--compare", NORDVIK, changed, "--json").stdout)
    before = json.loads(run(corpus, "--compare", saved, changed, "--guideline", NORDVIK, "--json").stdout)
    assert before == now | {"a": now["a"] | {"name": str(saved)}}


def test_both_sides_are_judged_by_b_unless_another_guideline_is_named(corpus: Path, tmp_path: Path) -> None:
    folder = tmp_path / "moved" / "nordvik"
    shutil.copytree(NORDVIK, folder)
    replace(folder / "rules" / "critical-value.yaml", "channel: phone", "channel: visit")
    names = ("--compare", NORDVIK, folder)
    assert "  won: channel now right: visit, was phone\n" in run(corpus, *names).stdout
    assert "  lost: channel now wrong: visit, was phone\n" in run(corpus, *names, "--guideline", NORDVIK).stdout


def test_two_saved_evaluations_are_judged_by_the_guideline_named(corpus: Path, changed: Path) -> None:
    a = save(corpus, NORDVIK).rename(corpus.with_name("a.jsonl"))
    b = save(write_corpus(corpus), NORDVIK)
    refused = run(corpus, "--compare", a, b)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == (
        f"dialogvakt: {b}: was made with a guideline that is not bundled; name the one to judge by with --guideline\n"
    )
    assert run(corpus, "--compare", a, b, "--guideline", NORDVIK).exit_code == 0


def test_two_saved_evaluations_with_a_bundled_guideline_need_no_name(tmp_path: Path) -> None:
    corpus = write_corpus(tmp_path / "c.jsonl", DRAFTS[1:2])
    saved = tmp_path / "saved.jsonl"
    assert run(corpus, "--save", saved, "--no-suggestions").exit_code == 0
    result = run(corpus, "--compare", saved, saved)
    assert (result.exit_code, ["drafts that differ", "0"] in rows(result)) == (0, True)
    assert ", without suggestions, " in result.stdout


def test_labels_may_name_a_rule_that_only_one_side_has(tmp_path: Path, changed: Path) -> None:
    text = f"Kan dere svare i dag? {SIGNED}"
    corpus = write_corpus(tmp_path / "c.jsonl", [{"text": text, "codes": ["reply-deadline"]}])
    for names, told in (((NORDVIK, changed), "lost: reply-deadline missed"), ((changed, NORDVIK), "won: reply-deadl")):
        result = run(corpus, "--compare", *names)
        assert (result.exit_code, told in result.stdout) == (0, True)


def test_a_draft_without_an_id_is_named_by_its_line(tmp_path: Path, changed: Path) -> None:
    corpus = write_corpus(tmp_path / "c.jsonl", [DRAFTS[3], DRAFTS[0] | {"id": "14835831176"}])
    result = run(corpus, "--compare", NORDVIK, changed)
    assert "\nline 3 (nb, hard)\n" in result.stdout
    assert "14835831176" not in result.stdout


def test_neither_what_is_saved_nor_what_is_compared_holds_draft_text(corpus: Path, changed: Path) -> None:
    saved = save(corpus, NORDVIK)
    shown = [run(corpus, "--compare", saved, changed, *form).stdout for form in ([], ["--json"])]
    for text in (saved.read_text(encoding="utf-8"), *shown):
        assert text
        assert [word for word in ("Ringvold", "6,8", "Kari", "Hjerte", "pas.") if word in text] == []


def test_a_draft_that_one_side_has_no_answer_to_is_told_and_left_out(corpus: Path) -> None:
    saved = save(corpus, NORDVIK)
    lines = saved.read_text(encoding="utf-8").replace('"drafts": 4', '"drafts": 3').splitlines()
    saved.write_text("\n".join([lines[0], *lines[2:]]), encoding="utf-8")
    result = run(corpus, "--compare", saved, NORDVIK)
    assert (result.exit_code, ["drafts", "3"] in rows(result)) == (2, True)
    assert result.stderr == f"dialogvakt: {saved}: has no answer to the draft in line 1 of the corpus\n"


def test_a_bad_line_is_told_and_the_others_are_saved(corpus: Path) -> None:
    with corpus.open("a", encoding="utf-8") as file:
        file.write('\n{"text": "Ringvold"}')
    saved = corpus.with_name("saved.jsonl")
    result = run(corpus, "--guideline", NORDVIK, "--save", saved)
    assert (result.exit_code, result.stderr.count("\n"), "Ringvold" in result.stderr) == (2, 1, False)
    assert [json.loads(line).get("line") for line in saved.read_text(encoding="utf-8").splitlines()] == [
        None,
        1,
        3,
        5,
        7,
    ]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["C", "--compare", "nordvk", "N"], "--compare: 'nordvk' is neither a guideline nor a file; allowed: "),
        (["C", "--compare", "N", "helse-bergen-d8102"], "--compare: 'helse-bergen-d8102' is neither a guideline nor a "
         "file (did you mean helse-bergen-d81023?); allowed: "),
        (["C", "--compare", "", "N"], "--compare: '' is neither a guideline nor a file; allowed: "),
        (["C", "--compare", ":no-suggestions", "N"], "--compare: '' is neither a guideline nor a file; allowed: "),
        (["C", "--compare", "x" * 5000, "N"], "--compare: 'xxxx"),
        (["C", "--compare", "C", "N"], "C:1: is no saved evaluation; allowed: a file that `evaluate --save` wrote"),
        (["C", "--compare", "S:no-suggestions", "N"], "S: is a file, and takes no :no-suggestions; "),
        (["OTHER", "--compare", "N", "S"], "S:1: corpus: is that of another corpus, or of this one before it was ch"),
        (["C", "--compare", "N", "N", "--guideline", "nordvk"], "no guideline 'nordvk': neither a folder nor bundled"),
        (["C", "--compare", "N", "N", "--errors"], "--errors: cannot be used together with --compare"),
        (["C", "--compare", "N", "N", "--save", "x"], "--save: cannot be used together with --compare"),
        (["C", "--compare", "N", "N", "--no-suggestions"], "--no-suggestions: cannot be used together with --compare"),
        (["-", "--compare", "N", "N"], "-: is no file; only answers to the drafts of a file can be saved or compared"),
        (["missing.jsonl", "--compare", "N", "N"], "missing.jsonl: is no file; "),
        (["EMPTY", "--compare", "N", "N"], "EMPTY: holds no labelled draft that could be compared"),
        (["EMPTY", "--guideline", "N", "--save", "S"], "EMPTY: holds no labelled draft that could be checked"),
        (["C", "--guideline", "N", "--save", "FOLDER"], "FOLDER: cannot be written"),
        (["C", "--guideline", "N", "--save", "C"], "--save: names the corpus, which it would replace"),
        (["-", "--guideline", "N", "--save", "S"], "-: is no file; "),
    ],
    ids=lambda value: " ".join(value)[:50] if isinstance(value, list) else "",
)  # fmt: skip
def test_bad_input_is_one_clear_line(corpus: Path, arguments: list[str], told: str) -> None:
    names = {"C": corpus, "N": NORDVIK, "S": save(corpus, NORDVIK), "FOLDER": corpus.parent}
    names |= {"OTHER": write_corpus(corpus.with_name("other.jsonl"), DRAFTS[:1])}
    names |= {"EMPTY": write_corpus(corpus.with_name("empty.jsonl"), [])}
    kept = {path: path.read_bytes() for path in names.values() if path.is_file()}

    def named(word: str) -> str:
        name, *rest = word.split(":")
        return ":".join([str(names.get(name, name)), *rest])

    result = run(*map(named, arguments))
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (2, "", 1)
    assert result.stderr.startswith(f"dialogvakt: {named(told)}")
    assert kept == {path: path.read_bytes() for path in kept}


def test_a_difference_too_small_to_show_has_no_sign() -> None:
    assert [in_digits(figure, sign=True) for figure in (0.0004, -0.0004, 0.25, -0.25, None)] == [
        "0.000",
        "0.000",
        "+0.250",
        "-0.250",
        "-",
    ]
