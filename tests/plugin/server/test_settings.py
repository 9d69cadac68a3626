"""What the service may be told."""

from __future__ import annotations

import pytest

from dialogvakt import InputError
from dialogvakt.server.settings import Settings


@pytest.mark.parametrize("origin", ["https://epj.example", "http://localhost:8080", "http://[::1]:3000"])
def test_an_origin_may_ask(origin: str) -> None:
    assert Settings(origins=(origin,)).origins == (origin,)


@pytest.mark.parametrize(
    "origin", ["*", "null", "epj.example", "https://*.example", "https://epj.example/", "", "https://a; script-src *"]
)
def test_what_is_no_origin_is_refused(origin: str) -> None:
    with pytest.raises(InputError, match="serve: --origin: is no web origin; allowed: scheme, name and port"):
        Settings(origins=(origin,))
