"""Service addresses, offered where a message says whom it is to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lsprotocol.types import CompletionItem, CompletionItemKind, Position, TextEdit

from dialogvakt.draft import Context
from dialogvakt.lsp.analysis import Analysis, Checked
from dialogvakt.phrases import phrases
from dialogvakt.recipients import sender_side
from dialogvakt_rules.services import Service, Services

TRIGGER = " "


def completions_at(analysis: Analysis, position: Position) -> list[CompletionItem]:
    """Return the services that a line which begins with the word for "to" may go on with."""
    if not isinstance(analysis.result, Checked):
        return []
    at = analysis.lines.offset(position)
    line, end = analysis.lines.line_at(at)
    begun = _after_address(analysis.lines.text[line:at])
    if line < analysis.text_at or begun is None:
        return []
    where = analysis.lines.range(line + begun, at if analysis.lines.text[at:end].strip() else end)
    services = _reached(analysis.result.guideline.services, analysis.result.draft.context)
    return [
        CompletionItem(
            service.name,
            kind=CompletionItemKind.Value,
            detail=", ".join(service.aliases) or None,
            filter_text=service.name,
            text_edit=TextEdit(where, service.name),
        )
        for service in services
    ]


def _after_address(begun: str) -> int | None:
    """Return where the address begins in what stands in front of the cursor; None where none does."""
    words = "|".join(sorted({re.escape(word) for word in phrases()["address"].values()}))
    found = re.match(rf"\s*(?:{words})[^\S\r\n]+", begun, re.IGNORECASE)
    return found.end() if found else None


def _reached(services: Services, context: Context) -> Iterator[Service]:
    """Yield the services of the other side, or all where it is not known which side writes."""
    own = sender_side(context, services)
    return (service for service in services.services if service.side != own)
