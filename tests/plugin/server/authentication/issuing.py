"""Signs tokens as an EPJ would, with keys made on the spot."""

from __future__ import annotations

import base64
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from joserfc import jws
from joserfc.jwk import ECKey, OctKey, RSAKey

ISSUER = "https://epj.example/"
JKU = "https://epj.example/jwks.json"
BASE_URL = "https://vakt.example/dialog"
PATH = "/cds-services/nordvik"
AUDIENCE = BASE_URL + PATH
NOW = 1_780_000_000
EVERY_ALGORITHM = jws.JWSRegistry(algorithms=list(jws.JWSRegistry.algorithms), strict_check_header=False)


@dataclass(frozen=True)
class Signer:
    """An issuer with a key for each algorithm; the key's id is the algorithm's name."""

    name: str = ISSUER
    keys: Mapping[str, ECKey | RSAKey] = field(
        default_factory=lambda: {
            "ES384": ECKey.generate_key("P-384", {"kid": "ES384"}),
            "RS384": RSAKey.generate_key(2048, {"kid": "RS384"}),
        }
    )

    def key_set(self) -> dict[str, Any]:
        """The public keys as a JWK set."""
        return {"keys": [key.as_dict(private=False) for key in self.keys.values()]}

    def token(
        self,
        algorithm: str = "ES384",
        *,
        header: Mapping[str, Any] | None = None,
        key: ECKey | RSAKey | OctKey | None = None,
        **claims: Any,
    ) -> str:
        """A token that is right in all but what is given; a claim or member that is given as None is left out."""
        head = {"alg": algorithm, "typ": "JWT", "kid": algorithm, **(header or {})}
        body = {"iss": self.name, "aud": AUDIENCE, "iat": NOW, "exp": NOW + 120, "jti": str(uuid.uuid4()), **claims}
        payload = json.dumps({name: value for name, value in body.items() if value is not None})
        return self.signed({name: value for name, value in head.items() if value is not None}, payload, key)

    def signed(self, header: dict[str, Any], payload: str, key: ECKey | RSAKey | OctKey | None = None) -> str:
        """Whatever header and payload are given, signed."""
        key = key or self.keys.get(header["alg"])
        if key is None:
            return ".".join([encoded(json.dumps(header)), encoded(payload), ""])
        return jws.serialize_compact(header, payload, key, registry=EVERY_ALGORITHM)


def encoded(text: str) -> str:
    """Text as a part of a token."""
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")
