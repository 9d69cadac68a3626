"""What workers are asked to do; each job gets the checkers, and what it is given and returns can be pickled."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dialogvakt.draft import Draft
from dialogvakt.offsets import Offsets
from dialogvakt.report import Report, Standard, Verdict

if TYPE_CHECKING:
    from dialogvakt.server.checkers import Checkers


@dataclass(frozen=True, slots=True)
class Checked:
    """A report as JSON, and what may be counted of it."""

    body: bytes
    verdict: Verdict
    codes: tuple[str, ...]


def handover_as_json(
    checkers: Checkers, draft: Draft, guideline: str, language: Standard | None, channel: str | None
) -> bytes:
    """Return as JSON the note that carries a draft over to a channel, by default the one advised."""
    return _as_json(checkers.of(guideline, language).handover(draft, channel).to_dict())


def report_on(checkers: Checkers, draft: Draft, guideline: str, language: Standard | None) -> Report:
    """Return the report on a draft."""
    return checkers.of(guideline, language).check(draft)


def report_as_json(
    checkers: Checkers, draft: Draft, guideline: str, language: Standard | None, offsets: Offsets
) -> Checked:
    """Return the report on a draft as JSON of version 1."""
    report = report_on(checkers, draft, guideline, language)
    data = report.to_dict(draft.text, offsets)
    return Checked(_as_json(data), report.verdict, tuple(finding.code for finding in report.findings))


def _as_json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
