"""Why a request is not let in; nothing here repeats a key or what stands in a token."""

from __future__ import annotations

REALM = "dialogvakt"


class Refusal(Exception):
    """A request is not let in: `title` says why, `detail` what would be right, `headers` go with the answer."""

    status = 401

    def __init__(self, title: str, detail: str, headers: dict[str, str]) -> None:
        self.title = title
        self.detail = detail
        self.headers = headers
        super().__init__(title, detail)

    def __str__(self) -> str:
        """The refusal in one line."""
        return f"{self.title}: {self.detail}"


class AuthenticationError(Refusal):
    """The request does not show who sends it: 401, with what RFC 6750 wants a client to be told."""

    def __init__(self, title: str, detail: str, *, nothing_shown: bool = False) -> None:
        challenge = f'Bearer realm="{REALM}"'
        if not nothing_shown:
            challenge += f', error="invalid_token", error_description="{title}"'
        super().__init__(title, detail, {"WWW-Authenticate": challenge})


class AuthenticationUnavailable(Refusal):
    """Who sends the request cannot be told just now, and the client is not to blame: 503."""

    status = 503

    def __init__(self, title: str, detail: str, *, seconds: int) -> None:
        super().__init__(title, detail, {"Retry-After": str(seconds)})
