"""The service's end of the connection to the process that workers come from."""

from __future__ import annotations

import asyncio
import os
import socket
import sys
from contextlib import suppress

from dialogvakt.server import frames
from dialogvakt.server.guidelines import Shelf
from dialogvakt.server.messages import LOADED

_COMMAND = (sys.executable, "-m", "dialogvakt.server.nursery")
# A worker does one thing at a time, and a library's own threads would not live through a fork.
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
_STOP_SECONDS = 5


class Nursery:
    """Starts the process when a worker is wanted and none runs."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._lock = asyncio.Lock()
        self._process: asyncio.subprocess.Process | None = None
        self._control: socket.socket | None = None

    async def worker(self) -> socket.socket:
        """Return the connection to a new worker; raises `OSError` if there can be none."""
        async with self._lock:
            control = self._control or await self._start()
            ours, theirs = socket.socketpair()
            ours.setblocking(False)
            with theirs:
                try:
                    socket.send_fds(control, [b"w"], [theirs.fileno()])
                except OSError:
                    ours.close()
                    await self.stop()
                    raise
            return ours

    async def stop(self) -> None:
        """End the process; it ends by itself when its connection does."""
        control, self._control = self._control, None
        process, self._process = self._process, None
        if control is not None:
            control.close()
        if process is not None:
            try:
                async with asyncio.timeout(_STOP_SECONDS):
                    await process.wait()
            except TimeoutError:
                with suppress(ProcessLookupError):
                    process.kill()
                await process.wait()

    async def _start(self) -> socket.socket:
        loop = asyncio.get_running_loop()
        control, theirs = socket.socketpair()
        control.setblocking(False)
        with theirs:
            self._process = await asyncio.create_subprocess_exec(
                *_COMMAND,
                str(theirs.fileno()),
                pass_fds=[theirs.fileno()],
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.DEVNULL,
                env={**os.environ, **_ONE_THREAD},
            )
        self._control = control
        try:
            await loop.sock_sendall(control, frames.pack(self._shelf))
            if await loop.sock_recv(control, len(LOADED)) != LOADED:
                raise ConnectionError("it ended before it had loaded")
        except BaseException:
            await self.stop()
            raise
        return control
