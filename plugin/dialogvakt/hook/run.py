"""Runs the hook until it is told to stop."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from dialogvakt.hook.checkers import Checkers
from dialogvakt.hook.listening import serve_port, serve_socket
from dialogvakt.hook.pipes import serve_pipes
from dialogvakt.hook.stopping import Stopped, Stopping
from dialogvakt.report import Standard


def serve(
    guideline: str | None = None,
    folders: Sequence[str] = (),
    language: Standard | None = None,
    *,
    path: str | None = None,
    port: int | None = None,
) -> None:
    """Answer on stdin and stdout, or on a socket's `path` or a `port`; raises `InputError` and the loader's errors."""
    stopping = Stopping()
    stopping.listen()
    with contextlib.suppress(Stopped):
        checkers = Checkers(guideline, folders, language)
        checkers.warm_up()
        if path is not None:
            serve_socket(checkers, path, stopping)
        elif port is not None:
            serve_port(checkers, port, stopping)
        else:
            serve_pipes(checkers, stopping)
