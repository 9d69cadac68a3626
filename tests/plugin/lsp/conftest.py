"""An editor of the tests, and the real language server as a process of its own behind it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from lsprotocol.converters import get_converter
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

from tests.plugin.conftest import NORDVIK, environment

HEADER = "---\nwritten_on: 2025-11-12\n---\n"
URI = "file:///nowhere/draft.txt"


class Editor:
    """Opens drafts and waits for what the server says about them."""

    def __init__(self, client: LanguageClient, answer: types.InitializeResult) -> None:
        self.client = client
        self.server = answer.capabilities
        self._published: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()
        client.protocol.fm.features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = self._published.put_nowait

    async def open(self, text: str, uri: str = URI, language_id: str = "plaintext") -> Sequence[types.Diagnostic]:
        """Open a document and return what is published about it."""
        self.put(text, uri, language_id)
        return await self.published(uri, 1)

    def put(self, text: str, uri: str = URI, language_id: str = "plaintext") -> None:
        """Open a document without waiting."""
        document = types.TextDocumentItem(uri, language_id, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def change(self, text: str, version: int, uri: str = URI) -> None:
        """Change the whole text without waiting."""
        document = types.VersionedTextDocumentIdentifier(version, uri)
        change = types.TextDocumentContentChangeWholeDocument(text)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    async def close(self, uri: str = URI) -> None:
        """Close a document and wait until nothing of it is shown any longer."""
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))
        await self.published(uri, None)

    async def published(self, uri: str, version: int | None) -> Sequence[types.Diagnostic]:
        """Return what is published about one version of a document."""
        while True:
            told = await self._published.get()
            if (told.uri, told.version) == (uri, version):
                return told.diagnostics

    @property
    def unread(self) -> int:
        """How often diagnostics were published that nobody waited for."""
        return self._published.qsize()

    async def actions(
        self, where: types.Range, only: Sequence[str] | None = None, uri: str = URI
    ) -> list[types.CodeAction]:
        """Return the code actions at a range."""
        context = types.CodeActionContext([], only)
        asked = types.CodeActionParams(types.TextDocumentIdentifier(uri), where, context)
        answer = await self.client.text_document_code_action_async(asked)
        return [action for action in answer or [] if isinstance(action, types.CodeAction)]

    async def hover(self, line: int, column: int, uri: str = URI) -> str | None:
        """Return what the server says about a place."""
        asked = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, column))
        found = await self.client.text_document_hover_async(asked)
        if found is None:
            return None
        assert isinstance(found.contents, types.MarkupContent)
        return found.contents.value

    async def complete(self, line: int, column: int, uri: str = URI) -> list[types.CompletionItem]:
        """Return what a place may go on with."""
        asked = types.CompletionParams(types.TextDocumentIdentifier(uri), types.Position(line, column))
        found = await self.client.text_document_completion_async(asked)
        return list(found.items if isinstance(found, types.CompletionList) else found or [])


def where(line: int, start: int, end: int) -> types.Range:
    """Return a range within one line."""
    return types.Range(types.Position(line, start), types.Position(line, end))


def edited(text: str, action: types.CodeAction) -> str:
    """Return a text after an action; columns must count code points."""
    lines = text.splitlines(keepends=True)
    for edit in sorted(change_of(action).edits, key=lambda edit: edit.range.start, reverse=True):
        assert isinstance(edit, types.TextEdit)
        line, start, end = edit.range.start.line, edit.range.start.character, edit.range.end.character
        assert edit.range.end.line == line
        lines[line] = lines[line][:start] + edit.new_text + lines[line][end:]
    return "".join(lines)


def change_of(action: types.CodeAction) -> types.TextDocumentEdit:
    """Return the change of the one document that an action is about."""
    assert action.edit and action.edit.document_changes
    (change,) = action.edit.document_changes
    assert isinstance(change, types.TextDocumentEdit)
    return change


Start = Callable[..., AbstractAsyncContextManager[Editor]]


def _action(data: dict[str, Any], _: object) -> types.Command | types.CodeAction:
    """Read an action; lsprotocol takes every one that has a command for a command."""
    converter = get_converter()
    if isinstance(data.get("command"), str):
        return converter.structure(data, types.Command)
    return converter.structure(data, types.CodeAction)


@asynccontextmanager
async def running(
    *arguments: str,
    settings: dict[str, Any] | None = None,
    pull: bool = False,
    encodings: Sequence[types.PositionEncodingKind] | None = None,
    folder: Path | None = None,
) -> AsyncIterator[Editor]:
    """Start the server with an editor of the tests in front, which says what it can do as Neovim does."""
    client = make_test_lsp_client()
    client.protocol._converter.register_structure_hook(types.Command | types.CodeAction, _action)
    whole = {"": {"dialogvakt": {"guideline": str(NORDVIK), "debounce": 0, **(settings or {})}}}
    client._configuration = whole
    await client.start_io(sys.executable, "-m", "dialogvakt", "lsp", *arguments, env=environment())
    capabilities = client_capabilities("neovim")
    assert capabilities.text_document and capabilities.workspace and capabilities.general
    capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities() if pull else None
    capabilities.workspace.configuration = True
    capabilities.workspace.workspace_edit = types.WorkspaceEditClientCapabilities(document_changes=True)
    capabilities.general.position_encodings = list(encodings) if encodings else None
    folders = [types.WorkspaceFolder(folder.as_uri(), folder.name)] if folder else None
    answer = await client.initialize_session(
        types.InitializeParams(capabilities=capabilities, workspace_folders=folders)
    )
    try:
        yield Editor(client, answer)
    finally:
        await client.shutdown_session()
        await client.stop()  # type: ignore[no-untyped-call]


@pytest.fixture
def start() -> Start:
    """Starts a server of a test's own."""
    return running
