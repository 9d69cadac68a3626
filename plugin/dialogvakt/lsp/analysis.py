"""What is known of one version of an open draft; every answer to the editor is made from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from dialogvakt.checker import Checker
from dialogvakt.config.configfile import ConfigFile
from dialogvakt.config.dismissal import Dismissals, without_dismissed
from dialogvakt.config.settled import Settled
from dialogvakt.draft import Context, Draft
from dialogvakt.errors import InputError, place_of
from dialogvakt.files.frontmatter import FrontMatter, read_front_matter
from dialogvakt.files.opening import SIDECAR
from dialogvakt.files.textfile import read_context
from dialogvakt.finding import Finding
from dialogvakt.fingerprint import fingerprints
from dialogvakt.lsp.dismissing import configuration_of
from dialogvakt.lsp.positions import Lines
from dialogvakt.report import Report
from dialogvakt_rules import Guideline
from dialogvakt_rules.errors import GuidelineErrors, UnknownGuidelineError


@dataclass(frozen=True, slots=True)
class Checked:
    """A draft with its report, without what was dismissed; the checker, and the guideline that the report speaks of."""

    draft: Draft
    report: Report
    fingerprints: tuple[str, ...]
    checker: Checker
    guideline: Guideline


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


def analyse(
    version: int | None, lines: Lines, path: Path | None, open_checker: Callable[[ConfigFile], Checker]
) -> Analysis:
    """Check the text of a document; what is known beside it stands in its header, beside it, or in a configuration."""
    header = read_front_matter(lines.text)
    text_at = header.text_at if header else 0
    if header and header.problem:
        return Analysis(version, lines, text_at, Problem(header.problem.message, header.problem.line - 1))
    try:
        file = configuration_of(path)
        context = Settled(file=file).context(_context(header, path))
        checked = _check(Draft(lines.text[text_at:], context), open_checker(file))
        return Analysis(version, lines, text_at, _undismissed(checked, file, path))
    except (InputError, GuidelineErrors, UnknownGuidelineError) as error:
        return Analysis(version, lines, text_at, Problem(str(error)))
    except Exception as error:
        # A draft that makes a rule fail must not cost the writer the editor's help with the next one.
        return Analysis(version, lines, text_at, Problem(f"this draft could not be checked ({place_of(error)})"))


def _check(draft: Draft, checker: Checker) -> Checked:
    report = checker.check(draft)
    marks = fingerprints(report.findings, draft.text)
    return Checked(draft, report, marks, checker, checker.guideline_of(report))


def _undismissed(checked: Checked, file: ConfigFile, path: Path | None) -> Checked:
    dismissals = Dismissals(file.config.dismissed, file.folder)
    dismissed = dismissals.of(str(path) if path else None, checked.draft.text, checked.report)
    left = tuple(mark for mark, by in zip(checked.fingerprints, dismissed, strict=True) if by is None)
    return replace(checked, report=without_dismissed(checked.report, dismissed), fingerprints=left)


def _context(header: FrontMatter | None, path: Path | None) -> Context:
    if header and header.context:
        return header.context
    sidecar = path.with_suffix(SIDECAR) if path and path.name else None
    return read_context(str(sidecar)) if sidecar and sidecar.is_file() else Context()
