"""Public keys from one listed address: fetched with limits, kept for a while, and never fetched often."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping
from typing import Any

import httpx

from dialogvakt.errors import InputError
from dialogvakt.server.authentication.publickeys import PublicKey, PublicKeys, read_public_keys
from dialogvakt.server.authentication.refusals import AuthenticationUnavailable

log = logging.getLogger(__name__)

# Seconds for which keys are good without asking again, and for which they hold when nothing new can be had.
FRESH = 3600
STALE = 24 * 3600
# Between two attempts, however many tokens with unknown keys come.
PAUSE = 10
SECONDS = 5
MAX_BYTES = 64 * 1024
# Unpacked on the way, a small answer could become a large one.
_HEADERS = {"Accept": "application/json", "Accept-Encoding": "identity"}
# What is on this machine is not asked for over a proxy.
_LOOPBACK: Mapping[str, Any] = {"all://127.0.0.1": None, "all://localhost": None, "all://[::1]": None}


class FetchedKeys:
    """The keys at one address, which must come from the configuration and never from a token."""

    def __init__(self, address: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._address = address
        self._clock = clock
        self._keys: PublicKeys = {}
        self._fetched_at = float("-inf")
        self._tried_at = float("-inf")
        self._latest: asyncio.Task[None] | None = None
        self._failing = False

    async def key(self, kid: str, algorithm: str) -> PublicKey | None:
        """Return a key; raises `AuthenticationUnavailable` if there are none to look in."""
        key = self._keys.get((kid, algorithm))
        age = self._age()
        if key is None or age > STALE or (age > FRESH and not self._failing):
            # A client that goes away takes nothing from the others.
            await asyncio.shield(self._attempt())
        elif age > FRESH / 2:
            # Nobody waits for an address that is asked often, or that does not answer just now.
            self._attempt()
        if self._age() > STALE:
            title = "The issuer's keys cannot be had"
            detail = "the address with the issuer's keys does not answer as it should; the service's log says why"
            raise AuthenticationUnavailable(title, detail, seconds=PAUSE)
        return self._keys.get((kid, algorithm))

    def _age(self) -> float:
        return self._clock() - self._fetched_at

    def _attempt(self) -> asyncio.Task[None]:
        """Return the attempt that goes on or was made just now, else a new one; all who wait share it."""
        if self._latest is None or (self._latest.done() and self._clock() - self._tried_at >= PAUSE):
            self._tried_at = self._clock()
            self._latest = asyncio.create_task(self._fetch())
        return self._latest

    async def _fetch(self) -> None:
        try:
            async with asyncio.timeout(SECONDS):
                text = await _download(self._address)
            self._keys = read_public_keys(text, self._address)
            self._fetched_at = self._clock()
            self._failing = False
        except InputError as error:
            self._fail(str(error))
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeDecodeError) as error:
            self._fail(f"{self._address}: cannot be fetched: {type(error).__name__}")

    def _fail(self, problem: str) -> None:
        self._failing = True
        log.warning("%s", problem)


async def _download(address: str) -> str:
    """Return what lies at an address; follows no redirect, since that would lead to an address that is not listed."""
    async with (
        httpx.AsyncClient(mounts=_LOOPBACK, follow_redirects=False, timeout=SECONDS) as client,
        client.stream("GET", address, headers=_HEADERS) as answer,
    ):
        if answer.status_code != httpx.codes.OK:
            raise InputError(address, None, f"answers with status {answer.status_code}", allowed=("200",))
        body = bytearray()
        async for piece in answer.aiter_raw():
            body += piece
            if len(body) > MAX_BYTES:
                raise InputError(address, None, "is too large", allowed=(f"at most {MAX_BYTES} bytes",))
    return body.decode("utf-8")
