"""Connections end with whole answers, and none holds the others up."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from dialogvakt.hook.callers import Callers

LONG = 60


class Desk:
    """Callers, with one who is served by what a test says."""

    def __init__(self) -> None:
        self.callers = Callers()
        self.caller, self._connection = socket.socketpair()
        self._threads = ThreadPoolExecutor(1)

    def serve(self, work: Callable[[socket.socket], bytes]) -> Future[bytes]:
        """Begin to serve the caller, and return once that has begun."""
        begun: Future[None] = Future()

        def serving() -> bytes:
            with self.callers.served(self._connection):
                begun.set_result(None)
                return work(self._connection)

        served = self._threads.submit(serving)
        begun.result(LONG)
        return served

    def close(self) -> None:
        """Let go of everything."""
        self.caller.close()
        self._connection.close()
        self._threads.shutdown()


@pytest.fixture
def desk() -> Iterator[Desk]:
    made = Desk()
    yield made
    made.close()


def test_without_callers_there_is_nothing_to_wait_for() -> None:
    Callers().end(LONG)


def test_who_says_nothing_is_told_that_it_is_over(desk: Desk) -> None:
    served = desk.serve(lambda connection: connection.recv(10))
    desk.callers.end(LONG)
    assert served.result(LONG) == b""


def test_an_answer_under_way_still_comes_through(desk: Desk) -> None:
    def answer_late(connection: socket.socket) -> bytes:
        over = connection.recv(10)
        connection.sendall(b"answer")
        return over

    served = desk.serve(answer_late)
    desk.callers.end(LONG)
    assert served.result(LONG) == b""
    assert desk.caller.recv(10) == b"answer"


def test_an_answer_that_nobody_takes_is_cut_off(desk: Desk) -> None:
    def answer_much(connection: socket.socket) -> bytes:
        connection.sendall(bytes(50_000_000))
        return b""

    served = desk.serve(answer_much)
    desk.callers.end(0.01)
    assert isinstance(served.exception(LONG), BrokenPipeError)
