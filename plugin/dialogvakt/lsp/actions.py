"""Fixes, one by one and all safe ones together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    Command,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from dialogvakt.finding import Edit, Finding
from dialogvakt.lsp.analysis import Analysis, Checked
from dialogvakt.lsp.diagnostics import ranges_of
from dialogvakt.lsp.workspaces import path_of
from dialogvakt.phrases import phrase
from dialogvakt.safefixes import safe_edits

FIX_ALL = f"{CodeActionKind.SourceFixAll.value}.dialogvakt"
DISMISS = "dialogvakt.dismiss"
KINDS = (CodeActionKind.QuickFix.value, FIX_ALL)


def actions_at(
    analysis: Analysis,
    where: Range,
    shown: Sequence[Diagnostic],
    only: Sequence[str] | None,
    document: OptionalVersionedTextDocumentIdentifier,
    *,
    versioned: bool,
) -> list[CodeAction]:
    """Return what the writer may do at a range; `shown` are the diagnostics that the editor has there."""
    if not isinstance(analysis.result, Checked):
        return []
    actions = Actions(analysis, document, versioned=versioned)
    found: list[CodeAction] = []
    if wanted(CodeActionKind.QuickFix.value, only):
        found += actions.fixes(where, shown)
        found += actions.dismissals(analysis.result, where)
    if wanted(FIX_ALL, only):
        found += actions.fix_all(analysis.result)
    return found


def wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Tell whether a kind of action was asked for; one asks for all kinds below it, too."""
    return not only or any(kind == asked or kind.startswith(f"{asked}.") for asked in only)


def touches(one: Range, other: Range) -> bool:
    """Tell whether two ranges have a position in common."""
    return one.start <= other.end and other.start <= one.end


class Actions:
    """The actions on one version of a draft."""

    def __init__(
        self, analysis: Analysis, document: OptionalVersionedTextDocumentIdentifier, *, versioned: bool
    ) -> None:
        self._analysis = analysis
        self._document = document
        self._versioned = versioned

    def fixes(self, where: Range, shown: Sequence[Diagnostic]) -> Iterator[CodeAction]:
        """Yield the fixes of all findings at a range; a safe one is the preferred one."""
        for finding, _ in self._analysis.findings:
            if any(touches(where, there) for there in ranges_of(self._analysis, finding)):
                yield from self._fixes_of(finding, [one for one in shown if one.code == finding.code])

    def dismissals(self, checked: Checked, where: Range) -> Iterator[CodeAction]:
        """Yield an action for each finding at a range that lets it be as it is; what lies on no disk has none."""
        for finding, mark in self._analysis.findings:
            if path_of(self._document.uri) and any(
                touches(where, there) for there in ranges_of(self._analysis, finding)
            ):
                title = phrase("dismiss", checked.report.messages_in, words=finding.text or finding.code)
                command = Command(title, DISMISS, arguments=[self._document.uri, mark])
                yield CodeAction(title, CodeActionKind.QuickFix, command=command)

    def _fixes_of(self, finding: Finding, shown: list[Diagnostic]) -> Iterator[CodeAction]:
        for fix in finding.fixes:
            if fix.edits:
                yield CodeAction(
                    fix.title,
                    CodeActionKind.QuickFix,
                    diagnostics=shown or None,
                    is_preferred=fix.safe or None,
                    edit=self._change(fix.edits),
                )

    def fix_all(self, checked: Checked) -> Iterator[CodeAction]:
        """Yield the action that makes all safe changes, if there are any."""
        edits = safe_edits(checked.report.findings)
        if edits:
            title = phrase("fix-all", checked.report.messages_in, count=len(edits))
            yield CodeAction(title, FIX_ALL, edit=self._change(edits))

    def _change(self, edits: Iterable[Edit]) -> WorkspaceEdit:
        at = self._analysis.text_at
        made = [TextEdit(self._analysis.lines.range(at + edit.start, at + edit.end), edit.text) for edit in edits]
        if self._versioned:
            return WorkspaceEdit(document_changes=[TextDocumentEdit(self._document, made)])
        return WorkspaceEdit(changes={self._document.uri: made})
