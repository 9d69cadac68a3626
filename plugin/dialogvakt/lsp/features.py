"""What the language server answers to: each request and notification, handed to what knows the answer."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from functools import wraps
from typing import Any, TypeVar

from lsprotocol import types

from dialogvakt.errors import DialogvaktError, InputError, place_of
from dialogvakt.lsp.actions import DISMISS, KINDS, actions_at
from dialogvakt.lsp.analysis import Analysis, Checked
from dialogvakt.lsp.completion import TRIGGER, completions_at
from dialogvakt.lsp.dismissing import dismiss, reasons_in
from dialogvakt.lsp.hover import hover_at
from dialogvakt.lsp.logs import quiet_loop
from dialogvakt.lsp.server import NAME, DraftServer
from dialogvakt.lsp.settings import Settings
from dialogvakt.lsp.symbols import symbols_of
from dialogvakt.lsp.workspaces import path_of
from dialogvakt.phrases import phrase

Params = TypeVar("Params")
Answer = TypeVar("Answer")
_logger = logging.getLogger(__name__)
# What lies beside drafts and decides how they are checked.
_WATCHED = ("**/*.context.json", "**/.dialogvakt.toml", "**/*.yaml")


def create_server(defaults: Settings) -> DraftServer:
    """Return a server that knows all that an editor may ask."""
    server = DraftServer(defaults)
    _add_life(server)
    _add_documents(server)
    _add_answers(server)
    _add_dismissal(server)
    return server


def _guarded(
    answer: Callable[[Params], Coroutine[Any, Any, Answer]],
) -> Callable[[Params], Coroutine[Any, Any, Answer | None]]:
    """Answer nothing where something goes wrong; the error's own words may be those of a draft."""

    @wraps(answer)
    async def guarded(params: Params) -> Answer | None:
        try:
            return await answer(params)
        except Exception as error:
            _logger.error(f"no answer ({place_of(error)})")
            return None

    return guarded


def _add_life(server: DraftServer) -> None:
    told: list[object] = []

    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        asyncio.get_running_loop().set_exception_handler(quiet_loop)
        told.append(params.initialization_options)

    @server.feature(types.INITIALIZED)
    @_guarded
    async def initialized(_: types.InitializedParams) -> None:
        _watch(server)
        await server.configure_first(told[-1] if told else None)

    @server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)
    @_guarded
    async def did_change_configuration(params: types.DidChangeConfigurationParams) -> None:
        await server.configure(params.settings)

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    @_guarded
    async def did_change_folders(_: types.DidChangeWorkspaceFoldersParams) -> None:
        if server.asks_for_settings:
            await server.configure()

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    @_guarded
    async def did_change_files(_: types.DidChangeWatchedFilesParams) -> None:
        await _reload(server)

    @server.feature(types.SHUTDOWN)
    def shutdown(_: None) -> None:
        server.desk.stop()


async def _reload(server: DraftServer) -> None:
    try:
        await server.desk.do(server.checkers.reload)
    except (DialogvaktError, ValueError) as error:
        server.tell(str(error))
    server.check_all_again()


def _watch(server: DraftServer) -> None:
    """Ask to be told when a file changes that decides how drafts are checked."""
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if watched and watched.dynamic_registration:
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(glob) for glob in _WATCHED])
        wish = types.Registration(f"{NAME}-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        server.client_register_capability(types.RegistrationParams([wish]))


def _add_documents(server: DraftServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def did_open(params: types.DidOpenTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri, pause=False)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def did_change(params: types.DidChangeTextDocumentParams) -> None:
        server.check_soon(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: types.DidCloseTextDocumentParams) -> None:
        server.desk.close(params.text_document.uri)
        server.clear(params.text_document.uri)

    @server.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, types.DiagnosticOptions(False, False, identifier=NAME))
    async def diagnostic(params: types.DocumentDiagnosticParams) -> types.RelatedFullDocumentDiagnosticReport:
        return types.RelatedFullDocumentDiagnosticReport(await server.diagnostics(params.text_document.uri))


def _add_answers(server: DraftServer) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    @_guarded
    async def hover(params: types.HoverParams) -> types.Hover | None:
        analysis = await server.analysis(params.text_document.uri)
        return hover_at(analysis, params.position, _markup(server)) if analysis else None

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=KINDS))
    @_guarded
    async def code_action(params: types.CodeActionParams) -> list[types.CodeAction]:
        uri, context = params.text_document.uri, params.context
        analysis = await server.analysis(uri)
        if analysis is None:
            return []
        document = types.OptionalVersionedTextDocumentIdentifier(uri, analysis.version)
        return actions_at(
            analysis, params.range, context.diagnostics, context.only, document, versioned=server.versions_edits
        )

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    @_guarded
    async def document_symbol(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        analysis = await server.analysis(params.text_document.uri)
        return await _symbols(server, analysis) if analysis else []

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[TRIGGER]))
    @_guarded
    async def completion(params: types.CompletionParams) -> list[types.CompletionItem]:
        analysis = await server.analysis(params.text_document.uri)
        return completions_at(analysis, params.position) if analysis else []


def _add_dismissal(server: DraftServer) -> None:
    @server.command(DISMISS)
    async def dismiss_finding(uri: str, fingerprint: str) -> None:
        try:
            await _dismiss(server, uri, fingerprint)
        except InputError as error:
            server.tell(str(error))
        except Exception as error:
            _logger.error(f"nothing was dismissed ({place_of(error)})")


async def _dismiss(server: DraftServer, uri: str, fingerprint: str) -> None:
    """Ask for the reason, and dismiss a finding."""
    analysis, path = await server.analysis(uri), path_of(uri)
    finding = next((one for one, mark in analysis.findings if mark == fingerprint), None) if analysis else None
    if analysis is None or path is None or finding is None or not isinstance(analysis.result, Checked):
        return
    language = analysis.result.report.messages_in
    reasons = [types.MessageActionItem(reason) for reason in reasons_in(language)]
    asked = types.ShowMessageRequestParams(types.MessageType.Info, phrase("dismiss-why", language), reasons)
    chosen = await server.window_show_message_request_async(asked)
    if chosen is not None:
        folder = server.folder_of(uri)
        await server.desk.do(lambda: dismiss(path, finding, fingerprint, chosen.title, folder))
        server.check_all_again()


async def _symbols(server: DraftServer, analysis: Analysis) -> list[types.DocumentSymbol]:
    result = analysis.result
    if not isinstance(result, Checked):
        return []
    outline = await server.desk.do(lambda: result.checker.outline(result.draft))
    return symbols_of(analysis, outline, result.report.messages_in)


def _markup(server: DraftServer) -> types.MarkupKind:
    """Return the form of text that the editor likes best of those that there are."""
    document = server.client_capabilities.text_document
    liked = document.hover.content_format if document and document.hover else None
    return types.MarkupKind.Markdown if not liked or types.MarkupKind.Markdown in liked else types.MarkupKind.PlainText
