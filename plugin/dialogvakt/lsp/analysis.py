"""What is known of one version of an open draft; every answer to the editor is made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from dialogvakt.checker import Checker
from dialogvakt.draft import Context, Draft
from dialogvakt.errors import InputError, place_of
from dialogvakt.files.frontmatter import FrontMatter, read_front_matter
from dialogvakt.files.textfile import SIDECAR, read_context
from dialogvakt.finding import Finding
from dialogvakt.fingerprint import fingerprints
from dialogvakt.lsp.positions import Lines
from dialogvakt.report import Report
from dialogvakt_rules import Guideline
from dialogvakt_rules.errors import GuidelineErrors, UnknownGuidelineError


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with its report, and the guideline that the report speaks of."""

    draft: Draft
    report: Report
    guideline: Guideline
    fingerprints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a draft could not be checked; `line` (from 0) is where in its file that stands."""

    message: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Analysis:
    """A version of a document as lines, where the draft begins in it, and the report or why there is none.

    Places of findings are offsets of the draft: add `text_at`.
    """

    version: int | None
    lines: Lines
    text_at: int
    result: Checked | Problem

    @property
    def findings(self) -> tuple[tuple[Finding, str], ...]:
        """The findings that matter whatever way the message goes, with their fingerprints."""
        if isinstance(self.result, Problem):
            return ()
        found = zip(self.result.report.findings, self.result.fingerprints, strict=True)
        return tuple((finding, mark) for finding, mark in found if not finding.shadowed)


def analyse(version: int | None, lines: Lines, path: Path | None, open_checker: Callable[[], Checker]) -> Analysis:
    """Check the text of a document; what is known beside it stands in its header, or in a file beside it."""
    header = read_front_matter(lines.text)
    text_at = header.text_at if header else 0
    if header and header.problem:
        return Analysis(version, lines, text_at, Problem(header.problem.message, header.problem.line - 1))
    try:
        draft = Draft(lines.text[text_at:], _context(header, path))
        return Analysis(version, lines, text_at, _check(draft, open_checker()))
    except (InputError, GuidelineErrors, UnknownGuidelineError) as error:
        return Analysis(version, lines, text_at, Problem(str(error)))
    except Exception as error:
        # A draft that makes a rule fail must not cost the writer the editor's help with the next one.
        return Analysis(version, lines, text_at, Problem(f"this draft could not be checked ({place_of(error)})"))


def _check(draft: Draft, checker: Checker) -> Checked:
    report = checker.check(draft)
    marks = fingerprints(report.findings, draft.text)
    return Checked(draft, report, checker.guideline_of(report), marks)


def _context(header: FrontMatter | None, path: Path | None) -> Context:
    if header and header.context:
        return header.context
    sidecar = path.with_suffix(SIDECAR) if path and path.name else None
    return read_context(str(sidecar)) if sidecar and sidecar.is_file() else Context()
