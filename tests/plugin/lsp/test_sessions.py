"""Sessions of their own kind: editors that pull, other units of columns, changed settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from lsprotocol.types import PositionEncodingKind as Encoding

from tests.plugin.conftest import NORDVIK
from tests.plugin.lsp.conftest import HEADER, URI, Start, where

pytestmark = pytest.mark.asyncio
TEXT = f"{HEADER}Jeg er lege. Åse 😀 har kalium 6.8.\n"
PULL = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(URI))


@pytest.mark.parametrize(
    ("encodings", "column"),
    [([Encoding.Utf8], 27), ([Encoding.Utf16], 24), ([Encoding.Utf32, Encoding.Utf8], 23), (None, 24)],
)
async def test_columns_count_what_the_editor_asked_for(start: Start, encodings: Any, column: int) -> None:
    async with start(encodings=encodings) as editor:
        (found,) = await editor.open(TEXT)
        assert found.range == where(3, column, column + 10)
        assert await editor.hover(3, column)
        assert await editor.hover(3, column - 1) is None


async def test_an_editor_that_pulls_is_sent_nothing_unasked(start: Start) -> None:
    async with start(pull=True) as editor:
        assert editor.server.diagnostic_provider
        editor.put(TEXT)
        answer = await editor.client.text_document_diagnostic_async(PULL)
        assert isinstance(answer, types.RelatedFullDocumentDiagnosticReport)
        assert [found.code for found in answer.items] == ["critical-value"]
        editor.change(f"{HEADER}Jeg er lege.", 2)
        answer = await editor.client.text_document_diagnostic_async(PULL)
        assert isinstance(answer, types.RelatedFullDocumentDiagnosticReport)
        assert list(answer.items) == []
        assert editor.unread == 0


async def test_a_request_that_is_cancelled_harms_no_other(start: Start) -> None:
    async with start(pull=True) as editor:
        editor.put(TEXT)
        protocol = editor.client.protocol
        given_up = protocol.send_request(types.TEXT_DOCUMENT_DIAGNOSTIC, PULL, msg_id="given-up")
        editor.client.cancel_request(types.CancelParams("given-up"))
        answer = await editor.client.text_document_diagnostic_async(PULL)
        assert isinstance(answer, types.RelatedFullDocumentDiagnosticReport)
        assert [found.code for found in answer.items] == ["critical-value"]
        assert "canceled" in str(given_up.exception(timeout=60))


async def test_changed_settings_hold_at_once_and_wrong_ones_are_told(start: Start) -> None:
    async with start() as editor:
        await editor.open(f"{HEADER}Hei.")
        editor.client.set_configuration({"guideline": str(NORDVIK), "language": "nn"}, section="dialogvakt")
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
        (found,) = await editor.published(URI, 1)
        assert found.message == "Sei kven du er."
        editor.client.set_configuration({"language": "sv"}, section="dialogvakt")
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(None))
        (found,) = await editor.published(URI, 1)
        assert found.message == "Sei kven du er."
        assert [told.message for told in editor.client.messages] == [
            "dialogvakt: language: has a value that is not allowed; allowed: nb, nn"
        ]


async def test_a_guideline_that_is_not_there_is_told_in_the_draft(start: Start) -> None:
    async with start(settings={"guideline": "no-such"}) as editor:
        (found,) = await editor.open("Hei.")
        assert found.message.startswith("no guideline 'no-such'")


async def test_a_file_beside_the_draft_that_changes_is_read_again(start: Start, tmp_path: Path) -> None:
    async with start(folder=tmp_path) as editor:
        uri = (tmp_path / "draft.txt").as_uri()
        beside = tmp_path / "draft.context.json"
        beside.write_text('{"written_on": "2025-11-12"}')
        assert not await editor.open("Jeg er lege.", uri)
        beside.write_text('{"written_on": "2025-11-12", "recipients": ["Postkasse"]}')
        change = types.FileEvent(beside.as_uri(), types.FileChangeType.Changed)
        editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([change]))
        (found,) = await editor.published(uri, 1)
        assert found.code == "service-address"


async def test_a_guideline_out_of_force_is_told_once(start: Start) -> None:
    async with start() as editor:
        await editor.open("---\nwritten_on: 2026-03-02\n---\nJeg er lege.")
        editor.change("---\nwritten_on: 2026-03-02\n---\nJeg er lege nå.", 2)
        await editor.published(URI, 2)
        (told,) = editor.client.messages
        assert told.message.startswith("Retningslinjen (versjon 2.0) gikk ut 31. desember 2025.")


async def test_the_other_half_of_a_combination_is_a_related_place(start: Start) -> None:
    text = f"{HEADER}Til Hjertesykdommer. Han er blek og kaldsvett nå. Hilsen Kari Moe, sykepleier, Voss kommune"
    async with start(settings={"guideline": "helse-bergen-d81023"}, encodings=[Encoding.Utf32]) as editor:
        (found,) = [one for one in await editor.open(text) if one.code == "acute-care"]
        assert found.range == where(3, 28, 45)
        assert [at.location for at in found.related_information or []] == [types.Location(URI, where(3, 36, 45))]


async def test_each_folder_of_a_workspace_has_its_own_settings(start: Start, tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("one", "two")]
    async with start(settings={"language": "nb"}, folder=folders[0]) as editor:
        editor.client.set_configuration(
            {"guideline": str(NORDVIK), "language": "nn"}, section="dialogvakt", scope_uri=folders[1].as_uri()
        )
        added = types.WorkspaceFoldersChangeEvent([types.WorkspaceFolder(folders[1].as_uri(), "two")], [])
        editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(added))
        told = [await editor.open(f"{HEADER}Hei.", (folder / "a.txt").as_uri()) for folder in folders]
        assert [found.message for (found,) in told] == ["Si hvem du er.", "Sei kven du er."]


async def test_a_changed_draft_is_checked_after_the_pause_and_at_once_for_who_asks(start: Start) -> None:
    async with start(settings={"debounce": 10_000}) as editor:
        await editor.open(f"{HEADER}Jeg er lege.")
        editor.change(TEXT, 2)
        assert await editor.hover(3, 24)
        assert editor.unread == 0
