"""A finding that is dismissed in an editor is written down with its reason, and not shown again."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from lsprotocol import types

from tests.plugin.conftest import NORDVIK
from tests.plugin.lsp.conftest import HEADER, Editor, Start, where

pytestmark = pytest.mark.asyncio
TEXT = f"{HEADER}Jeg er lege. Hun kom mtp. vekt ifm. kontroll.\n"


async def dismiss(editor: Editor, uri: str, reason: int | None) -> None:
    """Choose to let the first word be, and a reason by its number, or none."""

    def choose(asked: types.ShowMessageRequestParams) -> types.MessageActionItem | None:
        return None if reason is None else (asked.actions or [])[reason]

    editor.client.protocol.fm.features[types.WINDOW_SHOW_MESSAGE_REQUEST] = choose
    action = (await editor.actions(where(3, 22, 22), ["quickfix"], uri))[-1]
    assert action.title == "La «mtp.» stå"
    assert action.command
    call = types.ExecuteCommandParams(action.command.command, action.command.arguments)
    await editor.client.workspace_execute_command_async(call)


async def test_a_dismissed_finding_is_written_down_and_gone(start: Start, tmp_path: Path) -> None:
    folder = tmp_path / "phrases"
    folder.mkdir()
    uri = (folder / "draft.txt").as_uri()
    async with start(folder=tmp_path) as editor:
        assert len(await editor.open(TEXT, uri)) == 2
        await dismiss(editor, uri, 0)
        (left,) = await editor.published(uri, 1)
        assert left.message.startswith("«ifm.»")
    data = tomllib.loads((tmp_path / ".dialogvakt.toml").read_text(encoding="utf-8"))
    (dismissed,) = data["dismissed"]
    assert (dismissed["code"], dismissed["file"]) == ("abbreviation", "phrases/draft.txt")
    assert dismissed["reason"] == "Merknaden tar feil her"
    async with start(folder=tmp_path) as editor:
        assert len(await editor.open(TEXT, uri)) == 1


async def test_without_a_reason_nothing_is_dismissed(start: Start, tmp_path: Path) -> None:
    uri = (tmp_path / "draft.txt").as_uri()
    async with start(folder=tmp_path) as editor:
        await editor.open(TEXT, uri)
        await dismiss(editor, uri, None)
        assert editor.unread == 0
    assert list(tmp_path.iterdir()) == []


async def test_a_configuration_that_cannot_take_it_is_told_and_stays(start: Start, tmp_path: Path) -> None:
    uri = (tmp_path / "draft.txt").as_uri()
    async with start(folder=tmp_path) as editor:
        await editor.open(TEXT, uri)
        (tmp_path / ".dialogvakt.toml").write_text("dismissed = []\n")
        await dismiss(editor, uri, 1)
        (told,) = editor.client.messages
        assert ".dialogvakt.toml: dismissed: is one closed list" in told.message
    assert (tmp_path / ".dialogvakt.toml").read_text() == "dismissed = []\n"


async def test_a_configuration_holds_where_the_editor_says_nothing(start: Start, tmp_path: Path) -> None:
    (tmp_path / ".dialogvakt.toml").write_text(
        f'guideline = "{NORDVIK}"\nlanguage = "nn"\n[context]\nwritten_on = 2025-11-12\nrecipients = ["Postkasse"]\n'
    )
    uri = (tmp_path / "draft.txt").as_uri()
    async with start(settings={"guideline": None}, folder=tmp_path) as editor:
        (found,) = await editor.open("Jeg er lege.", uri)
        assert found.message == "Mottakaren passar ikkje."


async def test_a_wrong_configuration_is_told_in_the_draft(start: Start, tmp_path: Path) -> None:
    (tmp_path / ".dialogvakt.toml").write_text('gideline = "x"\n')
    async with start(folder=tmp_path) as editor:
        (found,) = await editor.open("Jeg er lege.", (tmp_path / "draft.txt").as_uri())
        assert ".dialogvakt.toml: gideline: is no known field (did you mean guideline?)" in found.message
