"""An editor that sends what it likes to the language server, in one process."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import threading
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path

from pygls.exceptions import JsonRpcException
from pygls.io_ import run_async

from dialogvakt.errors import place_of
from dialogvakt.lsp.features import create_server
from dialogvakt.lsp.logs import quiet_loop
from dialogvakt.lsp.server import DraftServer
from dialogvakt.lsp.settings import Settings

NORDVIK = Path(__file__).resolve().parents[1] / "tests" / "data" / "nordvik"
_SETTINGS = Settings(guideline=str(NORDVIK), debounce=0)
_OURS = "dialogvakt"
# Who sends anything else first gets no answers, and that is logged.
_GREETING = (
    b'{"jsonrpc": "2.0", "method": "initialize", "id": 0,'
    b' "params": {"processId": null, "rootUri": null, "capabilities": {}}}'
)
_AFTER_GOODBYE = "RuntimeError at thread.py"
# A pause, a check, and what is told of it.
_ROUNDS = 3


class _Input:
    """What the editor sends, as the server reads it."""

    def __init__(self, data: bytes) -> None:
        self._data = BytesIO(data)

    async def readline(self) -> bytes:
        """Return a line, after what is under way had a turn."""
        await asyncio.sleep(0)
        return self._data.readline()

    async def readexactly(self, count: int) -> bytes:
        """Return some bytes."""
        return self._data.read(count)


class _Output:
    """Where the server's answers go."""

    def write(self, data: bytes) -> None:
        """Take an answer."""

    def close(self) -> None:
        """Do nothing more."""


class _Mistakes(logging.Handler):
    """Keeps what is logged as an error, unless it is about a message that is none."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        error = record.exc_info[1] if record.exc_info else None
        # What still waits when the conversation ends is cancelled, and who asks after its goodbye gets no answer.
        told = f"{record.getMessage()} {place_of(error) if error else ''}"
        if not isinstance(error, asyncio.CancelledError) and "JsonRpc" not in told and _AFTER_GOODBYE not in told:
            self.found.append(told)


def converse(bodies: Iterable[bytes]) -> None:
    """Send the bodies of messages, and wait for what they set going; raises what no message may set off."""
    data = b"".join(b"Content-Length: %d\r\n\r\n%b" % (len(body), body) for body in (_GREETING, *bodies) if body)
    mistakes = _Mistakes()
    logger = logging.getLogger(_OURS)
    logger.addHandler(mistakes)
    # pygls tells at length of each message that is none.
    library = logging.getLogger("pygls")
    level = library.level
    library.setLevel(logging.CRITICAL + 1)
    server = create_server(_SETTINGS)
    try:
        asyncio.run(_serve(server, data))
    except SystemExit:
        pass  # what the message `exit` asks for
    finally:
        server.desk.stop()
        logger.removeHandler(mistakes)
        library.setLevel(level)
    assert not mistakes.found, mistakes.found


async def _serve(server: DraftServer, data: bytes) -> None:
    asyncio.get_running_loop().set_exception_handler(quiet_loop)
    server.protocol.set_writer(_Output())
    errors: list[Exception] = []

    def keep(error: Exception, _: type[JsonRpcException]) -> None:
        if not isinstance(error, JsonRpcException | ValueError):
            errors.append(error)

    await run_async(threading.Event(), _Input(data), server.protocol, error_handler=keep)
    await _settle(server)
    if errors:
        raise errors[0]


async def _settle(server: DraftServer) -> None:
    """Wait until the checks that were asked for are done and told; what waits for the editor to answer is let go."""
    for _ in range(_ROUNDS):
        with contextlib.suppress(RuntimeError):  # the editor has said goodbye
            await server.desk.do(lambda: None)
        await asyncio.sleep(0)
