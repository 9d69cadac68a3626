"""What the language server writes to stderr: never what an editor sent or was sent, since that holds the draft."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from dialogvakt.errors import place_of

_logger = logging.getLogger(__name__)


class Wordless(logging.Formatter):
    """Tells the form of a message without the values in it, and of an exception only its kind and place."""

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        error = record.exc_info[1] if record.exc_info else None
        told = f" ({place_of(error)})" if error else ""
        # What was filled into the form may be a whole message of the protocol.
        form = " ".join(str(record.msg).split())
        return f"{record.levelname} {record.name}: {form}{told}"


def log_to_stderr(level: int) -> None:
    """Let everything log to stderr, without words."""
    handler = logging.StreamHandler()
    handler.setFormatter(Wordless())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)


def quiet_loop(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what went wrong on the event loop; its own handler would print tasks, results and all."""
    error = context.get("exception")
    _logger.error("on the event loop", exc_info=error if isinstance(error, BaseException) else None)
