"""Runs the service until it is told to stop."""

from __future__ import annotations

import socket

import uvicorn

from dialogvakt.errors import InputError
from dialogvakt.server.app import create_app
from dialogvakt.server.settings import Settings


class Announcing(uvicorn.Server):
    """Tells its address once it can answer."""

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start, and print one line that a program can wait for."""
        await super().startup(sockets)
        for listener in sockets or ():
            host, port = listener.getsockname()[:2]
            shown = f"[{host}]" if ":" in host else host
            print(f"dialogvakt: listening on http://{shown}:{port}", flush=True)


def serve(settings: Settings) -> None:
    """Serve until a signal comes; raises `InputError` if the address cannot be had, and the loader's errors."""
    config = uvicorn.Config(create_app(settings), log_level="warning", access_log=False, server_header=False)
    with _listener(settings) as listener:
        Announcing(config).run(sockets=[listener])


def _listener(settings: Settings) -> socket.socket:
    try:
        family, _, _, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        problem = f"cannot listen on {settings.host} port {settings.port}: {error.strerror}"
        raise InputError("serve", None, problem) from None
