"""Keys are fetched with limits, kept for a while, and never fetched often."""

from __future__ import annotations

import asyncio
import gzip
import json
import socket
import threading
from collections.abc import Iterator

import pytest

from dialogvakt.server.authentication import AuthenticationError, AuthenticationUnavailable, fetchedkeys
from dialogvakt.server.authentication.fetchedkeys import FRESH, MAX_BYTES, PAUSE, STALE, FetchedKeys
from dialogvakt.server.authentication.issuers import WebIssuer
from tests.plugin.server.authentication.conftest import Clock, KeyServer, serving_keys
from tests.plugin.server.authentication.issuing import Signer

pytestmark = pytest.mark.asyncio


@pytest.fixture
def keys(key_server: KeyServer, clock: Clock) -> FetchedKeys:
    return FetchedKeys(key_server.url, clock)


async def test_keys_are_fetched_once_for_a_while(keys: FetchedKeys, key_server: KeyServer) -> None:
    for algorithm in ("ES384", "RS384", "ES384"):
        key = await keys.key(algorithm, algorithm)
        assert key is not None
        assert not key.is_private
    assert key_server.asked == 1


async def test_all_who_wait_share_one_request(keys: FetchedKeys, key_server: KeyServer) -> None:
    found = await asyncio.gather(*(keys.key("ES384", "ES384") for _ in range(20)))
    assert all(found)
    assert key_server.asked == 1


async def test_a_client_that_goes_away_does_not_take_the_keys_from_others(
    keys: FetchedKeys, key_server: KeyServer
) -> None:
    key_server.release = threading.Event()
    leaving = asyncio.create_task(keys.key("ES384", "ES384"))
    staying = asyncio.create_task(keys.key("ES384", "ES384"))
    while not key_server.asked:
        await asyncio.sleep(0)
    leaving.cancel()
    key_server.release.set()
    assert await staying is not None
    assert leaving.cancelled()


async def test_an_unknown_key_is_looked_for_again_but_not_often(
    keys: FetchedKeys, key_server: KeyServer, clock: Clock, signer: Signer
) -> None:
    assert await keys.key("new", "ES384") is None
    clock.now += PAUSE - 1
    for _ in range(50):
        assert await keys.key("new", "ES384") is None
    assert key_server.asked == 1
    key_server.hold({"keys": [signer.keys["ES384"].as_dict(private=False) | {"kid": "new"}]})
    clock.now += 1
    assert await keys.key("new", "ES384") is not None
    assert key_server.asked == 2


async def test_a_key_that_is_taken_away_holds_an_hour_at_most(
    keys: FetchedKeys, key_server: KeyServer, clock: Clock, signer: Signer
) -> None:
    assert await keys.key("ES384", "ES384") is not None
    key_server.hold({"keys": [signer.keys["RS384"].as_dict(private=False)]})
    clock.now += FRESH + 1
    assert await keys.key("ES384", "ES384") is None


async def test_nobody_waits_for_keys_that_are_asked_for_often(
    keys: FetchedKeys, key_server: KeyServer, clock: Clock
) -> None:
    assert await keys.key("ES384", "ES384") is not None
    key_server.release = threading.Event()
    clock.now += FRESH
    assert await keys.key("ES384", "ES384") is not None  # while the address is asked anew, and does not answer
    key_server.release.set()


async def test_keys_hold_for_a_day_when_nothing_new_can_be_had(
    keys: FetchedKeys, key_server: KeyServer, clock: Clock
) -> None:
    assert await keys.key("ES384", "ES384") is not None
    key_server.status = 500
    clock.now += STALE
    assert await keys.key("ES384", "ES384") is not None
    clock.now += PAUSE
    with pytest.raises(AuthenticationUnavailable) as caught:
        await keys.key("ES384", "ES384")
    assert (caught.value.status, caught.value.headers) == (503, {"Retry-After": str(PAUSE)})
    key_server.status = 200
    clock.now += PAUSE
    assert await keys.key("ES384", "ES384") is not None


@pytest.mark.parametrize("status", [204, 301, 302, 307, 404, 500])
async def test_only_success_counts(
    keys: FetchedKeys, key_server: KeyServer, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    with serving_keys() as elsewhere:
        elsewhere.body, key_server.headers = key_server.body, {"Location": elsewhere.url}
        key_server.status = status
        with pytest.raises(AuthenticationUnavailable):
            await keys.key("ES384", "ES384")
        assert elsewhere.asked == 0
    assert f"answers with status {status}" in caplog.text


async def test_too_much_is_not_read(keys: FetchedKeys, key_server: KeyServer, caplog: pytest.LogCaptureFixture) -> None:
    key_server.body += b" " * MAX_BYTES
    with pytest.raises(AuthenticationUnavailable):
        await keys.key("ES384", "ES384")
    assert "is too large" in caplog.text


async def test_nothing_is_unpacked(keys: FetchedKeys, key_server: KeyServer) -> None:
    key_server.headers, key_server.body = {"Content-Encoding": "gzip"}, gzip.compress(key_server.body)
    with pytest.raises(AuthenticationUnavailable):
        await keys.key("ES384", "ES384")


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff", b'{"keys": []}'])
async def test_an_answer_that_holds_no_keys_is_the_issuers_trouble(
    keys: FetchedKeys, key_server: KeyServer, body: bytes
) -> None:
    key_server.body = body
    with pytest.raises(AuthenticationUnavailable):
        await keys.key("ES384", "ES384")


async def test_an_address_that_does_not_answer_is_given_up(
    keys: FetchedKeys, key_server: KeyServer, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(fetchedkeys, "SECONDS", 0.05)
    key_server.release = threading.Event()
    with pytest.raises(AuthenticationUnavailable):
        await keys.key("ES384", "ES384")
    assert "cannot be fetched" in caplog.text


@pytest.fixture
def closed_port() -> Iterator[int]:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


async def test_an_address_where_nobody_is_is_the_issuers_trouble(
    closed_port: int, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(AuthenticationUnavailable):
        await FetchedKeys(f"http://127.0.0.1:{closed_port}/").key("ES384", "ES384")
    assert "cannot be fetched: ConnectError" in caplog.text


async def test_a_token_chooses_among_listed_addresses_only(
    key_server: KeyServer, signer: Signer, forger: Signer
) -> None:
    with serving_keys() as second, serving_keys() as evil:
        second.hold({"keys": [signer.keys["ES384"].as_dict(private=False) | {"kid": "second"}]})
        evil.hold(forger.key_set())
        issuer = WebIssuer({url: FetchedKeys(url) for url in (key_server.url, second.url)})
        assert await issuer.key("ES384", "ES384", None) is not None
        assert await issuer.key("ES384", "ES384", key_server.url) is not None
        assert await issuer.key("second", "ES384", second.url) is not None
        assert await issuer.key("second", "ES384", key_server.url) is None
        with pytest.raises(AuthenticationError, match="keys that are not trusted"):
            await issuer.key("ES384", "ES384", evil.url)
        assert evil.asked == 0


async def test_what_cannot_be_used_is_not_logged_word_for_word(
    keys: FetchedKeys, key_server: KeyServer, caplog: pytest.LogCaptureFixture, signer: Signer
) -> None:
    key_server.hold({"keys": [signer.keys["ES384"].as_dict(private=True)]})
    with pytest.raises(AuthenticationUnavailable):
        await keys.key("ES384", "ES384")
    assert "holds a secret" in caplog.text
    assert json.loads(key_server.body)["keys"][0]["d"] not in caplog.text
