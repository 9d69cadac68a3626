"""The public keys of an issuer, read from a JWK set (RFC 7517)."""

from __future__ import annotations

import json
import warnings
from collections.abc import Mapping
from typing import Any

from joserfc.errors import JoseError, SecurityWarning
from joserfc.jwk import ECKey, RSAKey

from dialogvakt.errors import InputError

PublicKey = ECKey | RSAKey
# By the key's id and the algorithm that it is for.
PublicKeys = Mapping[tuple[str, str], PublicKey]

# Asymmetric ones only: whoever can check a token must not be able to make one.
ALGORITHMS = ("ES384", "RS384")
_PRIVATE = ("d", "p", "q", "dp", "dq", "qi", "oth", "k")
_SMALLEST_RSA = 2048


def read_public_keys(text: str, source: str) -> PublicKeys:
    """Return the keys of a JWK set that can check a token, at least one; raises `InputError` that names the key.

    Keys for other uses and of other kinds are passed over, as the standard wants; a private one is an error.
    """
    found: dict[tuple[str, str], PublicKey] = {}
    for index, data in enumerate(_entries(text, source)):
        field = f"keys.{index}"
        if not isinstance(data, dict):
            raise InputError(source, field, "is no object")
        if any(member in data for member in _PRIVATE):
            raise InputError(source, field, "holds a secret", allowed=("public keys",))
        algorithm = _algorithm_of(data)
        if algorithm is None:
            continue
        kid = data.get("kid")
        if not isinstance(kid, str) or not kid:
            raise InputError(source, f"{field}.kid", "is no string with at least one character")
        if (kid, algorithm) in found:
            raise InputError(source, f"{field}.kid", "is another key's, too")
        found[kid, algorithm] = _import(data, source, field)
    if not found:
        raise InputError(source, "keys", "holds no key for tokens", allowed=("EC P-384 for ES384", "RSA for RS384"))
    return found


def _entries(text: str, source: str) -> list[Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(source, None, "is no JSON") from None
    keys = data.get("keys") if isinstance(data, dict) else None
    if not isinstance(keys, list):
        raise InputError(source, "keys", "is no list", allowed=("a JWK set: an object with the list `keys`",))
    return keys


def _algorithm_of(data: Mapping[str, Any]) -> str | None:
    """Return which of the algorithms a key is for."""
    operations = data.get("key_ops", ["verify"])
    if data.get("use", "sig") != "sig" or not isinstance(operations, list) or "verify" not in operations:
        return None
    kind = data.get("kty")
    algorithm = "RS384" if kind == "RSA" else "ES384" if kind == "EC" and data.get("crv") == "P-384" else None
    return algorithm if data.get("alg", algorithm) == algorithm else None


def _import(data: dict[str, Any], source: str, field: str) -> PublicKey:
    try:
        with warnings.catch_warnings(action="ignore", category=SecurityWarning):
            key = ECKey.import_key(data) if data["kty"] == "EC" else RSAKey.import_key(data)
    except (JoseError, ValueError, TypeError, KeyError):
        raise InputError(source, field, "is no valid key") from None
    if isinstance(key, RSAKey) and key.raw_value.key_size < _SMALLEST_RSA:
        raise InputError(source, field, "is too short", allowed=(f"at least {_SMALLEST_RSA} bits",))
    return key
