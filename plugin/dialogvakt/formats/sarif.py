"""SARIF 2.1.0, for code scanning services, editors and `sarif-tools`.

Columns count UTF-16 units (`columnKind`). A message goes the way of the words that it quotes: the log holds text of
the drafts, and is to be kept as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from dialogvakt.config.dismissal import Dismissal
from dialogvakt.files.excerpt import Region, Unit
from dialogvakt.finding import Finding, Fix, Severity
from dialogvakt.fingerprint import SCHEME
from dialogvakt.formats.checked import TOOL, Checked, GuidelineKey, Problem, Run, told_once
from dialogvakt.ruledescription import RuleDescription

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS: Mapping[Severity, str] = {"critical": "error", "warning": "warning", "info": "note"}
_UNIT: Unit = "utf-16"


def sarif(run: Run) -> dict[str, Any]:
    """Return a log with a run for each guideline; what could not be checked is told in the first."""
    runs = [
        _run(run, key, rules, checked, () if number else run.problems)
        for number, (key, rules, checked) in enumerate(run.by_guideline())
    ]
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": runs}


def _run(
    run: Run,
    guideline: GuidelineKey,
    rules: Sequence[RuleDescription],
    checked: Sequence[Checked],
    problems: Sequence[Problem],
) -> dict[str, Any]:
    index = {rule.code: number for number, rule in enumerate(rules)}
    found = ((one, *known) for one in checked for known in one.fingerprinted())
    driver = {"name": TOOL, "version": run.version, "language": run.language, "rules": [_rule(rule) for rule in rules]}
    told = [(problem.message, "error") for problem in problems] + [(said, "note") for _, said in told_once(checked)]
    notifications = [{"level": level, "message": {"text": message}} for message, level in told]
    return {
        "tool": {"driver": driver},
        # Services that take one log keep the runs of different guidelines apart by this.
        "automationDetails": {"id": "/".join((TOOL, *guideline))},
        "invocations": [{"executionSuccessful": not problems, "toolExecutionNotifications": notifications}],
        "columnKind": "utf16CodeUnits",
        "results": [_result(*one, index) for one in found],
        "properties": {"guideline": guideline[0], "version": guideline[1], "status": _statuses(checked)},
    }


def _statuses(checked: Sequence[Checked]) -> list[str]:
    """Return whether the guideline was in force; drafts of several days may have several answers."""
    return sorted({one.report.guideline.status for one in checked})


def _rule(rule: RuleDescription) -> dict[str, Any]:
    data = {
        "id": rule.code,
        "name": rule.title,
        "deprecatedIds": list(rule.aliases),
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.what},
        "help": {"text": _help(rule.sections, "{}: {}"), "markdown": _help(rule.sections, "**{}**\n\n{}")},
        "helpUri": rule.link,
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": _present({"clause": rule.clause, "severity": rule.severity, "channel": rule.channel}),
    }
    return _present(data)


def _help(sections: Sequence[tuple[str, str]], form: str) -> str:
    return "\n\n".join(form.format(heading, text.strip()) for heading, text in sections)


def _result(
    checked: Checked, finding: Finding, fingerprint: str, dismissal: Dismissal | None, index: Mapping[str, int]
) -> dict[str, Any]:
    file = checked.file
    fixes = (_fix(checked, fix) for fix in finding.fixes)
    data = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "kind": "informational" if finding.shadowed else "fail",
        "level": "none" if finding.shadowed else LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [_location(file, region) for region in checked.regions(finding, _UNIT)],
        "partialFingerprints": {SCHEME: fingerprint},
        "fixes": [fix for fix in fixes if fix],
        "suppressions": [_suppression(dismissal)] if dismissal else [],
        "properties": _present(
            {
                "draft": checked.report.id if checked.report.id != file else None,
                "clause": finding.clause,
                "severity": finding.severity,
                "channel": finding.channel,
                "evidence": finding.evidence,
                "shadowed": finding.shadowed,
            }
        ),
    }
    return _present(data)


def _suppression(dismissal: Dismissal) -> dict[str, Any]:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": dismissal.reason,
        "properties": {"date": dismissal.date.isoformat(), "by": dismissal.by},
    }


def _fix(checked: Checked, fix: Fix) -> dict[str, Any] | None:
    """Return a fix with all its changes; one that changes no text, or cannot be made here, is left out."""
    made = [checked.replacement(edit, _UNIT) for edit in fix.edits]
    replacements = [
        {"deletedRegion": _region(region), "insertedContent": {"text": words}} for region, words in filter(None, made)
    ]
    if not made or len(replacements) < len(made):
        return None
    changes = [{"artifactLocation": _artifact(checked.file), "replacements": replacements}]
    return {"description": {"text": fix.title}, "artifactChanges": changes}


def _location(file: str, region: Region) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": _artifact(file), "region": _region(region)}}


def _artifact(file: str) -> dict[str, Any]:
    path = PurePath(file)
    return {"uri": path.as_uri() if path.is_absolute() else quote(path.as_posix())}


def _region(region: Region) -> dict[str, int]:
    (line, column), (end_line, end_column) = region
    return {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}


def _present(data: Mapping[str, Any]) -> dict[str, Any]:
    return dict(_filled(data))


def _filled(data: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    return ((key, value) for key, value in data.items() if value is not None and value != [])
