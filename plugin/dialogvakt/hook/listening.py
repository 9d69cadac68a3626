"""Answers the same on a Unix socket or a loopback port, to several callers at a time."""

from __future__ import annotations

import contextlib
import os
import socket
import socketserver
import stat
import sys
from collections.abc import Iterator

from dialogvakt.errors import InputError
from dialogvakt.hook.answering import answer, start_up
from dialogvakt.hook.callers import Callers
from dialogvakt.hook.checkers import Checkers
from dialogvakt.hook.lines import read_lines
from dialogvakt.hook.stopping import GRACE_SECONDS, Stopping

LOOPBACK = "127.0.0.1"
_OWNER_ALONE = 0o177


class _Caller(socketserver.StreamRequestHandler):
    """One connection: the start-up message, then an answer a line."""

    server: _Server

    def handle(self) -> None:
        server = self.server
        with server.callers.served(self.request), contextlib.suppress(OSError):  # the caller is gone
            self.wfile.write(start_up(server.checkers))
            for line in read_lines(self.rfile):
                if server.stopping.wanted:
                    return
                self.wfile.write(answer(server.checkers, line))


class _PortCaller(_Caller):
    # Unix sockets know no Nagle.
    disable_nagle_algorithm = True


class _Server(socketserver.ThreadingMixIn, socketserver.TCPServer):
    """A listening socket that was opened elsewhere."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, listening: socket.socket, caller: type[_Caller], checkers: Checkers, stopping: Stopping) -> None:
        socketserver.BaseServer.__init__(self, "", caller)
        self.socket = listening
        self.checkers = checkers
        self.stopping = stopping
        self.callers = Callers()

    def service_actions(self) -> None:
        """End if that is wanted; this is called now and then."""
        self.stopping.now()

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing: a traceback may hold draft text."""


def serve_socket(checkers: Checkers, path: str, stopping: Stopping) -> None:
    """Answer on a Unix socket that only its owner may use, until `Stopped` is raised; raises `InputError`."""
    with _unix_socket(path) as listening:
        _serve(_Server(listening, _Caller, checkers, stopping), path)


def serve_port(checkers: Checkers, port: int, stopping: Stopping) -> None:
    """Answer on a port of this machine, 0 for a free one, until `Stopped` is raised; raises `InputError`."""
    try:
        listening = socket.create_server((LOOPBACK, port))
    except OSError as error:
        raise InputError("hook", "--port", f"cannot listen on port {port}: {error.strerror}") from None
    with listening:
        _serve(_Server(listening, _PortCaller, checkers, stopping), f"{LOOPBACK}:{listening.getsockname()[1]}")


def _serve(server: _Server, shown: str) -> None:
    """Tell where, in one line that a program can wait for, and answer; what is under way in the end is finished."""
    sys.stdout.buffer.write(start_up(server.checkers, shown))
    sys.stdout.buffer.flush()
    try:
        server.serve_forever()
    finally:
        server.callers.end(GRACE_SECONDS)


@contextlib.contextmanager
def _unix_socket(path: str) -> Iterator[socket.socket]:
    """Open the socket, and take it away in the end; one that a process left behind is replaced."""
    if not hasattr(socket, "AF_UNIX"):
        raise InputError("hook", "--socket", "this system has no Unix sockets", allowed=("--port",))
    _clear(path)
    with socket.socket(socket.AF_UNIX) as listening:
        before = os.umask(_OWNER_ALONE)
        try:
            listening.bind(path)
        except OSError as error:
            raise InputError("hook", "--socket", f"cannot be made at {path}: {error.strerror or error}") from None
        finally:
            os.umask(before)
        listening.listen()
        try:
            yield listening
        finally:
            with contextlib.suppress(OSError):
                os.unlink(path)


def _clear(path: str) -> None:
    try:
        mode = os.lstat(path).st_mode
    except (OSError, ValueError):
        return
    if not stat.S_ISSOCK(mode):
        raise InputError("hook", "--socket", f"{path} is there, and is no socket")
    with socket.socket(socket.AF_UNIX) as asking:
        try:
            asking.connect(path)
        except ConnectionRefusedError:
            os.unlink(path)
            return
        except OSError:
            pass
    raise InputError("hook", "--socket", f"{path} is in use")
