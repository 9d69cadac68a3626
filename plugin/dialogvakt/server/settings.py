"""What the service is told when it starts."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dialogvakt.errors import InputError

_ORIGIN = re.compile(r"https?://(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where the service listens, what it checks against, and its limits; times are in seconds, sizes in bytes.

    `guideline` is the one for drafts whose organisations have none of their own; one that is a folder is the only one.
    `folders` hold more guidelines. `origins` are the web origins whose pages may ask (`https://epj.example`).
    `authentication` is the file that says who may ask; `insecure` lets other machines ask without it. `check_seconds`
    is for one check, `wait_seconds` for the line before it, `client_seconds` for a client that is to send or to take
    something.
    Raises `InputError` for what is no origin.
    """

    host: str = "127.0.0.1"
    port: int = 8383
    workers: int = 1
    guideline: str | None = None
    folders: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    authentication: str | None = None
    insecure: bool = False
    max_body_bytes: int = 1024 * 1024
    max_batch_bytes: int = 16 * 1024 * 1024
    max_concurrent: int = 128
    check_seconds: float = 5.0
    wait_seconds: float = 10.0
    client_seconds: float = 10.0

    def __post_init__(self) -> None:
        """Refuse what would let every page of the web ask."""
        for origin in self.origins:
            if not _ORIGIN.fullmatch(origin):
                allowed = ("scheme, name and port, as https://epj.example:8443",)
                raise InputError("serve", "--origin", "is no web origin", allowed=allowed)
