"""JUnit XML, for pipelines that show test results: a suite for each draft, a failed case for each finding."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from dialogvakt.formats.checked import TOOL, Checked, Run
from dialogvakt.notices import notices
from dialogvakt.report import Report

# What no XML may hold, not even as a reference.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def junit(run: Run) -> str:
    """Return the document."""
    top = ElementTree.Element("testsuites", name=TOOL)
    for checked in run.checked:
        _add_draft(top, checked)
    if run.problems:
        suite = ElementTree.SubElement(top, "testsuite", name=TOOL)
        for problem in run.problems:
            case = ElementTree.SubElement(suite, "testcase", classname=_legal(problem.source), name="read")
            ElementTree.SubElement(case, "error", message=_legal(problem.message))
    for suite in (*top, top):
        _count(suite)
    ElementTree.indent(top)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(top, encoding="unicode")}\n'


def _add_draft(top: ElementTree.Element, checked: Checked) -> None:
    draft = checked.report.id
    name = _legal(checked.file if draft in (None, checked.file) else f"{checked.file} ({draft})")
    suite = ElementTree.SubElement(top, "testsuite", name=name)
    _add_properties(suite, checked.report)
    for finding in checked.live():
        line, column = checked.regions(finding, "code-points")[0].start
        case = ElementTree.SubElement(suite, "testcase", classname=name, name=f"{finding.code} {line}:{column}")
        message = _legal(finding.message)
        failure = ElementTree.SubElement(case, "failure", type=finding.severity, message=message)
        failure.text = _legal(f"{checked.file}:{line}:{column}: {finding.message} ({finding.clause})")
    if suite.find("testcase") is None:
        ElementTree.SubElement(suite, "testcase", classname=name, name=TOOL)
    if said := list(notices(checked.report)):
        ElementTree.SubElement(suite, "system-out").text = _legal("\n".join(said))


def _add_properties(suite: ElementTree.Element, report: Report) -> None:
    guideline = report.guideline
    properties = ElementTree.SubElement(suite, "properties")
    for name, value in (("id", guideline.id), ("version", guideline.version), ("status", guideline.status)):
        ElementTree.SubElement(properties, "property", name=f"guideline-{name}", value=_legal(value))


def _count(suite: ElementTree.Element) -> None:
    for name, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error")):
        suite.set(name, str(sum(1 for _ in suite.iter(tag))))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)
