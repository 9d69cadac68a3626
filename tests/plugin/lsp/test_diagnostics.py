"""What an editor shows of a finding: where it stands, and what else counts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from lsprotocol.types import DiagnosticSeverity, PositionEncodingKind
from pygls.workspace import PositionCodec

from dialogvakt import Checker, Finding, Place, Reason
from dialogvakt.lsp.analysis import Analysis, Checked, Problem, analyse
from dialogvakt.lsp.diagnostics import diagnostics_of
from dialogvakt.lsp.positions import Lines
from tests.plugin.lsp.conftest import HEADER, URI, where

CODEC = PositionCodec(PositionEncodingKind.Utf32)


def analysis_of(text: str, checker: Checker, path: Path | None = None) -> Analysis:
    return analyse(1, Lines(text, CODEC), path, lambda file: checker)


def with_finding(checker: Checker, text: str, finding: Finding) -> Analysis:
    """Return an analysis that found one thing."""
    found = analysis_of(text, checker)
    assert isinstance(found.result, Checked)
    report = replace(found.result.report, findings=(finding,))
    return replace(found, result=replace(found.result, report=report, fingerprints=("",)))


def related(analysis: Analysis) -> list[tuple[str, str]]:
    """Return the words of each related place, and what is said of it."""
    (found,) = diagnostics_of(analysis, URI)
    lines = analysis.lines
    return [
        (lines.text[lines.offset(at.location.range.start) : lines.offset(at.location.range.end)], at.message)
        for at in found.related_information or []
    ]


def test_the_other_half_of_a_combination_and_the_deciding_words_are_related(checker: Checker) -> None:
    text = f"{HEADER}Blek og kaldsvett? Han har ingen smerter."
    at = len(HEADER)
    reasons = (
        Reason("sign", "grey", 0, 4),
        Reason("sign", "cold-sweat", 8, 17),
        Reason("sign", "cold-sweat", 27, 32, cue="negation-forward"),
        Reason("figure", "words"),
    )
    finding = Finding("sender", "4.2", "info", "…", places=(Place(0, 4), Place(8, 17)), reasons=reasons)
    assert at + 8 == text.index("kaldsvett")
    assert related(with_finding(checker, text, finding)) == [
        ("kaldsvett", "kaldsvette"),
        ("ingen", "sier at det ikke er slik"),
    ]


def test_what_no_longer_matters_is_not_shown(checker: Checker) -> None:
    finding = Finding("sender", "4.2", "info", "…", shadowed=True)
    assert diagnostics_of(with_finding(checker, f"{HEADER}Hei.", finding), URI) == []


def test_a_finding_with_fixes_is_shown_at_each_place(checker: Checker) -> None:
    found = diagnostics_of(analysis_of(f"{HEADER}Jeg er lege. Pas. er her.\nDet er pas. som spør.", checker), URI)
    assert [(one.code, one.range) for one in found] == [
        ("abbreviation", where(3, 13, 17)),
        ("abbreviation", where(4, 7, 11)),
    ]


def test_a_rule_that_is_not_known_has_no_page(checker: Checker) -> None:
    (found,) = diagnostics_of(with_finding(checker, f"{HEADER}Hei.", Finding("no-such", "1", "warning", "…")), URI)
    assert (found.code_description, found.severity) == (None, DiagnosticSeverity.Warning)


def test_the_context_lies_in_a_file_beside_the_draft_unless_there_is_a_header(checker: Checker, tmp_path: Path) -> None:
    draft = tmp_path / "draft.txt"
    (tmp_path / "draft.context.json").write_text('{"written_on": "2025-11-12", "recipients": ["Postkasse"]}')
    text = "Jeg er lege."
    assert [one.code for one in diagnostics_of(analysis_of(text, checker, draft), URI)] == ["service-address"]
    assert diagnostics_of(analysis_of(HEADER + text, checker, draft), URI) == []
    (tmp_path / "draft.context.json").write_text("{")
    (found,) = diagnostics_of(analysis_of(text, checker, draft), URI)
    assert "draft.context.json: is no JSON" in found.message


def test_a_mistake_of_the_program_is_told_without_words() -> None:
    def fail(_: object) -> Checker:
        raise RuntimeError("Ringvold")

    found = analyse(1, Lines("Hei.", CODEC), None, fail)
    assert isinstance(found.result, Problem)
    assert found.result.message.startswith("this draft could not be checked (RuntimeError at test_diagnostics.py:")
    assert found.findings == ()


@pytest.mark.parametrize("text", ["", "\ud800", "---\n", f"{HEADER}"])
def test_any_text_has_diagnostics(checker: Checker, text: str) -> None:
    assert all(one.code == "sender" for one in diagnostics_of(analysis_of(text, checker), URI))
