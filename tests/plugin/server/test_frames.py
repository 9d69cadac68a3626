"""Messages come out as they went in, however the socket cuts them."""

from __future__ import annotations

import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogvakt.server.frames import Unpacker, pack, receive


@given(st.lists(st.binary(max_size=300), max_size=8), st.lists(st.integers(1, 50), min_size=1))
def test_messages_survive_every_way_of_cutting(messages: list[bytes], cuts: list[int]) -> None:
    stream = b"".join(map(pack, messages))
    unpacker, found, at, turn = Unpacker(), [], 0, 0
    while at < len(stream):
        size = cuts[turn % len(cuts)]
        found += list(unpacker.feed(stream[at : at + size]))
        at, turn = at + size, turn + 1
    assert found == messages


def test_a_message_is_received_and_then_the_end() -> None:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        theirs.sendall(pack(("job", 1)) + pack("half")[:-1])
        theirs.shutdown(socket.SHUT_WR)
        assert receive(ours) == ("job", 1)
        with pytest.raises(EOFError):
            receive(ours)
