"""Runs the service until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import socket

import uvicorn
from fastapi import FastAPI

from dialogvakt.errors import DialogvaktError
from dialogvakt.server.app import create_app
from dialogvakt.server.connection import Connection
from dialogvakt.server.listening import listener, shown_address
from dialogvakt.server.logs import log_to_stderr, quiet_loop
from dialogvakt.server.settings import Settings
from dialogvakt.server.workers import Workers

# Longer than a proxy keeps its connections, or it may send a request into one that is being closed.
_KEEP_ALIVE_SECONDS = 75


class Server(uvicorn.Server):
    """Tells its address once it can answer, and stops if it never will."""

    failure: DialogvaktError | None = None

    def __init__(self, app: FastAPI, settings: Settings) -> None:
        self._workers: Workers = app.state.service.workers
        # What is in flight is answered within these limits, so that a stop takes no longer.
        longest = settings.wait_seconds + settings.check_seconds + settings.client_seconds
        super().__init__(
            uvicorn.Config(
                app,
                http=Connection.patient_for(settings.client_seconds),
                ws="none",
                log_config=None,
                access_log=False,
                server_header=False,
                timeout_keep_alive=_KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=round(longest),
            )
        )

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen; health can be asked for from now on."""
        asyncio.get_running_loop().set_exception_handler(quiet_loop)
        await super().startup(sockets)
        self._announcement = asyncio.create_task(self._announce(sockets or []))

    async def _announce(self, sockets: list[socket.socket]) -> None:
        """Print one line that a program can wait for."""
        try:
            await self._workers.warm()
        except DialogvaktError as error:
            self.failure = error
            self.should_exit = True
            return
        # What is there now stays; a collector that walked over it would make a request wait.
        gc.collect()
        gc.freeze()
        for listening in sockets:
            print(f"dialogvakt: listening on {shown_address(listening)}", flush=True)


def serve(settings: Settings) -> None:
    """Serve until a signal comes; raises a `DialogvaktError` if it cannot, and the loader's errors."""
    log_to_stderr()
    app = create_app(settings)
    with listener(settings) as listening:
        server = Server(app, settings)
        server.run(sockets=[listening])
    if server.failure is not None:
        raise server.failure
