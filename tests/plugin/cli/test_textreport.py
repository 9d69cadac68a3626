"""The report for people, held against reports that a person has read (`tests/data/reports/`)."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

from dialogvakt import Checker, Context, Draft
from dialogvakt.cli.textreport import TextReporter

REPORTS = Path(__file__).resolve().parents[2] / "data" / "reports"
DRAFTS = {
    "redirect-nb": (
        "Hei.\nPas. har kalium 6,8 og er\tsliten 😀, vår pas. sover dårlig og spiser lite av det hun får servert.\n"
        "Kan dere svare i dag?",
        {"written_on": "2026-03-06"},
    ),
    "revise-nn": (
        "Hei.\n\nHo har ikkje det bra, og eg veit ikkje kvifor. Vår pas. har BT 140/85 og ventar på ny samtale.",
        {
            "written_on": "2025-09-01",
            "attachments": ["a.pdf"],
            "document_type": "Epikrise",
            "recipients": ["Sykepleietjeneste, Nordvik kommune"],
        },
    ),
    "send-nb": (
        "Til hjemmesykepleien. Sykepleier Kari Moe, Hjertesykdommer. Hun er bedre nå. Kan dere måle vekten om to uker?",
        {"written_on": "2024-03-06"},
    ),
    "send-nn": (
        "Til heimesjukepleia. Eg er sjukepleiar Kari Moe ved Hjartepoliklinikken. Ho er betre no, og ikkje kvalm.",
        {"written_on": "2025-03-06", "message_type": "reply"},
    ),
}


def shown(checker: Checker, *names: str, color: bool = False, verbose: bool = False, heading: str | None = None) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=80, force_terminal=color, color_system="standard" if color else None, highlight=False
    )
    reporter = TextReporter(console, checker.guideline_of, verbose=verbose)
    for name in names:
        text, context = DRAFTS[name]
        draft = Draft(text, Context.from_mapping(context))
        reporter.show(draft, checker.check(draft), heading=heading)
    return out.getvalue()


@pytest.mark.parametrize("name", DRAFTS)
def test_the_report_is_the_one_that_was_read(checker: Checker, name: str) -> None:
    assert shown(checker, name) == (REPORTS / f"{name}.txt").read_text(encoding="utf-8")


def test_more_is_told_on_request(checker: Checker) -> None:
    assert shown(checker, "revise-nn", verbose=True) == (REPORTS / "revise-nn-verbose.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", DRAFTS)
def test_a_plain_report_has_no_colour_and_no_padding(checker: Checker, name: str) -> None:
    report = shown(checker, name)
    assert "\x1b" not in report
    assert all(line == line.rstrip() and len(line) <= 80 for line in report.splitlines())


def test_a_terminal_gets_underlines_in_place_of_marks(checker: Checker) -> None:
    report = shown(checker, "redirect-nb", color=True)
    assert "\x1b[1;4;31m" in report
    assert "^^^" not in report


def test_an_expired_guideline_is_told_once(checker: Checker) -> None:
    report = shown(checker, "redirect-nb", "redirect-nb", heading="a.txt")
    assert report.count("gikk ut 31. desember 2025") == 1
    assert report.count("a.txt\n") == 2


def test_findings_cannot_steer_the_terminal(guideline: object, checker: Checker) -> None:
    out = io.StringIO()
    draft = Draft("Pas.\x1b[2J [bold]har[/bold] kalium 6,8.\u202e", Context(written_on=date(2025, 9, 1)))
    TextReporter(Console(file=out, width=80), checker.guideline_of).show(draft, checker.check(draft))
    assert "\x1b" not in out.getvalue()
    assert "[bold]har[/bold]" in out.getvalue()
