"""Dismissed findings on the command line: they are added to the configuration, and told when nothing needs them."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterable, Sequence
from datetime import date

from pydantic import ValidationError

from dialogvakt.checker import Checker
from dialogvakt.cli.checking import Result, Tally
from dialogvakt.cli.console import say
from dialogvakt.config.configfile import NAME, ConfigFile
from dialogvakt.config.dismissal import Dismissal, Dismissals, draft_in, relative_path
from dialogvakt.config.recording import current_user, record
from dialogvakt.errors import InputError, explain_validation
from dialogvakt.finding import Finding
from dialogvakt.fingerprint import fingerprints


def open_dismissals(file: ConfigFile, checker: Checker) -> Dismissals:
    """Return what the configuration dismisses; raises `InputError` for what may be dismissed only one by one."""
    for number, dismissal in enumerate(file.config.dismissed):
        rule = checker.guideline.rule(dismissal.code)
        if rule and rule.severity == "critical" and not dismissal.names_one:
            problem = f"dismisses {rule.code} wholesale; what is critical is dismissed one by one"
            allowed = ("code with fingerprint and file",)
            raise InputError(file.path or NAME, f"dismissed.{number}", problem, allowed=allowed)
    return Dismissals(file.config.dismissed, file.folder)


def tell_unused(file: ConfigFile, dismissals: Dismissals, names: Sequence[str]) -> None:
    """Tell of dismissals that match nothing any more; those for no file are told if all below the file was checked."""
    everything = any(os.path.isdir(name) and relative_path(file.folder, name) == "." for name in names)
    for number, dismissal in dismissals.unused(everything=everything):
        where = f" in {dismissal.file}" if dismissal.file else ""
        say(f"{file.path}: dismissed.{number}: matches nothing any more ({dismissal.code}{where}); take it out")


def add_dismissals(results: Iterable[Result], file: ConfigFile, reason: str, only: str | None, tally: Tally) -> None:
    """Add what was found to the configuration, but critical findings only if one is asked for by its fingerprint."""
    path = file.path or NAME
    made: dict[Dismissal, None] = {}
    try:
        for result in results:
            for finding, fingerprint in _open_findings(result):
                if fingerprint == only or (only is None and finding.severity != "critical"):
                    made[_dismissal(result, finding, fingerprint, reason, os.path.dirname(os.path.abspath(path)))] = (
                        None
                    )
                elif only is None:
                    _tell_left(result, finding, fingerprint, reason)
                    tally.findings = True
        if only is not None and not made:
            raise InputError("--only", None, "is the fingerprint of nothing that was found")
        if made:
            record(path, list(made))
    except InputError as error:
        tally.fail(path, str(error))
    else:
        say(f"{path}: {len(made)} dismissed")


def _open_findings(result: Result) -> list[tuple[Finding, str]]:
    known_by = fingerprints(result.report.findings, result.draft.text)
    found = zip(result.report.findings, known_by, result.dismissed, strict=True)
    return [(finding, fingerprint) for finding, fingerprint, by in found if by is None and not finding.shadowed]


def _dismissal(result: Result, finding: Finding, fingerprint: str, reason: str, folder: str) -> Dismissal:
    name = result.document.file
    data = {
        "code": finding.code,
        "reason": reason,
        "date": date.today(),
        "by": current_user(),
        "fingerprint": fingerprint,
        "file": None if name is None else relative_path(name, folder),
        "draft": draft_in(name, result.report),
    }
    try:
        return Dismissal.model_validate(data)
    except ValidationError as error:
        raise explain_validation(error, Dismissal, "--add-dismissals") from None


def _tell_left(result: Result, finding: Finding, fingerprint: str, reason: str) -> None:
    command = shlex.join(["dialogvakt", "check", str(result.document.file), "--add-dismissals", reason])
    say(f"{result.document.name}: {finding.code} is critical and was left; alone: {command} --only {fingerprint}")
