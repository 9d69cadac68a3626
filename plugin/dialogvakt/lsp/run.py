"""Runs the language server on stdin and stdout."""

from __future__ import annotations

import logging

from dialogvakt.lsp.features import create_server
from dialogvakt.lsp.logs import log_to_stderr
from dialogvakt.lsp.settings import Settings


def serve(defaults: Settings, *, verbose: bool = False) -> None:
    """Talk to one editor until it says goodbye or is gone; with `verbose`, log each message that is handled."""
    log_to_stderr(logging.DEBUG if verbose else logging.WARNING)
    create_server(defaults).start_io()
