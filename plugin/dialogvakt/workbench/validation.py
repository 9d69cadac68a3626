"""Finds everything that is wrong in a guideline's folder, the cases beside its rules, too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dialogvakt.draft import Context
from dialogvakt.errors import InputError
from dialogvakt.workbench.opening import open_named
from dialogvakt_rules import Case, Guideline, GuidelineError, GuidelineErrors, load_cases, load_guideline
from dialogvakt_rules.cases import SUFFIX
from dialogvakt_rules.errors import nearest_word


@dataclass(frozen=True, slots=True)
class Validation:
    """What a folder holds, and all that is wrong in it, in the order of files and lines."""

    guideline: Guideline | None
    cases: tuple[Case, ...]
    problems: tuple[GuidelineError, ...]


def validate(folder: Path) -> Validation:
    """Read a guideline with its cases; raises `UnknownGuidelineError` where there is no such folder."""
    problems: list[GuidelineError] = []
    guideline = None
    try:
        guideline = load_guideline(folder)
    except GuidelineErrors as errors:
        problems.extend(errors.errors)
    cases: list[Case] = []
    for path in own_case_files(folder):
        try:
            found = load_cases(path)
        except GuidelineErrors as errors:
            problems.extend(errors.errors)
            continue
        cases.extend(found)
        problems.extend(_context_problems(path, found))
        if guideline is not None:
            problems.extend(_strangers(path, guideline))
    return Validation(guideline, tuple(cases), GuidelineErrors(problems).errors)


def open_valid(name: str, folders: Sequence[str] = ()) -> Guideline:
    """Return a guideline, given by id or folder, whose cases are sound, too.

    Raises the loader's errors, with whatever is wrong in both at once.
    """
    found = validate(Path(name) if Path(name).is_dir() else open_named(name, folders).folder)
    if found.guideline is None or found.problems:
        raise GuidelineErrors(found.problems)
    return found.guideline


def own_case_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of cases in a guideline's own folder; those that lie elsewhere are not followed."""
    inside = folder.resolve()
    found = sorted((folder / "rules").glob(f"*{SUFFIX}"))
    return tuple(path for path in found if path.resolve().is_relative_to(inside))


def _context_problems(path: Path, cases: tuple[Case, ...]) -> Iterator[GuidelineError]:
    for case in cases:
        try:
            Context.from_mapping(case.context)
        except InputError as error:
            key = ".".join(filter(None, ("context", error.field)))
            problem = f"{error.problem} (case {case.name!r})"
            yield GuidelineError(str(path), case.line, key, problem, error.allowed)


def _strangers(path: Path, guideline: Guideline) -> Iterator[GuidelineError]:
    code = path.name.removesuffix(SUFFIX)
    codes = [rule.code for rule in guideline.rules]
    if code not in codes:
        yield GuidelineError(
            str(path), 1, "rule", "the guideline has no rule of this code", (), nearest_word(code, codes)
        )
