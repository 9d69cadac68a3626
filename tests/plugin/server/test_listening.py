"""Other machines may ask only where it was said that they may."""

from __future__ import annotations

import socket
from typing import Any

import pytest

from dialogvakt import InputError
from dialogvakt.server.listening import listener, shown_address
from dialogvakt.server.settings import Settings


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1.2.3"])
def test_the_loopback_is_open_to_this_machine(host: str) -> None:
    with listener(Settings(host=host, port=0)) as listening:
        assert shown_address(listening).startswith("http://")
        with socket.create_connection(listening.getsockname()[:2]):
            pass


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_any_other_address_is_refused(host: str) -> None:
    with pytest.raises(InputError, match=r"need not say who they are; allowed: a loopback address, any address with"):
        listener(Settings(host=host, port=0))


@pytest.mark.parametrize("said", [{"insecure": True}, {"authentication": "who.toml"}], ids=str)
def test_unless_it_is_said_that_they_may(said: dict[str, Any]) -> None:
    with listener(Settings(host="0.0.0.0", port=0, **said)) as listening:
        assert listening.getsockname()[0] == "0.0.0.0"


def test_an_address_that_cannot_be_had_is_told() -> None:
    with listener(Settings(port=0)) as listening:
        port = listening.getsockname()[1]
        with pytest.raises(InputError, match=f"cannot listen on 127.0.0.1 port {port}: "):
            listener(Settings(port=port))
    with pytest.raises(InputError, match="--host: no such host"):
        listener(Settings(host="no such host", port=0))


def test_an_address_of_version_6_is_shown_as_a_browser_wants_it() -> None:
    try:
        listening = listener(Settings(host="::1", port=0))
    except InputError:
        pytest.skip("this machine has no IPv6")
    with listening:
        assert shown_address(listening).startswith("http://[::1]:")
