"""Keys from a file: each line holds the name of a client and its key."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass

from dialogvakt.errors import InputError

_NAME = re.compile(r"[A-Za-z0-9._-]{1,60}")
# No full stop, which is how a token is told from a key.
_KEY = re.compile(r"[A-Za-z0-9~+/=_-]{32,256}")
KEY_IN_WORDS = "32 to 256 of the characters A-Z a-z 0-9 ~ + / = _ -, as `openssl rand -base64 32` makes them"


@dataclass(frozen=True, slots=True)
class ApiKeys:
    """The names of clients by the digests of their keys; a client may have several, so that it can change them."""

    names: Mapping[bytes, str]

    def owner(self, key: str) -> str | None:
        """Return whose key it is; how long that takes tells nothing about the keys."""
        digest = _digest(key)
        found = [name for known, name in self.names.items() if hmac.compare_digest(known, digest)]
        return found[0] if found else None


def read_keys(text: str, source: str) -> ApiKeys:
    """Read `NAME KEY` lines, with empty ones and `# …` between them; raises `InputError` that names file and line."""
    names: dict[bytes, str] = {}
    for number, line in enumerate(text.splitlines(), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        place = f"{source}:{number}"
        if len(words) != 2:
            raise InputError(place, None, "is no name and key with a space between them")
        name, key = words
        if not _NAME.fullmatch(name):
            raise InputError(place, "name", "is not valid", allowed=("1 to 60 of the characters A-Z a-z 0-9 . _ -",))
        if not _KEY.fullmatch(key):
            raise InputError(place, "key", "is not valid", allowed=(KEY_IN_WORDS,))
        if names.setdefault(_digest(key), name) != name:
            raise InputError(place, "key", "is another client's, too")
    if not names:
        raise InputError(source, None, "holds no key", allowed=("lines with a name, a space and a key",))
    return ApiKeys(names)


def _digest(key: str) -> bytes:
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).digest()
