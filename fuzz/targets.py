"""What is fuzzed: each target takes any bytes, and raises only if dialogvakt has done what it must never do.

A refusal (`InputError`, `GuidelineErrors`) is an answer, if it has words; everything else that is raised is a crash.
"""

from __future__ import annotations

import atexit
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from dialogvakt import Checker, Context, Draft
from dialogvakt.errors import InputError
from dialogvakt.files.dialogxml import read_dialog_xml
from dialogvakt.files.document import Document
from dialogvakt.files.jsontext import parse_json
from dialogvakt.files.opening import decoded
from dialogvakt.files.source import Source
from dialogvakt.hook.answering import answer
from dialogvakt.hook.checkers import Checkers
from dialogvakt.report import Report
from dialogvakt.skeleton import write_skeleton
from dialogvakt.workbench.validation import validate
from fuzz.editor import converse

ROOT = Path(__file__).resolve().parents[1]
NORDVIK = ROOT / "tests" / "data" / "nordvik"
# The first byte of an input, a digit in the seeds, chooses which file of a guideline the rest is.
GUIDELINE_FILES = (
    "guideline.yaml",
    "channels.yaml",
    "services.yaml",
    "rules/abbreviation.yaml",
    "rules/critical-value.cases.yaml",
)
DRAFT = "Til Sykepleiertjeneste. Pas. har kalium 6,8 i dag. Kan dere svare innen fredag?\n"
_MISTAKE = "this is a mistake in dialogvakt"


def check_text(data: bytes) -> None:
    """Any text is checked, and what is found stands where the report says."""
    _examine(_checker(), Draft(_text(data)))


def check_context(data: bytes) -> None:
    """Any JSON beside a draft is taken or refused."""
    try:
        context = Context.from_mapping(parse_json(decoded(data, "context"), "context"))
    except InputError as error:
        return _refused(error)
    _examine(_checker(), Draft(DRAFT, context))
    write_skeleton(context, "nn")


def load_yaml(data: bytes) -> None:
    """Any file in a guideline's folder is read or refused; what is read can be used."""
    folder, name = _guideline_folder(), GUIDELINE_FILES[(data[0] - ord("0")) % len(GUIDELINE_FILES) if data else 0]
    (folder / name).write_bytes(data[1:])
    try:
        found = validate(folder)
    finally:
        shutil.copyfile(NORDVIK / name, folder / name)
    for problem in found.problems:
        _refused(problem)
    if found.guideline is not None:
        _examine(Checker(found.guideline), Draft(DRAFT))


def read_xml(data: bytes) -> None:
    """Any XML is read or refused; the drafts in it can be checked, and what is found stands in the file."""
    try:
        documents = list(read_dialog_xml(Source("message.xml", BytesIO(data))))
    except InputError as error:
        return _refused(error)
    for document in documents:
        assert document.draft is not None
        _point_at(document, _examine(_checker(), document.draft))


def ask_hook(data: bytes) -> None:
    """Any line gets one answer, in one line of JSON."""
    told = answer(_hook_checkers(), data)
    assert told.endswith(b"\n") and told.count(b"\n") == 1
    assert "id" in json.loads(told)
    assert _MISTAKE not in told.decode("ascii"), told


def ask_lsp(data: bytes) -> None:
    """Whatever an editor sends, the language server goes on, and logs no mistake of its own; a message a line."""
    converse(data.split(b"\n"))


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    "text": check_text,
    "context": check_context,
    "guideline": load_yaml,
    "xml": read_xml,
    "hook": ask_hook,
    "lsp": ask_lsp,
}


def load_all() -> None:
    """Load what the first check would load."""
    _examine(_checker(), Draft(DRAFT))


def _text(data: bytes) -> str:
    """Return text that may hold halves of characters, as that of a program in UTF-16 may."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _examine(checker: Checker, draft: Draft) -> Report | None:
    """Check a draft in every way, and hold the report to what it promises."""
    try:
        report = checker.check(draft)
        checker.handover(draft)
        checker.outline(draft)
    except InputError as error:
        _refused(error)
        return None
    length = len(draft.text)
    for finding in report.findings:
        assert all(0 <= place.start < place.end <= length for place in finding.places), finding.code
        edits = [edit for fix in finding.fixes for edit in fix.edits]
        assert all(0 <= edit.start <= edit.end <= length for edit in edits), finding.code
    json.dumps(report.to_dict(draft.text))
    json.dumps(report.to_dict(draft.text, "utf-16"))
    assert report.engine == "durable-rules", report.engine
    return report


def _point_at(document: Document, report: Report | None) -> None:
    """Say where in a file the findings stand."""
    assert document.origin is not None
    for finding in report.findings if report else ():
        for place in finding.places:
            region = document.origin.region(place.start, place.end, "code-points")
            assert region.start <= region.end, region


def _refused(error: Exception) -> None:
    """A refusal says something."""
    assert str(error).strip()


@cache
def _checker() -> Checker:
    return Checker()


@cache
def _hook_checkers() -> Checkers:
    return Checkers(str(NORDVIK))


@cache
def _guideline_folder() -> Path:
    """Return a copy of a small guideline that goes when this process ends."""
    place = tempfile.mkdtemp(prefix="fuzz-")
    atexit.register(shutil.rmtree, place, ignore_errors=True)
    return Path(shutil.copytree(NORDVIK, Path(place) / "nordvik"))
