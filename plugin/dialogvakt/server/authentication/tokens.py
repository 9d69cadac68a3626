"""Tokens (JWT) as CDS Hooks asks for them: signed by a known issuer, for this address, for a short time, used once."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from joserfc.errors import JoseError
from joserfc.jws import CompactSignature, JWSRegistry, extract_compact, validate_compact

from dialogvakt.server.authentication.issuers import Issuer
from dialogvakt.server.authentication.publickeys import ALGORITHMS, PublicKey
from dialogvakt.server.authentication.refusals import AuthenticationError, AuthenticationUnavailable
from dialogvakt.server.authentication.replay import MemoryFull, UsedTokens

MAX_CHARACTERS = 8192
_LONGEST_TEXT = 256
# In the year 33658; whatever is beyond is no time, and neither is what JSON has no number for.
_LAST_SECOND = 1e12


class _Registry(JWSRegistry):
    """Room for addresses and certificates in the header, and no more for the payload than claims need."""

    max_header_length = 4096
    max_payload_length = 4096


_REGISTRY = _Registry(algorithms=ALGORITHMS, strict_check_header=False)


@dataclass(frozen=True, slots=True)
class Times:
    """How long a token may hold, and how far the clocks of client and service may be apart, in seconds."""

    longest: int
    skew: int


class Tokens:
    """Verifies tokens; `clock` gives seconds since 1970."""

    def __init__(
        self,
        issuers: Mapping[str, Issuer],
        times: Times,
        used: UsedTokens | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._issuers = dict(issuers)
        self._times = times
        self._used = used or UsedTokens()
        self._clock = clock

    async def issuer_of(self, token: str, audience: str) -> str:
        """Return who issued a token for the address `audience`, and let it not be used again.

        Raises `AuthenticationError` and `AuthenticationUnavailable`. Everything that costs nothing comes before the
        keys are looked for, and the token counts as used only once all else is right.
        """
        signed = _extract(token)
        header, claims = signed.headers(), _claims(signed)
        issuer = _text(claims, "iss")
        if issuer not in self._issuers:
            _refuse("The token's issuer is not known here", "`iss` is no issuer that the service is set up for")
        kid, algorithm, address = _read_header(header)
        _check_audience(claims.get("aud"), audience)
        until = self._check_times(claims)
        identity = _text(claims, "jti")
        key = await self._issuers[issuer].key(kid, algorithm, address)
        if key is None:
            _refuse("The token's key is not known here", "the issuer has no key with this `kid` for this `alg`")
        if not _is_signed(signed, key):
            _refuse("The token's signature is wrong", "it was not made with the key that the header names")
        self._use(issuer, identity, until)
        return issuer

    def _check_times(self, claims: Mapping[str, Any]) -> float:
        """Return when the token is of no use any more."""
        now, skew = self._clock(), self._times.skew
        expires, issued = _number(claims, "exp"), _number(claims, "iat")
        if expires + skew <= now:
            _refuse("The token has expired", f"`exp` is past by more than {skew} seconds")
        if issued - skew > now or ("nbf" in claims and _number(claims, "nbf") - skew > now):
            _refuse("The token is not valid yet", f"`iat` or `nbf` is more than {skew} seconds ahead")
        if not 0 < expires - issued <= self._times.longest:
            detail = f"`exp` may be at most {self._times.longest} seconds after `iat`, and not before it"
            _refuse("The token is not valid for a short time", detail)
        return expires + skew

    def _use(self, issuer: str, identity: str, until: float) -> None:
        try:
            fresh = self._used.use(issuer, identity, until, self._clock())
        except MemoryFull:
            detail = "the issuer has more tokens in use than the service remembers; use each `exp` sooner"
            raise AuthenticationUnavailable("Too many tokens are in use", detail, seconds=10) from None
        if not fresh:
            _refuse("The token has been used before", "each request needs a token with a `jti` of its own")


def _extract(token: str) -> CompactSignature:
    try:
        if len(token) > MAX_CHARACTERS:
            raise ValueError
        signed = extract_compact(token.encode("ascii"), registry=_REGISTRY)
    except (JoseError, ValueError, TypeError, KeyError, RecursionError):
        _refuse("The token cannot be read", "it is no signed JWT in compact form")
    if not isinstance(signed.headers(), dict) or not {"crit", "b64"}.isdisjoint(signed.headers()):
        _refuse("The token cannot be read", "its header asks for what the service does not know")
    return signed


def _claims(signed: CompactSignature) -> dict[str, Any]:
    try:
        claims = json.loads(signed.payload)
    except (ValueError, RecursionError):
        claims = None
    if not isinstance(claims, dict):
        _refuse("The token cannot be read", "its payload is no JSON object")
    return claims


def _read_header(header: Mapping[str, Any]) -> tuple[str, str, str | None]:
    algorithm, address = header.get("alg"), header.get("jku")
    if algorithm not in ALGORITHMS:
        _refuse("The token's algorithm is not allowed", f"`alg` must be one of {', '.join(ALGORITHMS)}")
    if str(header.get("typ")).upper() != "JWT":
        _refuse("The token is of another kind", "`typ` must be JWT")
    if address is not None and not isinstance(address, str):
        _refuse("The token cannot be read", "`jku` is no string")
    return _text(header, "kid"), str(algorithm), address


def _check_audience(named: object, audience: str) -> None:
    # A token that is for somebody else as well could be sent on by them.
    if named not in (audience, [audience]):
        _refuse("The token is for another address", f"`aud` must be {audience} and nothing else")


def _is_signed(signed: CompactSignature, key: PublicKey) -> bool:
    try:
        return validate_compact(signed, key, registry=_REGISTRY)
    except (JoseError, ValueError, TypeError):
        return False


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= _LONGEST_TEXT:
        _refuse("The token is not complete", f"`{name}` must be a string of 1 to {_LONGEST_TEXT} characters")
    return value


def _number(claims: Mapping[str, Any], name: str) -> float:
    value = claims.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _LAST_SECOND:
        _refuse("The token is not complete", f"`{name}` must be a number of seconds since 1970")
    return value


def _refuse(title: str, detail: str) -> NoReturn:
    raise AuthenticationError(title, detail)
