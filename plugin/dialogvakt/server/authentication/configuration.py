"""The file that says who may use the service (TOML)."""

from __future__ import annotations

import ipaddress
import tomllib
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, StrictInt, ValidationError

from dialogvakt.errors import InputError, explain_validation
from dialogvakt.server.authentication.apikeys import read_keys
from dialogvakt.server.authentication.authenticator import Authenticator
from dialogvakt.server.authentication.fetchedkeys import FetchedKeys
from dialogvakt.server.authentication.issuers import FileIssuer, Issuer, WebIssuer
from dialogvakt.server.authentication.publickeys import read_public_keys
from dialogvakt.server.authentication.tokens import Times, Tokens
from dialogvakt.server.authentication.watchedfile import OTHERS, OTHERS_WRITE, WatchedFile, read_closed

_LONGEST_TOKEN = 3600
_LARGEST_SKEW = 300


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class IssuerTable(_Strict):
    """One `[[issuer]]`: its name in `iss`, the addresses that `jku` may name, and a file that stands in for them."""

    iss: str
    jku: tuple[str, ...] = ()
    jwks_file: str | None = None


class Configuration(_Strict):
    """The whole file; paths are relative to its folder, times are in seconds."""

    base_url: str | None = None
    keys_file: str | None = None
    token_seconds: StrictInt = 300
    clock_skew_seconds: StrictInt = 60
    issuer: tuple[IssuerTable, ...] = ()


def load_authentication(path: Path) -> Authenticator:
    """Read the file and those that it names; raises `InputError` that names the file and the key in it.

    The file itself is read once; those that it names are read again when they change.
    """
    source = str(path)
    try:
        data = tomllib.loads(read_closed(path, OTHERS_WRITE))
        told = Configuration.model_validate(data)
    except tomllib.TOMLDecodeError as error:
        raise InputError(source, None, f"is no TOML: {error}") from None
    except ValidationError as error:
        raise explain_validation(error, Configuration, source) from None
    if told.keys_file is None and not told.issuer:
        raise InputError(source, None, "lets nobody in", allowed=("keys_file, [[issuer]] or both",))
    keys = None
    if told.keys_file is not None:
        keys = WatchedFile(path.parent / told.keys_file, read_keys, OTHERS)
        keys.content()
    times = _times(told, source)
    tokens = Tokens(_issuers(told, path), times) if told.issuer else None
    return Authenticator(keys, tokens, _base_url(told, source))


def _base_url(told: Configuration, source: str) -> str:
    if told.base_url is None:
        if told.issuer:
            allowed = ("the address under which clients reach the service, which tokens must name in `aud`",)
            raise InputError(source, "base_url", "is missing", allowed=allowed)
        return ""
    _refuse_bad_address(told.base_url, source, "base_url")
    return told.base_url.rstrip("/")


def _times(told: Configuration, source: str) -> Times:
    for field, value, least, most in (
        ("token_seconds", told.token_seconds, 1, _LONGEST_TOKEN),
        ("clock_skew_seconds", told.clock_skew_seconds, 0, _LARGEST_SKEW),
    ):
        if not least <= value <= most:
            raise InputError(source, field, "is out of range", allowed=(f"{least} to {most}",))
    return Times(told.token_seconds, told.clock_skew_seconds)


def _issuers(told: Configuration, path: Path) -> dict[str, Issuer]:
    issuers: dict[str, Issuer] = {}
    for index, table in enumerate(told.issuer):
        field = f"issuer.{index}"
        if not table.iss or table.iss in issuers:
            raise InputError(str(path), f"{field}.iss", "is empty" if not table.iss else "stands twice")
        for number, address in enumerate(table.jku):
            _refuse_bad_address(address, str(path), f"{field}.jku.{number}")
        if table.jwks_file is not None:
            file = WatchedFile(path.parent / table.jwks_file, read_public_keys, OTHERS_WRITE)
            file.content()
            issuers[table.iss] = FileIssuer(file, frozenset(table.jku))
        elif table.jku:
            issuers[table.iss] = WebIssuer({address: FetchedKeys(address) for address in table.jku})
        else:
            raise InputError(str(path), field, "has no keys", allowed=("jku, jwks_file or both",))
    return issuers


def _refuse_bad_address(address: str, source: str, field: str) -> None:
    allowed = ("an https address without user, query and fragment", "http on this machine")
    try:
        parts = urlsplit(address)
        host, safe = parts.hostname or "", parts.scheme == "https"
        _ = parts.port
    except ValueError:
        raise InputError(source, field, "is no address", allowed=allowed) from None
    safe = safe or (parts.scheme == "http" and _is_loopback(host))
    if not host or not safe or parts.username is not None or "?" in address or "#" in address:
        raise InputError(source, field, "is no address that can be used", allowed=allowed)


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
