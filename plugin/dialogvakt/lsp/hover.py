"""The page of a rule, beside the words that it is about."""

from __future__ import annotations

import re

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position, Range

from dialogvakt.explanation import Section, explain
from dialogvakt.finding import Finding
from dialogvakt.lsp.analysis import Analysis, Checked
from dialogvakt.lsp.diagnostics import ranges_of

_MARKS = re.compile(r"([\\`*_\[\]<>#|])")


def hover_at(analysis: Analysis, position: Position, kind: MarkupKind) -> Hover | None:
    """Return all that there is to know about the rules whose findings stand at a position."""
    if not isinstance(analysis.result, Checked):
        return None
    found = [
        (finding, where)
        for finding, _ in analysis.findings
        for where in ranges_of(analysis, finding)
        if where.start <= position <= where.end
    ]
    if not found:
        return None
    pages = {finding.code: _page(analysis.result, finding, kind) for finding, _ in found}
    rule = "\n\n---\n\n" if kind == MarkupKind.Markdown else "\n\n"
    return Hover(MarkupContent(kind, rule.join(pages.values())), _common(analysis, [where for _, where in found]))


def _page(checked: Checked, finding: Finding, kind: MarkupKind) -> str:
    rule = checked.guideline.rule(finding.code)
    if rule is None:
        return finding.message
    sections = explain(checked.guideline, rule, checked.report.messages_in)
    if kind == MarkupKind.PlainText:
        return "\n\n".join("\n".join((section.heading, *section.lines)) for section in sections)
    return "\n\n".join(map(_markdown, sections))


def _markdown(section: Section) -> str:
    lines = "  \n".join(_escaped(line) for line in section.lines)
    return f"**{_escaped(section.heading)}**\n\n{lines}"


def _escaped(line: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(line.split()))


def _common(analysis: Analysis, ranges: list[Range]) -> Range:
    """Return the range that all of them have in common."""
    start = max(analysis.lines.offset(where.start) for where in ranges)
    end = min(analysis.lines.offset(where.end) for where in ranges)
    return analysis.lines.range(start, end)
