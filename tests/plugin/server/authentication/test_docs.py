"""The example in the manual is one that works."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from dialogvakt.server.authentication import load_authentication
from tests.plugin.conftest import ROOT
from tests.plugin.server.authentication.issuing import Signer

MANUAL = (ROOT / "docs" / "authentication.md").read_text(encoding="utf-8")
KEY = "c0ffee" * 6


@pytest.mark.asyncio
async def test_the_file_in_the_manual_lets_clients_in(tmp_path: Path, signer: Signer) -> None:
    fences = re.findall(r"^```(\w*)\n(.*?)^```$", MANUAL, re.DOTALL | re.MULTILINE)
    (told,) = (text for language, text in fences if language == "toml")
    (keys,) = (text for _, text in fences if text.startswith("# NAME KEY"))
    texts = {"told.toml": told, "keys": keys.replace("c0ffee…", KEY), "other.jwks.json": json.dumps(signer.key_set())}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        (tmp_path / name).chmod(0o640)
    authenticator = load_authentication(tmp_path / "told.toml")
    assert authenticator.base_url == "https://dialogvakt.example.no"
    assert await authenticator.authenticate([f"Bearer {KEY}"], "/v1/check") == "epj-nord"
