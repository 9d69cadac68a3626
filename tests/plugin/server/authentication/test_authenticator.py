"""A request is somebody's by its one `Authorization: Bearer`: a key or a token."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from dialogvakt.server.authentication import (
    AuthenticationError,
    AuthenticationUnavailable,
    Authenticator,
    load_authentication,
)
from tests.plugin.server.authentication.issuing import BASE_URL, ISSUER, PATH, Signer

pytestmark = pytest.mark.asyncio
KEY = "k" * 40


@pytest.fixture
def folder(tmp_path: Path, signer: Signer) -> Path:
    """A folder with a whole configuration."""
    texts = {
        "keys": f"epj-nord {KEY}\n",
        "jwks.json": json.dumps(signer.key_set()),
        "both.toml": f'base_url = "{BASE_URL}/"\nkeys_file = "keys"\n'
        f'[[issuer]]\niss = "{ISSUER}"\njwks_file = "jwks.json"\n',
        "keys.toml": 'keys_file = "keys"\n',
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o600)
    return tmp_path


@pytest.fixture
def authenticator(folder: Path) -> Authenticator:
    return load_authentication(folder / "both.toml")


def fresh(signer: Signer) -> str:
    """A token that is good now."""
    now = int(time.time())
    return signer.token(iat=now, exp=now + 60)


async def test_a_key_and_a_token_tell_who_it_is(authenticator: Authenticator, signer: Signer) -> None:
    assert await authenticator.authenticate([f"Bearer {KEY}"], PATH) == "epj-nord"
    assert await authenticator.authenticate([f"bearer  {fresh(signer)} "], PATH) == ISSUER


async def test_a_token_is_for_one_path(authenticator: Authenticator, signer: Signer) -> None:
    with pytest.raises(AuthenticationError, match="for another address"):
        await authenticator.authenticate([f"Bearer {fresh(signer)}"], PATH + "/feedback")


@pytest.mark.parametrize(
    ("headers", "title"),
    [
        ([], "The request does not say who sends it"),
        ([f"Bearer {KEY}", f"Bearer {KEY}"], "The request says twice who sends it"),
        ([""], "The request does not say in the right way who sends it"),
        ([KEY], "The request does not say in the right way who sends it"),
        (["Bearer"], "The request does not say in the right way who sends it"),
        (["Bearer  "], "The request does not say in the right way who sends it"),
        ([f"Basic {KEY}"], "The request does not say in the right way who sends it"),
        ([f"Bearer {KEY[1:]}"], "The key is not known here"),
        ([f"Bearer {KEY} {KEY}"], "The key is not known here"),
        (["Bearer a.b.c"], "The token cannot be read"),
    ],
)
async def test_anything_else_is_refused(authenticator: Authenticator, headers: list[str], title: str) -> None:
    with pytest.raises(AuthenticationError) as caught:
        await authenticator.authenticate(headers, PATH)
    problem = caught.value
    assert (problem.status, problem.title) == (401, title)
    assert KEY[1:] not in str(problem) + str(problem.headers)
    assert ("error=" in problem.headers["WWW-Authenticate"]) == bool(headers)


async def test_without_issuers_no_token_is_good(folder: Path, signer: Signer) -> None:
    authenticator = load_authentication(folder / "keys.toml")
    with pytest.raises(AuthenticationError, match="The key is not known here"):
        await authenticator.authenticate([f"Bearer {fresh(signer)}"], PATH)


async def test_a_key_is_taken_away_while_the_service_runs(folder: Path, authenticator: Authenticator) -> None:
    assert await authenticator.authenticate([f"Bearer {KEY}"], PATH) == "epj-nord"
    (folder / "keys").write_text(f"epj-sor {'s' * 32}\n")
    with pytest.raises(AuthenticationError):
        await authenticator.authenticate([f"Bearer {KEY}"], PATH)
    assert await authenticator.authenticate([f"Bearer {'s' * 32}"], PATH) == "epj-sor"


async def test_files_that_cannot_be_read_are_not_the_clients_fault(
    folder: Path, authenticator: Authenticator, signer: Signer
) -> None:
    for name in ("keys", "jwks.json"):
        (folder / name).write_text("spoiled")
    for shown in (KEY, fresh(signer)):
        with pytest.raises(AuthenticationUnavailable) as caught:
            await authenticator.authenticate([f"Bearer {shown}"], PATH)
        assert caught.value.status == 503
