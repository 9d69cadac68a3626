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
    """An answer about a draft, and what may be counted of the report that it is made from."""

    body: bytes
    guideline: str
    verdict: Verdict
    codes: tuple[str, ...]

    @classmethod
    def of(cls, report: Report, answer: dict[str, Any]) -> Checked:
        """Return an answer, which is JSON data, and what may be counted."""
        codes = tuple(finding.code for finding in report.findings)
        return cls(_as_json(answer), report.guideline.id, report.verdict, codes)


def report_on(checkers: Checkers, draft: Draft, guideline: str | None, language: Standard | None) -> Report:
    """Return the report on a draft that names a guideline, or none."""
    return checkers.of(guideline, language).check(draft)


def report_as_json(
    checkers: Checkers, draft: Draft, guideline: str | None, language: Standard | None, offsets: Offsets
) -> Checked:
    """Return the report on a draft as JSON of version 1."""
    report = report_on(checkers, draft, guideline, language)
    return Checked.of(report, report.to_dict(draft.text, offsets))


def handover_as_json(
    checkers: Checkers, draft: Draft, guideline: str | None, language: Standard | None, channel: str | None
) -> bytes:
    """Return as JSON the note that carries a draft over to a channel, by default the one advised."""
    return _as_json(checkers.of(guideline, language).handover(draft, channel).to_dict())


def _as_json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()
