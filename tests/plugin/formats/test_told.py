"""Each form of output says whether the guideline holds on the day, and what the sender's would say otherwise."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from dialogvakt.cli.main import app

EXPIRED = "Retningslinjen (versjon 1.01) gikk ut 20. mars 2026. Den brukes til en ny foreligger."
EARLY = "Retningslinjen (versjon 1.01) gjelder først fra 20. mars 2025."
UNKNOWN = "Det er ikke kjent om retningslinjen (versjon 1) gjelder denne dagen."
OTHER = "Avsenderens egen retningslinje (Regler for dialogmeldinger (Sykehuset Telemark)) sier noe annet:"
# Both sides of each change date that is known, and guidelines whose dates are not.
DAYS = [
    ("helse-bergen-d81023", "2025-03-19", "not-yet-in-force", EARLY),
    ("helse-bergen-d81023", "2025-03-20", "in-force", None),
    ("helse-bergen-d81023", "2026-03-20", "in-force", None),
    ("helse-bergen-d81023", "2026-03-21", "expired", EXPIRED),
    ("nordlandssykehuset", "2022-05-04", "not-yet-in-force", "gjelder først fra 5. mai 2022."),
    ("nordlandssykehuset", "2022-05-05", "unknown", UNKNOWN),
    ("sykehuset-telemark", "2026-01-01", "unknown", UNKNOWN),
    ("vestre-viken", "2026-01-01", "unknown", UNKNOWN),
    ("sykehuset-ostfold", "2026-01-01", "unknown", UNKNOWN),
]
ALL_STATUSES = ("not-yet-in-force", "in-force", "expired", "unknown")


def checked(folder: Path, form: str, guideline: str, day: str, *, context: str = "{}", drafts: int = 2) -> str:
    """What the command prints of two drafts."""
    files = [folder / f"{number}.txt" for number in range(drafts)]
    for file in files:
        file.write_text("Til fastlegen. Takk for meldingen, den er lest.", "utf-8")
        file.with_suffix(".context.json").write_text(context, "utf-8")
    options = ["--guideline", guideline, "--as-of", day, "--format", form, "--language", "nb"]
    result = CliRunner().invoke(app, ["check", *map(str, files), *options], env={"COLUMNS": "200"})
    assert result.exit_code in (0, 1), result.output
    return result.stdout


@pytest.mark.parametrize("form", ["text", "sarif", "rdjson", "junit", "github"])
@pytest.mark.parametrize(("guideline", "day", "status", "notice"), DAYS[:5])
def test_whether_the_guideline_holds_is_told(
    tmp_path: Path, form: str, guideline: str, day: str, status: str, notice: str | None
) -> None:
    shown = " ".join(checked(tmp_path, form, guideline, day).split())
    if notice is None:
        assert "(versjon" not in shown
    else:
        # Once, however many drafts there are; in JUnit, each draft is a suite of its own.
        assert shown.count(notice) == (2 if form == "junit" else 1)
    if form in ("sarif", "junit"):
        assert {found for found in ALL_STATUSES if f'"{found}"' in shown} == {status}


@pytest.mark.parametrize(("guideline", "day", "status", "notice"), DAYS)
def test_json_holds_the_status(tmp_path: Path, guideline: str, day: str, status: str, notice: str | None) -> None:
    report = json.loads(checked(tmp_path, "json", guideline, day, drafts=1))
    assert (report["guideline"]["id"], report["guideline"]["status"]) == (guideline, status)


@pytest.mark.parametrize("form", ["text", "json", "sarif", "rdjson", "junit", "github"])
def test_what_the_senders_guideline_says_otherwise_is_told(tmp_path: Path, form: str) -> None:
    context = json.dumps(
        {"recipient_organisation": {"name": "Vestre Viken"}, "sender_organisation": {"name": "Sykehuset Telemark"}}
    )
    shown = checked(tmp_path, form, "helse-bergen-d81023", "2026-01-01", context=context, drafts=1)
    if form == "json":
        other = json.loads(shown)["other_guideline"]
        assert other["id"] == "sykehuset-telemark"
        assert [demand["code"] for demand in other["demands"]] == ["receipt"]
    else:
        assert OTHER in " ".join(shown.split())


def test_sarif_keeps_the_days_of_several_drafts(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": day, "text": "Til fastlegen. Takk.", "context": {"written_on": day}})
        for day in ("2026-03-20", "2026-03-21")
    ]
    file = tmp_path / "drafts.jsonl"
    file.write_text("\n".join(lines), "utf-8")
    result = CliRunner().invoke(app, ["check", str(file), "--format", "sarif"])
    (run,) = json.loads(result.stdout)["runs"]
    assert run["properties"] == {
        "guideline": "helse-bergen-d81023",
        "version": "1.01",
        "status": ["expired", "in-force"],
    }


def test_junit_stays_well_formed(tmp_path: Path) -> None:
    suites = ElementTree.fromstring(checked(tmp_path, "junit", "helse-bergen-d81023", "2026-03-21"))
    assert [child.tag for child in suites[0]] == ["properties", "testcase", "system-out"]
