"""The file that says who may use the service is read strictly, and errors name the file and the key in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from dialogvakt import InputError
from dialogvakt.server.authentication import load_authentication
from dialogvakt.server.authentication.configuration import Configuration
from tests.plugin.server.authentication.issuing import Signer

KEY = "k" * 40
FIELDS = ", ".join(Configuration.model_fields)
ADDRESSES = "an https address without user, query and fragment, http on this machine"
Writing = Callable[[str], Path]


@pytest.fixture
def writing(tmp_path: Path, signer: Signer) -> Writing:
    """Writes a configuration beside a file with a key and one with a JWK set."""
    for name, text, mode in (("keys", f"epj {KEY}\n", 0o600), ("jwks.json", json.dumps(signer.key_set()), 0o644)):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(mode)

    def write(text: str) -> Path:
        path = tmp_path / "authentication.toml"
        path.write_text(text)
        path.chmod(0o644)
        return path

    return write


@pytest.mark.parametrize(
    "text",
    [
        'keys_file = "keys"',
        'base_url = "https://vakt.example/"\n[[issuer]]\niss = "a"\njwks_file = "jwks.json"',
        'base_url = "http://127.0.0.1:8383"\n[[issuer]]\niss = "a"\njku = ["https://epj.example/keys"]',
        'keys_file = "keys"\nbase_url = "http://[::1]:1"\ntoken_seconds = 60\nclock_skew_seconds = 0\n'
        '[[issuer]]\niss = "a"\njku = ["http://localhost/keys"]\n[[issuer]]\niss = "b"\njwks_file = "jwks.json"',
    ],
)
def test_a_right_file_is_taken(writing: Writing, text: str) -> None:
    load_authentication(writing(text))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ": lets nobody in; allowed: keys_file, [[issuer]] or both"),
        ("keys_file", ": is no TOML: Expected '=' after a key in a key/value pair (at end of document)"),
        ('keyfile = "keys"', f": keyfile: is no known field (did you mean keys_file?); allowed: {FIELDS}"),
        ("keys_file = 7", ": keys_file: is no string"),
        ('keys_file = "keys"\nclock_skew_seconds = 301', ": clock_skew_seconds: is out of range; allowed: 0 to 300"),
        ('keys_file = "keys"\ntoken_seconds = 3601', ": token_seconds: is out of range; allowed: 1 to 3600"),
        ('keys_file = "keys"\ntoken_seconds = 0', ": token_seconds: is out of range; allowed: 1 to 3600"),
        ('keys_file = "keys"\ntoken_seconds = "60"', ": token_seconds: is no whole number"),
        ('keys_file = "keys"\ntoken_seconds = true', ": token_seconds: is no whole number"),
        (
            '[[issuer]]\niss = "a"\njwks_file = "jwks.json"',
            ": base_url: is missing; allowed: the address under which clients reach the service, "
            "which tokens must name in `aud`",
        ),
        ("[[issuer]]\njwks_file = 'jwks.json'", ": issuer.0.iss: is missing"),
        (
            '[[issuer]]\niss = "a"\njkus = []',
            ": issuer.0.jkus: is no known field (did you mean jku?); allowed: iss, jku, jwks_file",
        ),
        ('[issuer]\niss = "a"', ": issuer: is no list"),
        (
            'base_url = "https://v.example"\n[[issuer]]\niss = "a"',
            ": issuer.0: has no keys; allowed: jku, jwks_file or both",
        ),
        ('base_url = "https://v.example"\n[[issuer]]\niss = ""\njwks_file = "jwks.json"', ": issuer.0.iss: is empty"),
        (
            'base_url = "https://v.example"\n' + '[[issuer]]\niss = "a"\njwks_file = "jwks.json"\n' * 2,
            ": issuer.1.iss: stands twice",
        ),
    ],
)
def test_a_wrong_file_is_told(writing: Writing, text: str, message: str) -> None:
    path = writing(text)
    with pytest.raises(InputError) as caught:
        load_authentication(path)
    assert str(caught.value) == f"{path}{message}"


@pytest.mark.parametrize(
    "address",
    [
        "http://epj.example/keys",
        "http://127.0.0.1.example/keys",
        "ftp://epj.example/keys",
        "file:///keys",
        "https:///keys",
        "https://user:secret@epj.example/keys",
        "https://epj.example/keys#a",
        "https://epj.example/keys?tenant=a",
        "https://epj.example:port/keys",
        "https://[::1/keys",
        "epj.example",
        "",
    ],
)
def test_only_addresses_that_are_safe_can_be_listed(writing: Writing, address: str) -> None:
    path = writing(f'base_url = "https://v.example"\n[[issuer]]\niss = "a"\njku = ["https://a.example/", "{address}"]')
    with pytest.raises(InputError) as caught:
        load_authentication(path)
    assert re.fullmatch(
        re.escape(f"{path}: issuer.0.jku.1: ")
        + r"is no address( that can be used)?"
        + re.escape(f"; allowed: {ADDRESSES}"),
        str(caught.value),
    )


def test_the_files_that_it_names_are_read_at_once(writing: Writing, tmp_path: Path) -> None:
    path = writing('keys_file = "keys"')
    (tmp_path / "keys").chmod(0o644)
    with pytest.raises(InputError, match=re.escape(f"{tmp_path / 'keys'}: is open to everybody on this machine")):
        load_authentication(path)
    path = writing('base_url = "https://v.example"\n[[issuer]]\niss = "a"\njwks_file = "nowhere.json"')
    with pytest.raises(InputError, match=re.escape(f"{tmp_path / 'nowhere.json'}: cannot be read")):
        load_authentication(path)


def test_nobody_else_may_change_it(writing: Writing) -> None:
    path = writing('keys_file = "keys"')
    path.chmod(0o666)
    with pytest.raises(InputError, match="is open to everybody on this machine"):
        load_authentication(path)
