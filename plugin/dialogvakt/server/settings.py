"""What the service is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the service listens, what it checks against, and its limits; times are in seconds, sizes in bytes.

    `guidelines` are bundled ids or folders, the first one being that of drafts that name none; empty stands for all
    bundled ones. `origins` are the web origins whose pages may ask (`https://epj.example`).
    """

    host: str = "127.0.0.1"
    port: int = 8383
    guidelines: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
