"""The process that workers come from: it loads and warms the pipeline once, and forks a worker whenever one is wanted.

A fork takes milliseconds where a fresh start takes seconds, and the workers share the memory of what was loaded.
Run as `python -m dialogvakt.server.nursery FD`; FD is a socket, over which it is told the guidelines first, then given
a byte and a socket for each worker wanted.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys

from dialogvakt.server import frames
from dialogvakt.server.checkers import Checkers
from dialogvakt.server.messages import LOADED
from dialogvakt.server.worker import work


def main() -> None:
    """Serve until the other side is gone."""
    # What ends the service ends its connections, and with them this process and the workers; a signal to the whole
    # group must not end a check in flight.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    # Nobody asks how a worker ended; the kernel shall forget it.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(fileno=int(sys.argv[1])) as control:
        raise_workers(control)


def raise_workers(control: socket.socket) -> None:
    """Load, say so, and fork a worker for each socket that comes."""
    try:
        checkers = Checkers(frames.receive(control))
        checkers.warm_up()
        # What is there now stays, and shall not be copied because a collector walked over it.
        gc.collect()
        gc.freeze()
        control.sendall(LOADED)
        while descriptors := socket.recv_fds(control, 1, 1)[1]:
            with socket.socket(fileno=descriptors[0]) as connection:
                _bear(connection, control, checkers)
    except (EOFError, ConnectionError):
        return


def _bear(connection: socket.socket, control: socket.socket, checkers: Checkers) -> None:
    """Fork a worker; where the system has no room for one, the connection ends and the service asks again."""
    try:
        child = os.fork()
    except OSError:
        return
    if child == 0:
        try:
            control.close()
            work(connection, checkers)
        finally:
            os._exit(0)


if __name__ == "__main__":
    main()
