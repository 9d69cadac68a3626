"""The language server as an editor meets it, over stdin and stdout."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from lsprotocol import types

from tests.plugin.lsp.conftest import HEADER, URI, Editor, change_of, edited, running, where

pytestmark = pytest.mark.asyncio(loop_scope="module")
SENDER = "Jeg er lege."
CRITICAL = f"{HEADER}Hei Sykepleiertjeneste 😀, {SENDER}\r\nDet er klart: kalium er 6.8.\r\n"
SHORT = f"{HEADER}{SENDER} Pas. er her ifm. kontroll, og pas. kom mtp. vekt ifm. slanking.\n"
UTF_32 = types.PositionEncodingKind.Utf32


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server() -> AsyncIterator[Editor]:
    """A server for all tests of this module; it counts columns as Python does."""
    async with running(encodings=[UTF_32]) as editor:
        yield editor


@pytest_asyncio.fixture(loop_scope="module")
async def editor(server: Editor) -> AsyncIterator[Editor]:
    """An editor without open documents."""
    yield server
    await server.close()


async def test_the_server_says_who_it_is_and_what_it_can(server: Editor) -> None:
    told = server.server
    assert told.position_encoding == UTF_32
    assert isinstance(told.text_document_sync, types.TextDocumentSyncOptions)
    assert told.text_document_sync.change == types.TextDocumentSyncKind.Full
    assert isinstance(told.code_action_provider, types.CodeActionOptions)
    assert told.code_action_provider.code_action_kinds == ("quickfix", "source.fixAll.dialogvakt")
    assert told.completion_provider and told.completion_provider.trigger_characters == (" ",)


async def test_a_finding_stands_at_its_place_below_the_header(editor: Editor) -> None:
    (found,) = await editor.open(CRITICAL)
    assert found == types.Diagnostic(
        where(4, 14, 27),
        "kalium 6,8 er over 6,2. Ring i stedet for å skrive.",
        severity=types.DiagnosticSeverity.Error,
        code="critical-value",
        code_description=types.CodeDescription("https://nordvik.example/regler/critical-value"),
        source="dialogvakt",
    )


async def test_what_is_missing_is_missing_where_the_text_begins(editor: Editor) -> None:
    (found,) = await editor.open(f"{HEADER}Hun har det bra.\n")
    assert (found.code, found.range, found.severity) == ("sender", where(3, 0, 0), types.DiagnosticSeverity.Information)


async def test_the_newest_text_is_what_is_shown(editor: Editor) -> None:
    await editor.open(CRITICAL)
    for version in range(2, 8):
        editor.change(CRITICAL.replace("6.8", f"7.{version}"), version)
    (found,) = await editor.published(URI, 7)
    assert found.message.startswith("kalium 7,7 ")
    editor.change(f"{HEADER}{SENDER}", 8)
    assert not await editor.published(URI, 8)


async def test_a_document_of_another_language_is_no_draft(editor: Editor) -> None:
    assert not await editor.open(CRITICAL, language_id="python")
    assert await editor.hover(4, 15) is None
    assert await editor.actions(where(4, 14, 27)) == []


async def test_a_wrong_header_is_told_at_its_line(editor: Editor) -> None:
    (found,) = await editor.open("---\nwritten_on: 2025-11-12\nrecipient: [Lab]\n---\nPas. er her.\n")
    assert (found.range, found.severity) == (where(2, 0, 16), types.DiagnosticSeverity.Error)
    assert found.message.startswith("header: recipient: is no known field (did you mean recipients?)")


async def test_a_text_over_the_limit_is_told_and_not_checked(editor: Editor) -> None:
    (found,) = await editor.open("a" * 20_001)
    assert "at most 20000 characters" in found.message


@pytest.mark.parametrize("place", [14, 20, 27])
async def test_the_page_of_a_rule_is_shown_at_its_finding(editor: Editor, place: int) -> None:
    await editor.open(CRITICAL)
    page = await editor.hover(4, place)
    assert page
    assert page.startswith("**Farlig verdi (critical-value), punkt 5.1**")
    for words in (
        "Teksten oppgir et kalium over grensen.",
        "Noen må handle i dag.",
        "Kalium er 6.8.",
        "1. januar 2025",
    ):
        assert words in page


async def test_nothing_is_said_about_other_words(editor: Editor) -> None:
    await editor.open(CRITICAL)
    assert await editor.hover(4, 2) is None


async def test_the_page_is_in_the_standard_of_the_draft(editor: Editor) -> None:
    await editor.open(f"{HEADER}Eg er lege, og ho kjem ikkje heim i dag. Kalium er 6.8.\n")
    assert "Teksten oppgjev eit kalium over grensa." in (await editor.hover(3, 48) or "")


async def test_one_fix_changes_all_places_of_a_finding_and_nothing_else(editor: Editor) -> None:
    await editor.open(SHORT)
    found = await editor.actions(where(3, 14, 14), ["quickfix"])
    titles = [(action.title, action.is_preferred) for action in found]
    assert titles == [("Skriv «Pasienten»", None), ("Skriv «Pasient»", None), ("La «Pas.» stå", None)]
    assert edited(SHORT, found[0]) == SHORT.replace("Pas.", "Pasienten").replace(" pas.", " pasienten")


async def test_a_fix_that_needs_no_reading_is_the_preferred_one(editor: Editor) -> None:
    await editor.open(SHORT)
    found, _ = await editor.actions(where(3, 26, 26), ["quickfix"])
    assert (found.title, found.is_preferred) == ("Skriv «i forbindelse med»", True)


async def test_all_safe_fixes_are_one_action(editor: Editor) -> None:
    await editor.open(SHORT)
    (found,) = await editor.actions(where(3, 0, 0), ["source.fixAll"])
    assert (found.kind, found.title) == ("source.fixAll.dialogvakt", "Rett alt som kan rettes trygt (3)")
    changed = edited(SHORT, found)
    assert changed == SHORT.replace("ifm.", "i forbindelse med").replace("mtp.", "med tanke på")


async def test_an_action_is_for_the_version_that_it_was_asked_for(editor: Editor) -> None:
    await editor.open(SHORT)
    editor.change(SHORT + "\n", 2)
    (found,) = await editor.actions(where(3, 0, 0), ["source.fixAll.dialogvakt"])
    assert change_of(found).text_document.version == 2


async def test_only_kinds_of_actions_that_were_asked_for_are_offered(editor: Editor) -> None:
    await editor.open(SHORT)
    assert await editor.actions(where(3, 14, 14), ["refactor"]) == []


async def test_the_outline_names_the_parts_of_a_message(editor: Editor) -> None:
    asks = "Kan dere svare på hvordan hun har det?"
    await editor.open(f"{HEADER}Hei,\n\n{SENDER}\n\n{asks}\n\nVennlig hilsen\nKari Moe\n")
    asked = types.DocumentSymbolParams(types.TextDocumentIdentifier(URI))
    found = await editor.client.text_document_document_symbol_async(asked)
    parts = [part for part in found or [] if isinstance(part, types.DocumentSymbol)]
    assert [(part.name, part.detail) for part in parts] == [
        ("Åpning", "Hei,"),
        ("Avsender", "Jeg er lege."),
        ("Spørsmål og ønsker", asks),
        ("Avslutning", "Vennlig hilsen"),
        ("Avsender", "Kari Moe"),
    ]
    assert parts[1].range == where(5, 0, 12)


@pytest.mark.parametrize(("typed", "start"), [("Til ", 4), ("til Hj", 4), ("  Til  hjerte", 7)])
async def test_service_addresses_are_offered_behind_til(editor: Editor, typed: str, start: int) -> None:
    await editor.open(f"{HEADER}{typed}\n")
    found = await editor.complete(3, len(typed))
    assert [item.label for item in found] == [
        "Sykepleiertjeneste",
        "Fysioterapi, PLO",
        "Hjertesykdommer",
        "Laboratorium",
    ]
    assert all(
        isinstance(item.text_edit, types.TextEdit) and item.text_edit.range == where(3, start, len(typed))
        for item in found
    )


async def test_only_services_of_the_other_side_are_offered(editor: Editor) -> None:
    await editor.open("---\nwritten_on: 2025-11-12\nsender_side: hospital\n---\nTil \n")
    assert [item.label for item in await editor.complete(4, 4)] == ["Sykepleiertjeneste", "Fysioterapi, PLO"]


@pytest.mark.parametrize("typed", ["Til", "Hei Til ", "Tilbake "])
async def test_no_service_is_offered_elsewhere(editor: Editor, typed: str) -> None:
    await editor.open(f"{HEADER}{typed}\n")
    assert await editor.complete(3, len(typed)) == []
