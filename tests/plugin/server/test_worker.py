"""What a worker answers, without a process of its own."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from dialogvakt import InputError
from dialogvakt.server.checkers import Checkers
from dialogvakt.server.frames import pack, receive
from dialogvakt.server.guidelines import KnownGuidelines
from dialogvakt.server.messages import Begun, Failed, Ready
from dialogvakt.server.worker import work
from tests.plugin.conftest import NORDVIK
from tests.plugin.server import troublejobs


@pytest.fixture
def link() -> Iterator[socket.socket]:
    """The other end of a worker's connection."""
    ours, theirs = socket.socketpair()
    worker = threading.Thread(target=work, args=(theirs, Checkers(KnownGuidelines(str(NORDVIK)).shelf)))
    worker.start()
    with ours:
        yield ours
    worker.join(60)
    theirs.close()
    assert not worker.is_alive()


def ask(link: socket.socket, function: Any, *arguments: object, **named: object) -> Any:
    """Give it one job."""
    link.sendall(pack((function, arguments, named, 60.0)))
    assert receive(link) == Begun()
    return receive(link)


def test_it_says_who_it_is_then_answers_job_after_job(link: socket.socket) -> None:
    assert receive(link) == Ready(os.getpid())
    assert ask(link, troublejobs.echo, 1) == 1
    assert ask(link, troublejobs.echo, 2, twice=True) == (2, 2)


def test_what_goes_wrong_is_told_without_words_of_the_draft(link: socket.socket) -> None:
    receive(link)
    failed = ask(link, troublejobs.fail)
    assert isinstance(failed, Failed)
    assert failed.place.startswith("ValueError at troublejobs.py:")
    assert isinstance(ask(link, troublejobs.return_what_cannot_be_sent), Failed)
    refused = ask(link, troublejobs.refuse)
    assert isinstance(refused, InputError)
    assert str(refused) == "draft: text: is not good; allowed: better text"
    assert ask(link, troublejobs.echo, "still here") == "still here"
