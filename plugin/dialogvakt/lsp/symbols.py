"""The parts of a message as an editor's outline."""

from __future__ import annotations

from itertools import groupby

from lsprotocol.types import DocumentSymbol, SymbolKind

from dialogvakt.lsp.analysis import Analysis
from dialogvakt.phrases import phrase, phrases
from dialogvakt.report import Standard
from dialogvakt_nlp import Outline, Part

_SHOWN = 40


def symbols_of(analysis: Analysis, outline: Outline, language: Standard) -> list[DocumentSymbol]:
    """Return a symbol for each run of sentences that are there for the same thing."""
    return [_symbol(analysis, list(parts), name, language) for name, parts in groupby(outline.parts, _name)]


def _name(part: Part) -> str:
    name = f"part-{part.roles[0]}" if part.roles else "part-other"
    return name if name in phrases() else "part-other"


def _symbol(analysis: Analysis, parts: list[Part], name: str, language: Standard) -> DocumentSymbol:
    start, end = analysis.text_at + parts[0].start, analysis.text_at + parts[-1].end
    words = " ".join(analysis.lines.text[start:end].split())
    where = analysis.lines.range(start, end)
    return DocumentSymbol(
        phrase(name, language),
        SymbolKind.String,
        where,
        where,
        detail=words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()} …",
    )
