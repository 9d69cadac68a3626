"""No word of a draft is logged, whatever goes wrong and however much is logged."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import subprocess
import sys

import pytest

from dialogvakt.lsp.logs import Wordless, quiet_loop
from tests.plugin.conftest import NORDVIK, environment
from tests.plugin.lsp.conftest import URI


def test_a_message_is_told_by_its_form_and_an_exception_by_kind_and_place() -> None:
    handler = logging.StreamHandler(written := io.StringIO())
    handler.setFormatter(Wordless())
    logger = logging.Logger("test")
    logger.addHandler(handler)
    try:
        raise ValueError("Ringvold har feber")
    except ValueError:
        logger.exception("cannot send\n%s", "Ringvold har feber")
    assert written.getvalue().startswith("ERROR test: cannot send %s (ValueError at test_logs.py:")


def test_what_goes_wrong_on_the_event_loop_is_told_without_words(caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        asyncio.get_running_loop().set_exception_handler(quiet_loop)
        asyncio.get_running_loop().call_exception_handler({"message": "odd", "task": "Ringvold"})

    asyncio.run(scenario())
    assert caplog.messages == ["on the event loop"]


def message(method: str, params: object, identity: int | None = None) -> bytes:
    """Return a message of the protocol as it is sent."""
    data = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if identity is None else {"id": identity})
    body = json.dumps(data).encode()
    return b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


def test_no_word_of_a_draft_is_logged_at_any_level() -> None:
    words = "Ringvold"
    text = {
        "uri": URI,
        "languageId": "plaintext",
        "version": 1,
        "text": f"{words} har kalium 6.8. {words}: pas. er her.",
    }
    place = {"textDocument": {"uri": URI}, "position": {"line": 0, "character": 2}}
    whole = {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 40}}
    sent = [
        message("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1),
        message("initialized", {}),
        message("textDocument/didOpen", {"textDocument": text}),
        message("textDocument/didOpen", {"textDocument": {"words": words}}),
        message("textDocument/didChange", {"textDocument": words, "contentChanges": words}),
        message("textDocument/hover", place, 2),
        message("textDocument/hover", {"textDocument": words}, 3),
        message(
            "textDocument/codeAction", {"textDocument": {"uri": URI}, "range": whole, "context": {"diagnostics": []}}, 4
        ),
        message("textDocument/completion", place, 5),
        message("textDocument/documentSymbol", {"textDocument": {"uri": URI}}, 6),
        message(f"no/{words}", {"words": words}, 7),
        message("workspace/executeCommand", {"command": words, "arguments": [words]}, 8),
        b"Content-Length: 10\r\n\r\n{Ringvold}",
        message("shutdown", None, 9),
        message("exit", None),
    ]
    command = [sys.executable, "-m", "dialogvakt", "lsp", "--verbose", "--guideline", str(NORDVIK)]
    with subprocess.Popen(command, stdin=-1, stdout=-1, stderr=-1, env=environment()) as server:
        assert server.stdin
        # What is asked after the end of the input is not answered; so the exit is sent with all the rest.
        output, log = server.communicate(b"".join(sent), timeout=60)
    assert words in output.decode()
    assert "pygls" in log.decode()
    assert words not in log.decode()
