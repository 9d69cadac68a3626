"""The language server: what an editor asks, answered from the analysis of the newest text."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from dialogvakt.errors import InputError, place_of
from dialogvakt.lsp.analysis import Analysis, Checked, analyse
from dialogvakt.lsp.checkers import Checkers
from dialogvakt.lsp.desk import Desk
from dialogvakt.lsp.diagnostics import diagnostics_of
from dialogvakt.lsp.positions import Lines
from dialogvakt.lsp.settings import SECTION, Settings
from dialogvakt.lsp.workspaces import WorkspaceSettings, path_of
from dialogvakt.notices import validity_notice
from dialogvakt.version import __version__

NAME = "dialogvakt"
# What editors call plain text; a document of any other language holds no draft as it stands.
LANGUAGE_IDS = frozenset({"plaintext", "text", "markdown", NAME, ""})
_logger = logging.getLogger(__name__)


class DraftServer(LanguageServer):
    """Keeps the open drafts and their analyses, and shows what was found."""

    def __init__(self, defaults: Settings) -> None:
        # Drafts are short. Changes sent in ranges would depend on what each side takes for the end of a line.
        super().__init__(NAME, __version__, text_document_sync_kind=types.TextDocumentSyncKind.Full)
        self.settings = WorkspaceSettings(defaults)
        self.checkers = Checkers()
        self.desk = Desk(self._prepare)
        self._configured = asyncio.Event()
        self._told: set[str] = set()

    # --- what the editor can do

    @property
    def pulls(self) -> bool:
        """Whether the editor asks for diagnostics, so that they need not be sent."""
        document = self.client_capabilities.text_document
        return document is not None and document.diagnostic is not None

    @property
    def asks_for_settings(self) -> bool:
        """Whether the editor can be asked for settings."""
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.configuration)

    @property
    def versions_edits(self) -> bool:
        """Whether the editor takes changes that name the version they are made for."""
        workspace = self.client_capabilities.workspace
        return bool(workspace and workspace.workspace_edit and workspace.workspace_edit.document_changes)

    # --- drafts

    def settings_of(self, uri: str) -> Settings:
        """Return the settings for a document."""
        return self.settings.of(uri, self.workspace.folders)

    def folder_of(self, uri: str) -> Path | None:
        """Return the workspace's folder around a document."""
        around = self.settings.folder_around(uri, self.workspace.folders)
        return path_of(around) if around else None

    async def analysis(self, uri: str) -> Analysis | None:
        """Return the analysis of a document's newest text; None where it is no open draft."""
        await self._configured.wait()
        return await self.desk.analysis(uri)

    def _prepare(self, uri: str) -> tuple[int | None, Callable[[], Analysis]] | None:
        document = self.workspace.text_documents.get(uri)
        if document is None or (document.language_id or "") not in LANGUAGE_IDS:
            return None
        # pygls changes a document in place.
        version, text, codec = document.version, document.source, document.position_codec
        settings = self.settings_of(uri)

        def check() -> Analysis:
            return analyse(
                version, Lines(text, codec), path_of(uri), lambda file: self.checkers.of(settings.above(file))
            )

        return version, check

    # --- diagnostics

    def check_soon(self, uri: str, *, pause: bool = True) -> None:
        """Check a draft after the pause that the settings name, and send what was found."""
        if not self.pulls:
            self.desk.later(uri, self.settings_of(uri).debounce / 1000 if pause else 0, self._publish)

    async def diagnostics(self, uri: str) -> list[types.Diagnostic]:
        """Return what is to be shown of a document."""
        analysis = await self.analysis(uri)
        return self._shown(uri, analysis) if analysis else []

    def _shown(self, uri: str, analysis: Analysis) -> list[types.Diagnostic]:
        self._tell_validity(analysis)
        return diagnostics_of(analysis, uri)

    async def _publish(self, uri: str) -> None:
        analysis = await self.analysis(uri)
        document = self.workspace.text_documents.get(uri)
        if document is None:
            return
        if analysis is None:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, [], document.version))
        elif analysis.version == document.version:
            # A text that has changed meanwhile has a turn of its own.
            found = self._shown(uri, analysis)
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, analysis.version))

    def clear(self, uri: str) -> None:
        """Show nothing more of a document."""
        if not self.pulls:
            self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, []))

    def check_all_again(self) -> None:
        """Check all open drafts anew, after something beside their texts has changed."""
        self.desk.outdate()
        for uri in self.workspace.text_documents:
            self.check_soon(uri, pause=False)
        workspace = self.client_capabilities.workspace
        if self.pulls and workspace and workspace.diagnostics and workspace.diagnostics.refresh_support:
            self.workspace_diagnostic_refresh(None)

    def _tell_validity(self, analysis: Analysis) -> None:
        """Tell once that a guideline is not in force."""
        if isinstance(analysis.result, Checked):
            notice = validity_notice(analysis.result.report)
            if notice and notice not in self._told:
                self._told.add(notice)
                self.tell(notice, types.MessageType.Info)

    # --- settings

    async def configure_first(self, told: object) -> None:
        """Take the settings that the editor told at the start, then those that it can be asked for."""
        try:
            self._tell_all(self.settings.begin(told))
            if self.asks_for_settings:
                await self._take_settings(None)
        finally:
            self._configured.set()

    async def configure(self, told: object = None) -> None:
        """Take the settings that the editor tells, or ask it for those of each folder."""
        await self._take_settings(told)
        self.check_all_again()

    async def _take_settings(self, told: object) -> None:
        general, folders = await self._ask_for_settings() if self.asks_for_settings else (told, {})
        self._tell_all(self.settings.change(general, folders))

    def _tell_all(self, errors: Iterable[InputError]) -> None:
        for error in errors:
            self.tell(str(error))

    async def _ask_for_settings(self) -> tuple[object, dict[str, object]]:
        folders = list(self.workspace.folders)
        items = [types.ConfigurationItem(scope_uri=folder, section=SECTION) for folder in folders]
        asked = types.ConfigurationParams([types.ConfigurationItem(section=SECTION), *items])
        general, *own = await self.workspace_configuration_async(asked)
        return general, dict(zip(folders, own, strict=False))

    def tell(self, message: str, kind: types.MessageType = types.MessageType.Error) -> None:
        """Show a message to whoever sits at the editor."""
        self.window_show_message(types.ShowMessageParams(kind, message))

    def report_server_error(self, error: Exception, source: object) -> None:
        """Log what went wrong without the error's own words, which may be those of a draft."""
        _logger.error(f"a message could not be handled ({place_of(error)})")
