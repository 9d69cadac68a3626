"""Tells from a request's `Authorization` header who sends it."""

from __future__ import annotations

from collections.abc import Sequence

from dialogvakt.errors import InputError
from dialogvakt.server.authentication.apikeys import ApiKeys
from dialogvakt.server.authentication.refusals import AuthenticationError, AuthenticationUnavailable
from dialogvakt.server.authentication.tokens import Tokens
from dialogvakt.server.authentication.watchedfile import WatchedFile

ClientName = str


class Authenticator:
    """Knows clients by their keys, by their tokens, or both; `base_url` is the service's address as they see it."""

    def __init__(
        self, keys: WatchedFile[ApiKeys] | None = None, tokens: Tokens | None = None, base_url: str = ""
    ) -> None:
        self._keys = keys
        self._tokens = tokens
        self.base_url = base_url

    async def authenticate(self, authorization: Sequence[str], path: str) -> ClientName:
        """Return whose request it is: a key's name, or a token's issuer.

        `authorization` holds each such header of the request, `path` what follows the base address. Raises
        `AuthenticationError`, and `AuthenticationUnavailable` where the client is not to blame.
        """
        credentials = _credentials(authorization)
        if "." in credentials and self._tokens is not None:
            return await self._tokens.issuer_of(credentials, self.base_url + path)
        owner = self._owner_of(credentials)
        if owner is None:
            raise AuthenticationError("The key is not known here", self._wanted())
        return owner

    def _owner_of(self, key: str) -> ClientName | None:
        try:
            return self._keys.content().owner(key) if self._keys else None
        except InputError:
            detail = "the file with the keys cannot be read; the service's log says why"
            raise AuthenticationUnavailable("The keys cannot be had", detail, seconds=60) from None

    def _wanted(self) -> str:
        ways = (["a key from the service's file"] if self._keys else []) + (["a signed JWT"] if self._tokens else [])
        return f"send {' or '.join(ways)} as Authorization: Bearer"


def _credentials(authorization: Sequence[str]) -> str:
    if not authorization:
        detail = "send a key or a signed JWT as Authorization: Bearer"
        raise AuthenticationError("The request does not say who sends it", detail, nothing_shown=True)
    if len(authorization) > 1:
        raise AuthenticationError("The request says twice who sends it", "send one Authorization header")
    scheme, _, credentials = authorization[0].partition(" ")
    if scheme.lower() != "bearer" or not credentials.strip():
        detail = "the Authorization header must be Bearer, a space, and a key or a signed JWT"
        raise AuthenticationError("The request does not say in the right way who sends it", detail)
    return credentials.strip()
