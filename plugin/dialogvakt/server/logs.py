"""What the service writes to stderr; no exception's own words, since they may be draft text."""

from __future__ import annotations

import asyncio
import logging
from typing import Any

from dialogvakt.errors import place_of

_logger = logging.getLogger(__name__)


class TextFree(logging.Formatter):
    """Tells of an exception only what kind it is and where it was raised."""

    def formatException(self, ei: Any) -> str:
        """Return kind and place."""
        return place_of(ei[1])

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        # Kept by whoever formatted the record first.
        record.exc_text = None
        return super().format(record)


def log_to_stderr() -> None:
    """Let the service, the server and the event loop log to stderr, warnings and the requests answered."""
    handler = logging.StreamHandler()
    handler.setFormatter(TextFree("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger("dialogvakt").setLevel(logging.INFO)


def quiet_loop(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log what went wrong on the event loop; its own handler would print tasks, results and all."""
    error = context.get("exception")
    _logger.error("on the event loop: %s", place_of(error) if isinstance(error, Exception) else context["message"])
