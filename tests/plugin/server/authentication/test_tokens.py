"""A token lets in only whom a known issuer has signed for, to this address, now, and once."""

from __future__ import annotations

import base64
import hmac
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from joserfc.jwk import ECKey

from dialogvakt.server.authentication import AuthenticationError, AuthenticationUnavailable
from dialogvakt.server.authentication.issuers import FileIssuer
from dialogvakt.server.authentication.publickeys import read_public_keys
from dialogvakt.server.authentication.replay import UsedTokens
from dialogvakt.server.authentication.tokens import Times, Tokens
from dialogvakt.server.authentication.watchedfile import OTHERS_WRITE, WatchedFile
from tests.plugin.server.authentication.conftest import Clock
from tests.plugin.server.authentication.issuing import AUDIENCE, BASE_URL, ISSUER, JKU, NOW, Signer, encoded

SKEW, LONGEST = 30, 300
pytestmark = pytest.mark.asyncio
Making = Callable[..., Tokens]


@pytest.fixture(scope="session")
def key_file(signer: Signer, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("issuer") / "jwks.json"
    path.write_text(json.dumps(signer.key_set()))
    path.chmod(0o644)
    return path


@pytest.fixture
def making(key_file: Path, clock: Clock) -> Making:
    """Makes verifiers that trust one issuer."""
    clock.now = NOW

    def make(used: UsedTokens | None = None) -> Tokens:
        issuer = FileIssuer(WatchedFile(key_file, read_public_keys, OTHERS_WRITE), frozenset([JKU]))
        return Tokens({ISSUER: issuer}, Times(LONGEST, SKEW), used, clock)

    return make


@pytest.fixture
def tokens(making: Making) -> Tokens:
    return making()


async def refusal(tokens: Tokens, token: str) -> str:
    """What is said of a token that must not be taken."""
    with pytest.raises(AuthenticationError) as caught:
        await tokens.issuer_of(token, AUDIENCE)
    assert caught.value.status == 401
    assert caught.value.headers["WWW-Authenticate"].startswith('Bearer realm="dialogvakt", error="invalid_token"')
    return caught.value.title


@pytest.mark.parametrize("algorithm", ["ES384", "RS384"])
async def test_a_right_token_names_its_issuer(tokens: Tokens, signer: Signer, algorithm: str) -> None:
    assert await tokens.issuer_of(signer.token(algorithm), AUDIENCE) == ISSUER


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": [AUDIENCE]},
        {"header": {"jku": JKU}},
        {"header": {"typ": "jwt", "x5t": "what the standard lets a header hold", "own": 1}},
        {"tenant": "2ddd", "sub": "anybody", "nbf": NOW},
        {"iat": NOW - 0.5, "exp": NOW + 10.5},
    ],
    ids=str,
)
async def test_what_the_standard_leaves_open_is_taken(tokens: Tokens, signer: Signer, changes: dict[str, Any]) -> None:
    assert await tokens.issuer_of(signer.token(**changes), AUDIENCE) == ISSUER


@pytest.mark.parametrize("algorithm", ["ES384", "RS384"])
async def test_a_forged_token_is_refused(tokens: Tokens, forger: Signer, algorithm: str) -> None:
    assert await refusal(tokens, forger.token(algorithm)) == "The token's signature is wrong"


async def test_a_token_whose_claims_were_changed_is_refused(tokens: Tokens, signer: Signer) -> None:
    head, _, signature = signer.token().split(".")
    _, claims, _ = signer.token(sub="somebody-else").split(".")
    assert await refusal(tokens, f"{head}.{claims}.{signature}") == "The token's signature is wrong"


async def test_a_forged_token_does_not_use_up_the_right_one(tokens: Tokens, signer: Signer, forger: Signer) -> None:
    await refusal(tokens, forger.token(jti="same"))
    assert await tokens.issuer_of(signer.token(jti="same"), AUDIENCE) == ISSUER


@pytest.mark.parametrize("algorithm", ["HS256", "HS384", "HS512"])
async def test_a_token_signed_with_what_everybody_knows_is_refused(
    tokens: Tokens, signer: Signer, algorithm: str
) -> None:
    # The classic: the public key, which all may read, as the secret of a symmetric algorithm.
    for name, public in signer.keys.items():
        signed = f"{encoded(json.dumps({'alg': algorithm, 'typ': 'JWT', 'kid': name}))}.{signer.token().split('.')[1]}"
        digest = hmac.digest(public.as_pem(private=False), signed.encode(), f"sha{algorithm[2:]}")
        token = f"{signed}.{base64.urlsafe_b64encode(digest).decode().rstrip('=')}"
        assert await refusal(tokens, token) == "The token's algorithm is not allowed"


@pytest.mark.parametrize("algorithm", ["none", "None", "NONE", "", None], ids=repr)
async def test_an_unsigned_token_is_refused(tokens: Tokens, signer: Signer, algorithm: str | None) -> None:
    _, claims, _ = signer.token().split(".")
    head = {"typ": "JWT", "kid": "ES384"} | ({} if algorithm is None else {"alg": algorithm})
    assert await refusal(tokens, f"{encoded(json.dumps(head))}.{claims}.") in (
        "The token's algorithm is not allowed",
        "The token cannot be read",
    )


@pytest.mark.parametrize(("algorithm", "kid"), [("ES384", "RS384"), ("RS384", "ES384")])
async def test_a_key_is_good_for_its_own_algorithm_only(
    tokens: Tokens, signer: Signer, algorithm: str, kid: str
) -> None:
    assert await refusal(tokens, signer.token(algorithm, header={"kid": kid})) == "The token's key is not known here"


async def test_other_asymmetric_algorithms_are_refused(tokens: Tokens, signer: Signer) -> None:
    for algorithm, key in (("ES256", ECKey.generate_key("P-256")), ("PS384", None), ("RS256", None)):
        token = signer.token(algorithm, key=key or signer.keys["RS384"], header={"kid": "RS384"})
        assert await refusal(tokens, token) == "The token's algorithm is not allowed"


async def test_a_token_used_before_is_refused(tokens: Tokens, signer: Signer) -> None:
    token = signer.token()
    assert await tokens.issuer_of(token, AUDIENCE) == ISSUER
    assert await refusal(tokens, token) == "The token has been used before"


async def test_another_token_with_the_same_jti_is_refused(tokens: Tokens, signer: Signer, clock: Clock) -> None:
    assert await tokens.issuer_of(signer.token(jti="one"), AUDIENCE) == ISSUER
    clock.now += 120 + SKEW - 1
    assert await refusal(tokens, signer.token(jti="one", iat=clock.now, exp=clock.now + 9)) == (
        "The token has been used before"
    )


async def test_a_full_memory_is_the_services_trouble(making: Making, signer: Signer) -> None:
    tokens = making(UsedTokens(most=1))
    assert await tokens.issuer_of(signer.token(), AUDIENCE) == ISSUER
    with pytest.raises(AuthenticationUnavailable) as caught:
        await tokens.issuer_of(signer.token(), AUDIENCE)
    assert (caught.value.status, caught.value.headers) == (503, {"Retry-After": "10"})


@pytest.mark.parametrize(
    "audience",
    [
        BASE_URL,
        BASE_URL + "/cds-services",
        AUDIENCE + "/",
        AUDIENCE.upper(),
        AUDIENCE.replace("https", "http"),
        AUDIENCE + "/feedback",
        "",
        7,
        [],
        {AUDIENCE: 1},
        [AUDIENCE, "https://elsewhere.example"],
        [[AUDIENCE]],
        None,
    ],
    ids=str,
)
async def test_a_token_for_another_address_is_refused(tokens: Tokens, signer: Signer, audience: object) -> None:
    assert await refusal(tokens, signer.token(aud=audience)) == "The token is for another address"


@pytest.mark.parametrize(
    "issuer", ["https://other.example/", ISSUER.rstrip("/"), ISSUER.upper(), "https://epj.example//"]
)
async def test_an_unknown_issuer_is_refused(tokens: Tokens, signer: Signer, issuer: str) -> None:
    assert await refusal(tokens, signer.token(iss=issuer)) == "The token's issuer is not known here"


async def test_keys_from_an_address_that_is_not_listed_are_refused(tokens: Tokens, forger: Signer) -> None:
    for address in ("https://evil.example/jwks.json", JKU + "?", JKU.upper(), "", "file:///etc/passwd"):
        token = forger.signed({"alg": "ES384", "typ": "JWT", "kid": "ES384"}, claims_of(forger.token()))
        head = encoded(json.dumps({"alg": "ES384", "typ": "JWT", "kid": "ES384", "jku": address}))
        assert await refusal(tokens, ".".join([head, *token.split(".")[1:]])) in (
            "The token names keys that are not trusted",
            "The token cannot be read",
        )


async def test_a_key_in_the_token_itself_is_not_used(tokens: Tokens, forger: Signer) -> None:
    own = forger.keys["ES384"].as_dict(private=False)
    assert await refusal(tokens, forger.token(header={"jwk": own})) == "The token's signature is wrong"


@pytest.mark.parametrize("extra", [{"jku": 7}, {"cty": 7}, {"x5c": "certificate"}], ids=str)
async def test_a_header_of_the_wrong_form_is_refused(tokens: Tokens, signer: Signer, extra: dict[str, Any]) -> None:
    head = {"alg": "ES384", "typ": "JWT", "kid": "ES384", **extra}
    parts = signer.token().split(".")
    assert await refusal(tokens, ".".join([encoded(json.dumps(head)), *parts[1:]])) in (
        "The token cannot be read",
        "The token's signature is wrong",
    )


async def test_an_unknown_key_is_refused(tokens: Tokens, signer: Signer) -> None:
    assert await refusal(tokens, signer.token(header={"kid": "old"})) == "The token's key is not known here"


@pytest.mark.parametrize(
    ("issued", "expires", "taken"),
    [
        # The client's clock is behind: the token seems to have expired.
        (-100, -SKEW + 1, True),
        (-100, -SKEW, False),
        (-100, -SKEW - 1, False),
        # The client's clock is ahead: the token seems to be from the future.
        (SKEW, SKEW + 60, True),
        (SKEW + 1, SKEW + 60, False),
        # How long it holds.
        (0, LONGEST, True),
        (0, LONGEST + 1, False),
        (0, 0, False),
        (1, 0, False),
        (-10 * 365 * 86400, 60, False),
        (0, 10 * 365 * 86400, False),
    ],
)
async def test_a_token_holds_for_a_short_time(
    tokens: Tokens, signer: Signer, issued: int, expires: int, taken: bool
) -> None:
    token = signer.token(iat=NOW + issued, exp=NOW + expires)
    if taken:
        assert await tokens.issuer_of(token, AUDIENCE) == ISSUER
    else:
        assert await refusal(tokens, token) in (
            "The token has expired",
            "The token is not valid yet",
            "The token is not valid for a short time",
        )


async def test_nbf_is_heeded(tokens: Tokens, signer: Signer) -> None:
    assert await tokens.issuer_of(signer.token(nbf=NOW + SKEW), AUDIENCE) == ISSUER
    assert await refusal(tokens, signer.token(nbf=NOW + SKEW + 1)) == "The token is not valid yet"


@pytest.mark.parametrize("name", ["exp", "iat"])
@pytest.mark.parametrize(
    "value", [None, True, "1780000000", [NOW], 10**400, -(10**400)], ids=lambda value: ascii(value)[:20]
)
async def test_times_are_numbers(tokens: Tokens, signer: Signer, name: str, value: object) -> None:
    assert (await refusal(tokens, signer.token(**dict[str, Any]({name: value})))).startswith(
        ("The token is not ", "The token has ")
    )


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
async def test_what_json_has_no_number_for_is_no_time(tokens: Tokens, signer: Signer, number: str) -> None:
    payload = claims_of(signer.token()).replace(f'"exp": {NOW + 120}', f'"exp": {number}')
    assert f'"exp": {number}' in payload
    token = signer.signed({"alg": "ES384", "typ": "JWT", "kid": "ES384"}, payload)
    assert await refusal(tokens, token) in ("The token cannot be read", "The token is not complete")


@pytest.mark.parametrize(
    "changes",
    [
        {"jti": None},
        {"jti": ""},
        {"jti": 7},
        {"jti": "j" * 257},
        {"iss": None},
        {"iss": [ISSUER]},
        {"header": {"kid": None}},
    ],
    ids=str,
)
async def test_what_the_standard_asks_for_must_be_there(
    tokens: Tokens, signer: Signer, changes: dict[str, Any]
) -> None:
    assert await refusal(tokens, signer.token(**changes)) == "The token is not complete"


@pytest.mark.parametrize("kind", [None, "at+jwt", "JOSE", 7])
async def test_another_kind_of_token_is_refused(tokens: Tokens, signer: Signer, kind: object) -> None:
    head = {"alg": "ES384", "kid": "ES384"} | ({} if kind is None else {"typ": kind})
    parts = signer.token().split(".")
    assert await refusal(tokens, ".".join([encoded(json.dumps(head)), *parts[1:]])) in (
        "The token is of another kind",
        "The token cannot be read",
    )


@pytest.mark.parametrize(
    "extra", [{"crit": ["exp"], "exp": 1}, {"b64": False, "crit": ["b64"]}, {"b64": True}], ids=str
)
async def test_a_header_that_must_be_understood_and_is_not_is_refused(
    tokens: Tokens, signer: Signer, extra: dict[str, Any]
) -> None:
    head = {"alg": "ES384", "typ": "JWT", "kid": "ES384", **extra}
    parts = signer.token().split(".")
    assert await refusal(tokens, ".".join([encoded(json.dumps(head)), *parts[1:]])) == "The token cannot be read"


@pytest.mark.parametrize(
    "token",
    [
        "..",
        "a.b.c",
        "a.b.c.d",
        "....",
        f"{encoded('[]')}.{encoded('{}')}.AAAA",
        f"{encoded(json.dumps('alg'))}.{encoded('{}')}.AAAA",
        f"{encoded('[' * 50_000)}.{encoded('{}')}.AAAA",
        f"{encoded(json.dumps({'alg': 'ES384'}))}.{encoded('[' * 2_500)}.AAAA",
        f"{encoded(json.dumps({'alg': 'ES384'}))}.{encoded('7')}.AAAA",
        f"{encoded(json.dumps({'alg': ['ES384']}))}.{encoded('{}')}.AAAA",
        f"{encoded(json.dumps({'alg': 'ES384'}))}.{encoded('{' + ' ' * 9000 + '}')}.AAAA",
        "ø.ø.ø",
        "\ud800..",
    ],
    ids=lambda token: ascii(token[:40]),
)
async def test_what_is_no_token_is_refused(tokens: Tokens, token: str) -> None:
    await refusal(tokens, token)


async def test_no_answer_repeats_the_token(tokens: Tokens, signer: Signer) -> None:
    with pytest.raises(AuthenticationError) as caught:
        await tokens.issuer_of(signer.token(sub="hemmelegpasient", jti="", iss="https://hemmeleg.example"), AUDIENCE)
    assert "hemmeleg" not in str(caught.value) + str(caught.value.headers)


@given(place=st.floats(0, 1, exclude_max=True), other=st.characters(codec="ascii"))
async def test_a_token_changed_anywhere_is_refused(signer: Signer, key_file: Path, place: float, other: str) -> None:
    issuer = FileIssuer(WatchedFile(key_file, read_public_keys, OTHERS_WRITE))
    tokens = Tokens({ISSUER: issuer}, Times(LONGEST, SKEW), clock=lambda: NOW)
    token = signer.token()
    index = int(place * len(token))
    assume(token[index] != other)
    await refusal(tokens, token[:index] + other + token[index + 1 :])


def claims_of(token: str) -> str:
    """The payload of a token, as it was written."""
    part = token.split(".")[1]
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4)).decode()
