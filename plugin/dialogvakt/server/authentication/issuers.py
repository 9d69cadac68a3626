"""The issuers whose tokens are trusted, and where their public keys come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from dialogvakt.errors import InputError
from dialogvakt.server.authentication.fetchedkeys import FetchedKeys
from dialogvakt.server.authentication.publickeys import PublicKey, PublicKeys
from dialogvakt.server.authentication.refusals import AuthenticationError, AuthenticationUnavailable
from dialogvakt.server.authentication.watchedfile import WatchedFile


class Issuer(Protocol):
    """Has the keys of one issuer."""

    async def key(self, kid: str, algorithm: str, address: str | None) -> PublicKey | None:
        """Return the key that a token names, if the issuer has it; `address` is where the token says that it is.

        Raises `AuthenticationError` for an address that is not listed, `AuthenticationUnavailable` when the keys
        cannot be had.
        """


class FileIssuer:
    """An issuer whose keys lie in a file; nothing is ever fetched for it."""

    def __init__(self, file: WatchedFile[PublicKeys], listed: frozenset[str] = frozenset()) -> None:
        self._file = file
        self._listed = listed

    async def key(self, kid: str, algorithm: str, address: str | None) -> PublicKey | None:
        """Return a key of the file; an address in the token must still be a listed one."""
        _refuse_unlisted(address, self._listed)
        try:
            return self._file.content().get((kid, algorithm))
        except InputError:
            detail = "the file with the issuer's keys cannot be read; the service's log says why"
            raise AuthenticationUnavailable("The issuer's keys cannot be had", detail, seconds=60) from None


class WebIssuer:
    """An issuer whose keys are fetched from listed addresses, the first one for tokens that name none."""

    def __init__(self, sources: Mapping[str, FetchedKeys]) -> None:
        self._sources = dict(sources)

    async def key(self, kid: str, algorithm: str, address: str | None) -> PublicKey | None:
        """Return a key from the address that the token names, if it is a listed one."""
        _refuse_unlisted(address, frozenset(self._sources))
        return await self._sources[address or next(iter(self._sources))].key(kid, algorithm)


def _refuse_unlisted(address: str | None, listed: frozenset[str]) -> None:
    if address is not None and address not in listed:
        detail = "the header `jku` of the token is no address that is listed for its issuer"
        raise AuthenticationError("The token names keys that are not trusted", detail)
