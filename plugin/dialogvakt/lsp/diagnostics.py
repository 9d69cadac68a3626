"""Findings as an editor shows them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lsprotocol.types import (
    CodeDescription,
    Diagnostic,
    DiagnosticRelatedInformation,
    DiagnosticSeverity,
    Location,
    Range,
)

from dialogvakt.finding import Finding, Reason, Severity
from dialogvakt.lsp.analysis import Analysis, Checked, Problem
from dialogvakt.phrases import phrase, phrases

SOURCE = "dialogvakt"
_SEVERITIES: Mapping[Severity, DiagnosticSeverity] = {
    "critical": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "info": DiagnosticSeverity.Information,
}
_CUE = "cue-"


def diagnostics_of(analysis: Analysis, uri: str) -> list[Diagnostic]:
    """Return what the editor is to show of a draft."""
    result = analysis.result
    if isinstance(result, Problem):
        where = analysis.lines.line_range(result.line)
        return [Diagnostic(where, result.message, severity=DiagnosticSeverity.Error, source=SOURCE)]
    return [
        _diagnostic(analysis, result, finding, where, uri)
        for finding, _ in analysis.findings
        for where in ranges_of(analysis, finding)
    ]


def ranges_of(analysis: Analysis, finding: Finding) -> list[Range]:
    """Return where a finding is shown: once, or at each place where its fixes change something.

    What is missing is missing at the beginning of the text.
    """
    places = [(place.start, place.end) for place in finding.places] or [(0, 0)]
    shown = places if any(fix.edits for fix in finding.fixes) else places[:1]
    return [analysis.lines.range(analysis.text_at + start, analysis.text_at + end) for start, end in shown]


def _diagnostic(analysis: Analysis, checked: Checked, finding: Finding, where: Range, uri: str) -> Diagnostic:
    rule = checked.guideline.rule(finding.code)
    link = checked.guideline.link_to(rule) if rule else None
    return Diagnostic(
        where,
        finding.message,
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        code_description=CodeDescription(link) if link else None,
        source=SOURCE,
        related_information=list(_related(analysis, checked, finding, where, uri)) or None,
    )


def _related(
    analysis: Analysis, checked: Checked, finding: Finding, where: Range, uri: str
) -> Iterator[DiagnosticRelatedInformation]:
    """Yield the other places that count: the other half of a combination, and words that decided how it is meant."""
    told: list[Range] = [where]
    for reason in finding.reasons:
        if reason.start is None or reason.end is None:
            continue
        there = analysis.lines.range(analysis.text_at + reason.start, analysis.text_at + reason.end)
        if there not in told:
            told.append(there)
            yield DiagnosticRelatedInformation(Location(uri, there), _why(reason, checked))


def _why(reason: Reason, checked: Checked) -> str:
    language = checked.report.messages_in
    if reason.cue:
        known = (name for name in phrases() if name.startswith(_CUE) and f"{_CUE}{reason.cue}".startswith(name))
        return phrase(next(known, f"{_CUE}other"), language)
    words = checked.guideline.vocabulary.display(reason.fact, reason.label)
    return words.in_language(language) if words else phrase("same-for", language)
