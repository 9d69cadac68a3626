"""The process that workers come from ends when the service does, whenever that is."""

from __future__ import annotations

import socket
import threading

from dialogvakt.server.checkers import Checkers
from dialogvakt.server.frames import pack
from dialogvakt.server.guidelines import KnownGuidelines
from dialogvakt.server.messages import LOADED
from dialogvakt.server.nursery import raise_workers
from dialogvakt_rules import Guideline
from tests.plugin.conftest import NORDVIK

SHELF = KnownGuidelines(str(NORDVIK)).shelf


def test_it_ends_when_the_service_ends_before_it_has_said_anything() -> None:
    ours, theirs = socket.socketpair()
    ours.close()
    with theirs:
        raise_workers(theirs)


def test_it_ends_when_the_service_ends_once_it_has_loaded() -> None:
    ours, theirs = socket.socketpair()
    with theirs:
        nursery = threading.Thread(target=raise_workers, args=(theirs,))
        nursery.start()
        with ours:
            ours.sendall(pack(SHELF))
            assert ours.recv(10) == LOADED
        nursery.join(60)
    assert not nursery.is_alive()


def test_warming_up_checks_with_every_guideline(guideline: Guideline) -> None:
    checkers = Checkers(SHELF)
    checkers.warm_up()
    assert {checkers.of(guideline.id, language).language for language in (None, "nb", "nn")} == {None, "nb", "nn"}
