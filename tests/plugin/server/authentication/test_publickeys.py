"""A JWK set gives the public keys that can check a token, and nothing else."""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest
from joserfc.jwk import ECKey, OctKey, OKPKey, RSAKey

from dialogvakt import InputError
from dialogvakt.server.authentication.publickeys import read_public_keys
from tests.plugin.server.authentication.issuing import Signer


def read(*keys: Any) -> Any:
    return read_public_keys(json.dumps({"keys": list(keys)}), "set")


@pytest.fixture(scope="session")
def elliptic(signer: Signer) -> dict[str, Any]:
    return dict(signer.keys["ES384"].as_dict(private=False))


def test_keys_are_found_by_id_and_algorithm(signer: Signer) -> None:
    keys = read_public_keys(json.dumps(signer.key_set()), "set")
    assert set(keys) == {("ES384", "ES384"), ("RS384", "RS384")}
    assert not any(key.is_private for key in keys.values())


@pytest.mark.parametrize(
    "other",
    [
        {"kty": "quantum", "kid": "q"},
        {"kty": ["EC"], "crv": {"P": 384}, "kid": "q"},
        {"use": "enc"},
        {"key_ops": ["encrypt"]},
        {"key_ops": "verify"},
        {"alg": "ES512"},
        {"alg": "none"},
        {"crv": "P-256"},
    ],
    ids=str,
)
def test_a_key_that_is_for_something_else_is_passed_over(elliptic: dict[str, Any], other: dict[str, Any]) -> None:
    assert set(read(elliptic | {"kid": "other"} | other, elliptic)) == {("ES384", "ES384")}
    with pytest.raises(InputError, match="set: keys: holds no key for tokens"):
        read(elliptic | other)


def test_other_curves_and_kinds_are_passed_over(elliptic: dict[str, Any]) -> None:
    others = [
        ECKey.generate_key("P-256", {"kid": "a"}).as_dict(private=False),
        OKPKey.generate_key("Ed25519", {"kid": "b"}).as_dict(private=False),
    ]
    assert set(read(*others, elliptic)) == {("ES384", "ES384")}


@pytest.mark.parametrize("key", [ECKey.generate_key("P-384"), OctKey.generate_key(384)], ids=["private", "symmetric"])
def test_a_secret_key_is_refused_and_not_repeated(key: ECKey | OctKey) -> None:
    secret = key.as_dict(private=True)
    with pytest.raises(InputError) as caught:
        read(secret | {"kid": "a"})
    assert str(caught.value) == "set: keys.0: holds a secret; allowed: public keys"


def test_a_short_rsa_key_is_refused() -> None:
    with warnings.catch_warnings(action="ignore"):
        short = RSAKey.generate_key(1024, {"kid": "a"}).as_dict(private=False)
    with pytest.raises(InputError, match=r"set: keys\.0: is too short; allowed: at least 2048 bits"):
        read(short)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kid": 7}, "set: keys.0.kid: is no string with at least one character"),
        ({"kid": ""}, "set: keys.0.kid: is no string with at least one character"),
        ({"x": "AAAA"}, "set: keys.0: is no valid key"),
        ({"x": 7}, "set: keys.0: is no valid key"),
        ({"y": None}, "set: keys.0: is no valid key"),
    ],
    ids=str,
)
def test_a_key_that_cannot_be_used_is_told(elliptic: dict[str, Any], change: dict[str, Any], message: str) -> None:
    with pytest.raises(InputError) as caught:
        read(elliptic | change)
    assert str(caught.value) == message


def test_two_keys_with_one_id_are_told(elliptic: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=r"set: keys\.1\.kid: is another key's, too"):
        read(elliptic, elliptic)


@pytest.mark.parametrize("text", ["", "nothing", "[" * 100_000], ids=["empty", "text", "deep"])
def test_what_is_no_json_is_told(text: str) -> None:
    with pytest.raises(InputError, match="set: is no JSON"):
        read_public_keys(text, "set")


@pytest.mark.parametrize("text", ["[]", "7", "{}", '{"keys": {}}'])
def test_what_is_no_set_is_told(text: str) -> None:
    with pytest.raises(InputError, match="set: keys: is no list"):
        read_public_keys(text, "set")


def test_an_entry_that_is_no_key_is_told() -> None:
    with pytest.raises(InputError, match=r"set: keys\.0: is no object"):
        read("key")
